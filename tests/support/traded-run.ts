import { z } from 'zod';
import type { RunSpec } from '#sim/core/run-spec.ts';
import { definePolicy } from '#sim/policies/define-policy.ts';
import type { PolicyDefinition } from '#sim/policies/policy.ts';
import { ACT, ALL_ACTIONS, aRunSpec } from './sim-fixtures.ts';

/** Stakes a little every fifth day, sells and buys in turn on all others. */
function trader(): PolicyDefinition {
  return definePolicy({
    kind: 'trader',
    description: 'Trades and stakes.',
    configSchema: z.strictObject({}),
    actionKinds: () => ['stake', 'swap'],
    prepare: () => () => ({
      decide: ({ tickIndex, market, quoteUnits, walletBaseUnits }) => {
        const isHere = walletBaseUnits > 0n || quoteUnits > 0n;
        if (market?.pool === undefined || !isHere) return { intents: [], sleepDays: 1 };
        if (tickIndex % 5 === 0) {
          return { intents: [{ kind: 'stake', amountBaseUnits: 100n * ACT, lockDays: 0 }], sleepDays: 1 };
        }
        const side = tickIndex % 2 === 0 ? ('sell' as const) : ('buy' as const);
        const amountIn = (side === 'sell' ? walletBaseUnits : quoteUnits) / 200n;
        if (market.swapOutFloor(side, amountIn) === 0n) return { intents: [], sleepDays: 1 };
        return { intents: [{ kind: 'swap', side, amountIn, minOut: 1n }], sleepDays: 1 };
      },
      learn: () => undefined,
    }),
  });
}

/** 100 days of a market that falls by half on day 40, three of seven wallets that come later, no keeper on 40 days. */
export function aTradedRun(): { readonly spec: RunSpec; readonly policies: readonly PolicyDefinition[] } {
  const day = 86_400;
  const { population } = aRunSpec();
  const [retail] = population;
  const cash = { kind: 'pareto', alpha: 1.1, minBaseUnits: 100_000_000n, maxBaseUnits: 900_000_000n } as const;
  const traders = { ...retail!, count: 4, policy: { kind: 'trader', config: {} }, cash };
  const arrival = { atStartBps: 0, overSeconds: 60 * day };
  const spec = aRunSpec({
    horizonTicks: 100,
    seed: 3,
    outputs: ALL_ACTIONS,
    market: {
      startPriceUsd: 0.2,
      price: {
        kind: 'gbm',
        driftBps: 0,
        volatilityBps: 8_000,
        jumpsPerYear: 0,
        jumpMeanBps: 0,
        jumpDeviationBps: 0,
      },
      pool: {
        tokenBaseUnits: 50_000n * ACT,
        feeBps: 30,
        deskBaseUnits: 100_000n * ACT,
        deskQuoteUnits: 50_000_000_000n,
      },
    },
    events: [
      { kind: 'price', atSeconds: 40 * day, changeBps: -5_000 },
      { kind: 'demand', atSeconds: 50 * day, factor: 2, forSeconds: 10 * day },
    ],
    keeper: { outages: [{ atSeconds: 30 * day, forSeconds: 40 * day }] },
    population: [traders, { ...traders, cohort: 'later', count: 3, arrival }],
  });
  return { spec, policies: [trader()] };
}
