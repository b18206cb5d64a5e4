import {
  BUDGET_IS_FIXED,
  INFLATION_IS_CAPPED,
  LATE_ROLLS_EQUAL_DAILY,
  PAYOUTS_COME_FROM_EARNINGS,
} from './budget-invariants.ts';
import { EARNS_WHOLE_DAYS_ONLY, LOCKS_HOLD, WEIGHT_IS_FORMULA } from './entry-invariants.ts';
import type { Invariant, InvariantEntry } from './invariant.ts';
import {
  LAMPORTS_CONSERVED,
  MATURED_PRINCIPAL_LEAVES,
  NOBODY_GAINS_UNMODELLED,
  REFUSALS_CHANGE_NOTHING,
  STAKE_CAP_HOLDS,
} from './limit-invariants.ts';
import {
  MARKET_VAULTS_COVER_RESERVES,
  POOL_SHARE_NEVER_FALLS,
  POOL_SHARES_ARE_SUM,
  QUOTE_CONSERVED,
} from './market-invariants.ts';
import { PROPOSALS_ADVANCE, PROPOSALS_ARE_FIXED } from './proposal-invariants.ts';
import { HISTORY_IMMUTABLE, REWARDS_CONSERVED, REWARDS_COVERED, WEIGHTS_ARE_SUMS } from './reward-invariants.ts';
import { PAUSES_ARE_SHORT, RULES_CHANGE_BY_VOTE, SPENDING_IS_VOTED } from './rule-invariants.ts';
import { STAKE_VAULT_COVERS_ENTRIES, TOKENS_CONSERVED, TOTAL_STAKED_IS_SUM } from './token-invariants.ts';
import { STAKES_ARE_MET, TALLIES_ARE_VOTES, VOTES_ARE_BACKED } from './vote-invariants.ts';

/**
 * What must hold of every economy, from observed accounts. All but I08, I25 and parts of I15 and I16 ask no model. The
 * cost of a tick is that of the accounts read in it; a tick that reads all of them is a full scan.
 */
export const INVARIANTS: readonly Invariant[] = [
  TOKENS_CONSERVED,
  STAKE_VAULT_COVERS_ENTRIES,
  TOTAL_STAKED_IS_SUM,
  REWARDS_COVERED,
  REWARDS_CONSERVED,
  HISTORY_IMMUTABLE,
  WEIGHTS_ARE_SUMS,
  LATE_ROLLS_EQUAL_DAILY,
  EARNS_WHOLE_DAYS_ONLY,
  PAYOUTS_COME_FROM_EARNINGS,
  INFLATION_IS_CAPPED,
  BUDGET_IS_FIXED,
  STAKE_CAP_HOLDS,
  WEIGHT_IS_FORMULA,
  LOCKS_HOLD,
  MATURED_PRINCIPAL_LEAVES,
  TALLIES_ARE_VOTES,
  VOTES_ARE_BACKED,
  PROPOSALS_ARE_FIXED,
  PROPOSALS_ADVANCE,
  SPENDING_IS_VOTED,
  RULES_CHANGE_BY_VOTE,
  PAUSES_ARE_SHORT,
  STAKES_ARE_MET,
  NOBODY_GAINS_UNMODELLED,
  REFUSALS_CHANGE_NOTHING,
  LAMPORTS_CONSERVED,
  QUOTE_CONSERVED,
  POOL_SHARE_NEVER_FALLS,
  MARKET_VAULTS_COVER_RESERVES,
  POOL_SHARES_ARE_SUM,
];

/** Checks of the ledger against the model, by id: every balance and field, and every outcome. */
export const LEDGER_BALANCES_ID = 'ledger.balances';
export const LEDGER_OUTCOMES_ID = 'ledger.outcomes';

/** The ledger's own two checks, described as the invariants are. */
export const LEDGER_CHECKS: readonly InvariantEntry[] = [
  {
    id: LEDGER_BALANCES_ID,
    title: 'every balance and field is what the ledger predicted',
    severity: 'fatal',
    cadence: 'touched',
    compares: 'each account that was read, field by field, with the exact model',
    source: 'sim/ledger/economy/economy-model.ts',
  },
  {
    id: LEDGER_OUTCOMES_ID,
    title: 'every action was accepted or refused as the ledger predicted',
    severity: 'fatal',
    cadence: 'tick',
    compares: 'name and code of each outcome with the exact model',
    source: 'sim/ledger/economy/economy-model.ts',
  },
];

/** What has to hold by an invariant or a check of the ledger, in words. */
export function ruleOf(invariant: string): string | undefined {
  return [...INVARIANTS, ...LEDGER_CHECKS].find(({ id }) => id === invariant)?.title;
}
