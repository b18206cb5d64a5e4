import { describe, expect, it } from 'vitest';
import { EngineStage } from '#tests/support/engine-stage.ts';
import { ACT } from '#tests/support/sim-fixtures.ts';

describe('sim/engine/chain-mirror.ts', () => {
  it('reads everything once when it opens', async () => {
    const { chain, mirror } = await EngineStage.open();
    const reads = chain.calls.map(({ call }) => call).filter((call) => call.startsWith('read'));
    expect(reads).toEqual(['readPool', 'readVaults', 'readGovernance', 'readTreasury', 'readEmission', 'readAgents']);
    expect(mirror.states).toHaveLength(14);
    const seen = mirror.observation(3, [0, 13]);
    expect(seen.tickIndex).toBe(3);
    expect(seen.touched.map(({ agent }) => agent)).toEqual([0, 13]);
  });

  it('keeps what a list does not name, and takes over what it names', async () => {
    const { chain, mirror } = await EngineStage.open();
    await chain.operate({ kind: 'mint_inflation' });
    await chain.submit([{ kind: 'stake', agent: 1, amountBaseUnits: 200n * ACT, lockDays: 7 }]);
    const before = mirror.emission;
    const nothing = {
      agents: [],
      proposals: [],
      grants: [],
      tickets: [],
      governance: false,
      treasury: false,
      market: false,
    };
    await mirror.read({ ...nothing, emission: false }, 0);
    expect(mirror.pool.totalStakedBaseUnits).toBe(200n * ACT);
    expect([mirror.emission, mirror.states[1]?.stake]).toEqual([before, undefined]);
    await mirror.read({ ...nothing, emission: true, agents: [1] }, 0);
    expect(mirror.emission.mintCount).toBe(1);
    expect(mirror.states[1]?.stake?.amountBaseUnits).toBe(200n * ACT);
  });

  it('reads a market where there is one, then when a list names it', async () => {
    const pool = { tokenBaseUnits: 1_000n * ACT, feeBps: 30, deskBaseUnits: 500n * ACT, deskQuoteUnits: 0n };
    const { chain, mirror } = await EngineStage.open({
      market: { startPriceUsd: 0.5, price: { kind: 'pool' }, pool },
    });
    expect(mirror.market).toMatchObject({ tokenReserveBaseUnits: 1_000n * ACT, quoteReserveUnits: 500_000_000n });
    expect(mirror.observation(0, []).market).toBe(mirror.market);
    await chain.operate({ kind: 'desk_swap', side: 'sell', amountIn: 500n * ACT, minOut: 1n });
    const none = { agents: [], proposals: [], grants: [], tickets: [] };
    const nothing = { ...none, governance: false, treasury: false, emission: false };
    await mirror.read({ ...nothing, market: false }, 0);
    expect(mirror.market?.deskBaseUnits).toBe(500n * ACT);
    await mirror.read({ ...nothing, market: true }, 0);
    expect(mirror.market?.deskBaseUnits).toBe(0n);
  });

  it('follows proposals that no list names, because the ledger did not foresee them', async () => {
    const { chain, mirror } = await EngineStage.open();
    await chain.submit([{ kind: 'stake', agent: 13, amountBaseUnits: 20_000n * ACT, lockDays: 7 }]);
    const payload = { kind: 'parameter', id: 2, value: 2n * ACT } as const;
    const [made] = await chain.submit([{ kind: 'create_proposal', agent: 13, payload }]);
    expect(made).toMatchObject({ accepted: true, proposalId: 0 });
    const none = { agents: [], proposals: [], grants: [], tickets: [], treasury: false, emission: false };
    await mirror.read({ ...none, governance: true, market: false }, 0);
    expect(mirror.liveProposals.map(({ state }) => state)).toEqual(['draft']);
    await chain.submit([{ kind: 'cancel_proposal', agent: 13, proposalId: 0 }]);
    await mirror.read({ ...none, governance: false, market: false }, 1);
    expect(mirror.proposals.get(0)?.state).toBe('cancelled');
  });
});
