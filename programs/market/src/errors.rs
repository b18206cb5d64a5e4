use pinocchio::error::ProgramError;

/// Every refusal has an error of its own. A number is never reused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum MarketError {
    /// The market or its positions are not empty.
    AlreadyOpen = 7000,
    /// An account is not the market's, or not of the kind that is asked for.
    WrongAccount,
    /// The fee is above `MAX_FEE_BPS`.
    FeeOutOfRange,
    /// An amount is 0, or too small to give a share.
    ZeroAmount,
    /// A swap, before anybody has provided.
    NoLiquidity,
    /// Less than `min_out` would come out.
    SlippageExceeded,
    /// Nothing would come out.
    NothingOut,
    /// More shares than the provider has.
    SharesExceeded,
    /// Every place for a provider is taken.
    PositionsFull,
    /// Beyond u64.
    MathOverflow,
    /// No instruction has this tag, or its arguments are others.
    UnknownInstruction,
    /// Provider or trader did not sign.
    NotSigner,
}

impl From<MarketError> for ProgramError {
    fn from(error: MarketError) -> Self {
        ProgramError::Custom(error as u32)
    }
}

pub type Outcome<T> = Result<T, MarketError>;

/// Fails with `error` unless `condition` holds.
macro_rules! ensure {
    ($condition:expr, $error:ident) => {
        if !$condition {
            return Err(Into::into($crate::errors::MarketError::$error));
        }
    };
}
pub(crate) use ensure;
