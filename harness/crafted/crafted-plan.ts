import type { GenesisPlan } from '#sim/ports/staking-chain.ts';
import { TRIAL_TOKEN, trialPlan } from '../genesis/trial-plan.ts';

/** Who is there, by position in the population. */
export const VICTIM = 0;
export const PROPOSER = 1;
export const THIEF = 2;

/** The economy that crafted transactions are tried on: three wallets and one grant. */
export const CRAFTED_PLAN: GenesisPlan = trialPlan([100_000n, 100_000n, 50_000n], {
  seed: 10,
  treasuryBaseUnits: 1_000_000n * TRIAL_TOKEN,
  grants: [
    {
      beneficiary: VICTIM,
      group: 'team',
      totalBaseUnits: 100_000n * TRIAL_TOKEN,
      cliffDays: 0,
      durationDays: 100,
    },
  ],
  agentIds: ['victim', 'proposer', 'thief'],
});
