//! What a stake account votes with, and which votes it remembers.

use super::user_stake::REMEMBERED;
use super::{CastVote, StakeEntry, StakingPool, UserStake};
use crate::access::Outcome;
use crate::math::add;

impl UserStake {
    /// The live entries; the search ends with the last of them.
    fn live_entries(&self) -> impl Iterator<Item = &StakeEntry> {
        self.entries.iter().filter(|entry| entry.is_live()).take(usize::from(self.entry_count))
    }

    /// Voting power on the open day: entries of earlier days.
    pub fn power_on(&self, pool: &StakingPool) -> Outcome<u64> {
        let mut power: u64 = 0;
        for entry in self.live_entries().filter(|entry| entry.start_day < pool.last_day) {
            power = add(power, entry.power_on(pool.last_day)?)?;
        }
        Ok(power)
    }

    /// Tokens in entries made before `day`.
    pub fn tokens_before(&self, day: u32) -> Outcome<u64> {
        let mut tokens: u64 = 0;
        for entry in self.live_entries().filter(|entry| entry.start_day < day) {
            tokens = add(tokens, entry.amount)?;
        }
        Ok(tokens)
    }

    /// What a vote weighs: entries made before `eligible_before`, as they are now (amounts only fall after the
    /// snapshot), with their lock's multiplier only if the lock lasts to the end of voting.
    pub fn power_at_snapshot(&self, snapshot_day: u32, eligible_before: u32, voting_end: i64) -> Outcome<u64> {
        let mut power: u64 = 0;
        for entry in self.live_entries().filter(|entry| entry.start_day < eligible_before) {
            let locked = entry.end_day != entry.start_day && entry.lock_end >= voting_end;
            #[cfg(feature = "vuln-l03")]
            let locked = entry.end_day != entry.start_day;
            power = add(power, entry.power_when(locked, entry.ages_on(snapshot_day))?)?;
        }
        Ok(power)
    }

    /// Marks the vote, so that no second one follows, and remembers it.
    pub fn note_vote(&mut self, slot: u8, proposal_id: u32, side: u8, weight: u64, day: u32) {
        if let Some(mark) = self.voted.get_mut(usize::from(slot)) {
            *mark = proposal_id.saturating_add(1);
        }
        self.votes[usize::from(self.vote_count) % REMEMBERED] =
            CastVote { weight, proposal: proposal_id, day, side, _pad: [0; 7] };
        self.vote_count = self.vote_count.wrapping_add(1);
    }

    /// Whether one of the remembered votes was on this proposal.
    pub fn remembers_vote(&self, proposal_id: u32) -> bool {
        self.votes.iter().any(|vote| vote.day != 0 && vote.proposal == proposal_id)
    }
}
