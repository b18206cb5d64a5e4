import { EARNS_WHOLE_DAYS_ONLY, LOCKS_HOLD, WEIGHT_IS_FORMULA } from './entry-invariants.ts';
import type { Invariant } from './invariant.ts';
import { HISTORY_IMMUTABLE, REWARDS_CONSERVED, REWARDS_COVERED, WEIGHTS_ARE_SUMS } from './reward-invariants.ts';
import { STAKE_VAULT_COVERS_ENTRIES, TOKENS_CONSERVED, TOTAL_STAKED_IS_SUM } from './token-invariants.ts';

/**
 * What is checked after every tick, from observed accounts and without the model. The cost of a tick is that of the
 * accounts read in it; a tick that reads all of them is a full scan.
 */
export const INVARIANTS: readonly Invariant[] = [
  TOKENS_CONSERVED,
  STAKE_VAULT_COVERS_ENTRIES,
  TOTAL_STAKED_IS_SUM,
  REWARDS_COVERED,
  REWARDS_CONSERVED,
  HISTORY_IMMUTABLE,
  WEIGHTS_ARE_SUMS,
  EARNS_WHOLE_DAYS_ONLY,
  WEIGHT_IS_FORMULA,
  LOCKS_HOLD,
];

/** Checks of the ledger against the model, by id: every balance and field, and every outcome. */
export const LEDGER_BALANCES_ID = 'ledger.balances';
export const LEDGER_OUTCOMES_ID = 'ledger.outcomes';
