import { parseScenario } from '#scenarios/index.ts';
import { FEATURE_NAMES, type FeatureFlags } from '#sim/core/features.ts';
import { chainClockAt } from '#sim/engine/chain-clock.ts';
import type { GenesisPlan } from '#sim/ports/staking-chain.ts';

/** The two profiles that scenarios have, and every mitigation at once. */
export const HISTORY_PROFILES = ['plan', 'hardened', 'everything'] as const;
export type HistoryProfile = (typeof HISTORY_PROFILES)[number];

/** Whole tokens by agent: some cannot propose, one is beyond the stake cap. */
const HOLDINGS_TOKENS = [
  14_000_000n,
  5_000_000n,
  4_000_000n,
  3_000_000n,
  2_500_000n,
  2_000_000n,
  1_500_000n,
  1_000_000n,
  400_000n,
  90_000n,
  20_000n,
  3_000n,
] as const;

const SCENARIO = {
  version: 1,
  name: 'history',
  horizon: '30d',
  population: [
    {
      cohort: 'agents',
      count: 1,
      holdings: { pareto: { alpha: 1.1, min: '10_000 ACT', max: '20_000 ACT' } },
      policy: { kind: 'staker' },
    },
  ],
};

/**
 * A profile's own defaults for twelve agents, two of them with vesting grants, one grant for nobody of them. With
 * every mitigation the token has three decimals unless told otherwise, so that rounding shows in most amounts.
 */
export function historyPlan(profile: HistoryProfile, decimals = profile === 'everything' ? 3 : 9): GenesisPlan {
  const isEverything = profile === 'everything';
  const text = JSON.stringify({
    ...SCENARIO,
    profile: isEverything ? 'hardened' : profile,
    token: { decimals },
  });
  const spec = parseScenario(text, { file: 'history.json', format: 'json' });
  const { token, rewards } = spec;
  const one = 10n ** BigInt(token.decimals);
  return {
    seed: spec.seed,
    clock: chainClockAt(spec, 0),
    token,
    staking: spec.staking,
    rewardRateBps: rewards.rewardRateBps,
    minClaimBaseUnits: rewards.minClaimBaseUnits,
    features: isEverything ? allFeatures() : spec.features,
    boosters: { ...rewards.boosters, longTermDays: 60 },
    minDebateFeeBaseUnits: rewards.minDebateFeeBaseUnits,
    inflationBps: rewards.inflationBps,
    inflationCapBps: rewards.inflationCapBps,
    governance: { ...spec.governance, vetoDays: 730, quadratic: isEverything ? 'all' : spec.governance.quadratic },
    treasury: spec.treasury,
    treasuryBaseUnits: 200_000_000n * one,
    grants: [
      { beneficiary: 2, group: 'team', totalBaseUnits: 7_000_001n * one + 1n, cliffDays: 90, durationDays: 900 },
      { beneficiary: 8, group: 'team', totalBaseUnits: 3_000_000n * one, cliffDays: 0, durationDays: 1_460 },
      {
        beneficiary: undefined,
        group: 'partners',
        totalBaseUnits: 100_000_000n * one,
        cliffDays: 30,
        durationDays: 730,
      },
    ],
    agentIds: HOLDINGS_TOKENS.map((_, agent) => `agent-${agent}`),
    holdingsBaseUnits: HOLDINGS_TOKENS.map((tokens) => tokens * one),
  };
}

/** US dollars in the pool, with the desk, and in the wallets of a market history. */
const POOL_USD = 1_500_000n;
const DESK_USD = 2_000_000n;
/** By agent; the last two come later, with nothing until they are funded. */
const CASH_USD = [900_000n, 0n, 250_000n, 40_000n, 7_777n, 1n, 100_000n, 0n, 3n, 12_345n, 0n, 0n];

/** The same plan with a market; 12 million tokens in the pool. Nobody owns what the last two agents had. */
export function marketHistoryPlan(profile: HistoryProfile, feeBps: number, decimals?: number): GenesisPlan {
  const plan = historyPlan(profile, decimals);
  const one = 10n ** BigInt(plan.token.decimals);
  const dollar = 10n ** BigInt(plan.treasury.quoteDecimals);
  const late = plan.agentIds.length - 2;
  return {
    ...plan,
    holdingsBaseUnits: plan.holdingsBaseUnits.map((holding, agent) => (agent < late ? holding : 0n)),
    market: {
      feeBps,
      tokenBaseUnits: 12_000_000n * one + 7n,
      quoteUnits: POOL_USD * dollar + 1n,
      deskBaseUnits: 15_000_000n * one,
      deskQuoteUnits: DESK_USD * dollar,
      cashQuoteUnits: CASH_USD.map((dollars) => dollars * dollar),
    },
  };
}

function allFeatures(): FeatureFlags {
  return Object.fromEntries(FEATURE_NAMES.map((name) => [name, true])) as FeatureFlags & object;
}
