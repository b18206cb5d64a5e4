import { describe, expect, it } from 'vitest';
import type { RunSpec } from '#sim/core/run-spec.ts';
import { chainClockAt, unixSecondsAt } from '#sim/engine/chain-clock.ts';
import { createGenesisPlan } from '#sim/engine/genesis-plan.ts';
import { inflationDueBaseUnits } from '#sim/engine/inflation-schedule.ts';
import { Keepers } from '#sim/engine/keepers.ts';
import { Tally } from '#sim/engine/tally.ts';
import { createLedger } from '#sim/ledger/ledger.ts';
import type { OperatorAction } from '#sim/ports/staking-chain.ts';
import { createFakeChain, type FakeChain } from '#tests/support/fake-chain.ts';
import { ACT, aRunSpec } from '#tests/support/sim-fixtures.ts';

/** Runs the keepers alone, tick by tick; returns the chain and the operator's actions by tick. */
async function kept(changes: Partial<RunSpec>, ticks: number): Promise<{ chain: FakeChain; byTick: string[][] }> {
  const spec = aRunSpec({ population: [], ...changes });
  const plan = createGenesisPlan(spec, { agents: [], holdingsBaseUnits: [] });
  const chain = createFakeChain();
  await chain.genesis(plan);
  const ledger = createLedger(plan);
  const tally = new Tally(false);
  const keepers = new Keepers(spec, chain, ledger, tally);
  const byTick: string[][] = [];
  let pool = await chain.readPool();
  for (let tick = 0; tick < ticks; tick++) {
    tally.openTick();
    if (tick > 0) await chain.advanceTo(chainClockAt(spec, tick));
    if (tick > 0) ledger.advanceTo(chainClockAt(spec, tick));
    const from = chain.calls.length;
    pool = await keepers.run(pool, unixSecondsAt(spec, tick));
    expect(pool).toEqual(await chain.readPool());
    const vaults = await chain.readVaults();
    expect(ledger.check({ tickIndex: tick, pool, vaults, touched: [] })).toEqual([]);
    byTick.push(operations(chain, from).map(({ kind }) => kind));
  }
  return { chain, byTick };
}

function operations(chain: FakeChain, from = 0): OperatorAction[] {
  return chain.calls.slice(from).flatMap((call) => (call.call === 'operate' ? [call.action] : []));
}

function minted(chain: FakeChain): bigint[] {
  return operations(chain).flatMap((action) => (action.kind === 'mint' ? [action.amountBaseUnits] : []));
}

const SUPPLY = 1_000_000n * ACT;

describe('sim/engine/keepers.ts', () => {
  it("closes each day, and mints and funds in each week's first tick", async () => {
    const { chain, byTick } = await kept({}, 15);
    expect(byTick[0]).toEqual(['mint', 'fund_rewards']);
    expect(byTick[7]).toEqual(['roll', 'mint', 'fund_rewards']);
    expect(byTick[14]).toEqual(['roll', 'mint', 'fund_rewards']);
    expect(byTick.filter((kinds) => kinds.join() === 'roll')).toHaveLength(12);
    expect(minted(chain)[0]).toBe(inflationDueBaseUnits(SUPPLY, [500], 7));
  });

  it('funds what it mints, to the base unit', async () => {
    const { chain } = await kept({}, 30);
    const funded = operations(chain).flatMap((action) =>
      action.kind === 'fund_rewards' ? [action.amountBaseUnits] : [],
    );
    expect(funded).toEqual(minted(chain));
    expect((await chain.readVaults()).rewardVaultBaseUnits).toBe(funded.reduce((sum, amount) => sum + amount, 0n));
  });

  it('mints once a week in ticks of an hour, also when genesis is within a day', async () => {
    const start = Date.UTC(2026, 0, 1, 17) / 1000;
    const { byTick } = await kept({ tickSeconds: 3_600, startUnixSeconds: start }, 24 * 15);
    const ticks = byTick.flatMap((kinds, tick) => (kinds.includes('mint') ? [tick] : []));
    // Days begin seven hours after tick 0.
    expect(ticks).toEqual([0, 7 + 6 * 24, 7 + 13 * 24]);
    expect(byTick.filter((kinds) => kinds.includes('roll'))).toHaveLength(15);
  });

  it('mints no more than the weekly budget takes, and makes up for the rest later', async () => {
    const rewards = { rewardRateBps: 500, inflationBpsByYear: [800, 100], minClaimBaseUnits: ACT };
    const { chain } = await kept({ rewards }, 380);
    const amounts = minted(chain);
    const cap = (await chain.readPool()).weeklyBudgetCapBaseUnits;
    // 3% wait from the first year; in the second they are minted at 5% a year.
    expect(amounts).toHaveLength(55);
    expect(amounts.every((amount) => amount === cap)).toBe(true);
  });

  it('makes up in one tick for the weeks that it skipped, up to the weekly budget', async () => {
    const rewards = { rewardRateBps: 500, inflationBpsByYear: [100], minClaimBaseUnits: ACT };
    const { chain, byTick } = await kept({ tickSeconds: 14 * 86_400, rewards }, 3);
    expect(byTick[1]).toEqual(['roll', 'mint', 'fund_rewards']);
    expect(minted(chain)[1]).toBe(inflationDueBaseUnits(SUPPLY, [100], 21) - inflationDueBaseUnits(SUPPLY, [100], 7));
  });

  it('mints nothing without inflation', async () => {
    const rewards = { rewardRateBps: 500, inflationBpsByYear: [0], minClaimBaseUnits: ACT };
    const { byTick } = await kept({ rewards }, 15);
    expect(byTick.flat()).toEqual(Array.from({ length: 14 }, () => 'roll'));
  });
});
