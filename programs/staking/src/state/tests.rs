// A failing case is a panic here, which is what a test is for.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::arithmetic_side_effects,
    clippy::integer_division
)]

mod histories;
mod mitigations;
mod staking;
mod world;
