import { z } from 'zod';
import { bpsFloor, maxBigint, minBigint, mulDivFloor } from '../core/fixed.ts';
import { BASIS_POINTS, DAYS_PER_WEEK, DAYS_PER_YEAR } from '../core/units.ts';
import { spendingRoomFloor } from '../metrics/spending-window.ts';
import type { ProposalPayload } from '../ports/actions.ts';
import { meanDays, rateBps, shareBps, wholeTokens } from './config-fields.ts';
import { tokensToBaseUnits } from './holding.ts';
import type { Observation } from './policy.ts';
import type { Measure } from './reactive-proposals.ts';

export const rewardGrantFields = z.strictObject({
  target_apr_bps: rateBps(
    1_000,
    'Yearly reward rate of all that is staked, below which it proposes a grant; 0: never. Basis points.',
  ),
  weeks: z.int().min(1).max(52).default(4).describe('Weeks whose gap one grant fills; it is paid out in one week.'),
  max_tokens: wholeTokens(500_000, 'Largest grant. Tokens.'),
  room_share_bps: shareBps(
    5_000,
    'Share of what the treasury may still pay, by its cap and its reserve floor, that a grant takes at most. Basis points.',
  ),
  review_days: meanDays(7, 'Days between two looks at the rate.'),
  rest_days: meanDays(30, 'Days from the end of one such proposal to the next look.'),
});

type RewardGrantConfig = z.output<typeof rewardGrantFields>;

/** A grant to rewards when stakers earn less than they should. */
export function rewardGrants(config: RewardGrantConfig, firstAtDays: number): Measure {
  return {
    firstAtDays,
    reviewDays: config.review_days,
    restDays: config.rest_days,
    answer: (observation) => grantOf(observation, config),
  };
}

function grantOf(observation: Observation, config: RewardGrantConfig): ProposalPayload | undefined {
  const { pool, treasury, tokenUnitBaseUnits } = observation;
  const wanted = mulDivFloor(
    pool.totalStakedBaseUnits,
    BigInt(config.target_apr_bps * DAYS_PER_WEEK),
    BigInt(DAYS_PER_YEAR) * BASIS_POINTS,
  );
  const weekly = pool.budgetCurrentBaseUnits > 0n ? pool.budgetCurrentBaseUnits : pool.budgetNextBaseUnits;
  const gap = maxBigint(0n, wanted - weekly) * BigInt(config.weeks);
  const largest = minBigint(gap, tokensToBaseUnits(config.max_tokens, tokenUnitBaseUnits));
  const room = spendingRoomFloor(pool, treasury.state, treasury.balanceBaseUnits);
  const amountBaseUnits = minBigint(largest, bpsFloor(room, config.room_share_bps));
  // Less than a token would not be worth anybody's vote.
  if (amountBaseUnits < tokenUnitBaseUnits) return undefined;
  return { kind: 'spend', purpose: 'reward_grant', recipient: undefined, amountBaseUnits, priceQuoteUnits: 0n };
}
