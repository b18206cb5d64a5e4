import { z } from 'zod';
import { shareBps } from '../policies/config-fields.ts';

/** Settings that attacks by vote share. */
export const campaignLock = z
  .int()
  .min(0)
  .max(4)
  .default(4)
  .describe('Lock of its stakes: position in staking.locks, from 0.');

export const raidShare = shareBps(
  9_900,
  'Part that it proposes to be paid of what the treasury could pay on the day of the proposal. Basis points.',
);
