import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AgentAction, AgentState, PoolState, VaultState } from '#sim/ports/staking-chain.ts';
import { clockAt, genesisPlan, TOKEN } from '#tests/support/chain-plan.ts';
import { type Engine, openChain, outcomeName } from '#tests/support/open-chain.ts';

const AGENTS = 12;
const DAYS = 60;
const ACTIONS_PER_DAY = 5;
const SEED = 20_260_101;

const agent = fc.nat(AGENTS - 1);
const amountBaseUnits = fc.oneof(
  { weight: 8, arbitrary: fc.bigInt({ min: 100n, max: 3_000n }).map((tokens) => tokens * TOKEN) },
  { weight: 2, arbitrary: fc.bigInt({ min: 100n * TOKEN, max: 900n * TOKEN }) },
  { weight: 1, arbitrary: fc.constantFrom(0n, 1n, 99n * TOKEN, 20_000n * TOKEN) },
);
const lockDays = fc.constantFrom(0, 7, 30, 90, 180, 0, 7, 30, 8);
const action: fc.Arbitrary<AgentAction> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('stake' as const), agent, amountBaseUnits, lockDays }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('unstake' as const),
      agent,
      amountBaseUnits,
      force: fc.boolean(),
      entryIndex: fc.nat(2),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('claim_rewards' as const), agent }) },
);

interface Trace {
  readonly outcomes: readonly string[];
  readonly days: readonly (readonly [PoolState, readonly AgentState[], VaultState])[];
}

/** Plays the same list of days on an engine: what every action came to, and every account after every day. */
async function play(
  engineName: Engine['name'],
  days: readonly (readonly AgentAction[])[],
  step: number,
): Promise<Trace> {
  const plan = genesisPlan(Array.from({ length: AGENTS }, (_, i) => 1_000n * BigInt(i + 1)));
  const { chain } = await openChain(engineName, plan);
  const everyone = Array.from({ length: AGENTS }, (_, i) => i);
  const outcomes: string[] = [];
  const states: Trace['days'][number][] = [];
  for (const [day, actions] of days.entries()) {
    await chain.advanceTo(clockAt(day * step, 600));
    // Every ninth day nobody closes the days before, and everything is refused.
    if (day % 9 !== 8) outcomes.push(outcomeName(await chain.operate({ kind: 'roll' })));
    if (day % 7 === 0) {
      outcomes.push(outcomeName(await chain.operate({ kind: 'mint', amountBaseUnits: 5_000n * TOKEN + BigInt(day) })));
      outcomes.push(
        outcomeName(await chain.operate({ kind: 'fund_rewards', amountBaseUnits: 40_000n * TOKEN + BigInt(day) })),
      );
    }
    outcomes.push(...(await chain.submit(actions)).map(outcomeName));
    states.push([await chain.readPool(), await chain.readAgents(everyone), await chain.readVaults()]);
  }
  await chain.close();
  return { outcomes, days: states };
}

describe('engines', () => {
  it.each([1, 7])('come to the same accounts and outcomes by 300 random actions on 60 days, %i apart', async (step) => {
    const days = fc.sample(fc.array(action, { minLength: ACTIONS_PER_DAY, maxLength: ACTIONS_PER_DAY }), {
      seed: SEED,
      numRuns: DAYS,
    });
    const litesvm = await play('litesvm', days, step);
    const bankrun = await play('bankrun', days, step);
    expect(bankrun.outcomes).toEqual(litesvm.outcomes);
    expect(bankrun.days).toEqual(litesvm.days);

    // The list is worth comparing: every kind of thing happens.
    const accepted = litesvm.outcomes.filter((outcome) => outcome === 'accepted').length;
    expect(accepted).toBeGreaterThan(100);
    expect(litesvm.outcomes.length - accepted).toBeGreaterThan(50);
    expect(litesvm.outcomes).toEqual(expect.arrayContaining(['PoolNotRolled', 'NothingToClaim', 'EntryNotFound']));
    expect(litesvm.days.at(-1)?.[0].totalClaimedBaseUnits).toBeGreaterThan(0n);
    expect(litesvm.days.at(-1)?.[0].totalPenaltiesBaseUnits).toBeGreaterThan(0n);
  });
});
