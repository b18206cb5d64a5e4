import { describe, expect, it } from 'vitest';
import { PROBE_PROGRAM } from '#harness/program/addresses.ts';
import { clockAt, genesisPlan } from '#tests/support/chain-plan.ts';
import { openChain, stake, unstake } from '#tests/support/open-chain.ts';

/** More than one call of the probe holds. */
const AGENTS = 70;
const ALL = Array.from({ length: AGENTS }, (_, agent) => agent);

describe.each(['litesvm', 'bankrun'] as const)('harness/chain/account-probe on %s', (engineName) => {
  it('reads many agents at once as it reads each alone', async () => {
    const plan = genesisPlan(ALL.map((agent) => BigInt(1_000 + agent)));
    const { chain, engine } = await openChain(engineName, plan);
    // Every third agent has no stake account; some have several entries.
    const actions = ALL.flatMap((agent) => {
      if (agent % 3 === 0) return [];
      const first = stake(agent, BigInt(100 + agent), agent % 2 === 0 ? 30 : 0);
      return agent % 5 === 0 ? [first, stake(agent, 200n, 90)] : [first];
    });
    await chain.submit(actions);
    await chain.advanceTo(clockAt(3));
    await chain.operate({ kind: 'roll' });
    await chain.submit([unstake(1, 50n, 0), unstake(4, 104n, 0, true)]);

    const together = await chain.readAgents(ALL);
    const alone = [];
    for (const agent of ALL) alone.push(...(await chain.readAgents([agent])));
    expect(together).toEqual(alone);
    expect(together.filter(({ stake: staked }) => staked === undefined)).toHaveLength(24);
    expect(together[10]?.stake?.entries).toHaveLength(2);

    const before = chain.computeUnits;
    const reversed = await chain.readAgents(ALL.toReversed());
    expect(reversed).toEqual(alone.toReversed());
    // Reading is no action: it counts nowhere and changes nothing.
    expect(chain.computeUnits).toBe(before);
    const [program] = await engine.accounts([PROBE_PROGRAM]);
    expect(program?.length).toBeGreaterThan(0);
    await chain.close();
  });

  it('reads nobody without a call', async () => {
    const { chain } = await openChain(engineName, genesisPlan([1n]));
    expect(await chain.readAgents([])).toEqual([]);
    await chain.close();
  });

  it('rejects an agent that there is not', async () => {
    const { chain } = await openChain(engineName, genesisPlan([1n]));
    await expect(chain.readAgents([0, 1])).rejects.toMatchObject({ code: 'CORE__VALUE_OUT_OF_RANGE' });
    await chain.close();
  });
});
