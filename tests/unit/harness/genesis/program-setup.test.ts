import { describe, expect, it } from 'vitest';
import { featuresWith, genesisPlan, TOKEN } from '#tests/support/chain-plan.ts';
import { openChain } from '#tests/support/open-chain.ts';

const REFUSED = { code: 'CHAIN__FAILED' };

describe('harness/genesis/program-setup', () => {
  it('hands the mint to the emission account: the operator mints no more', async () => {
    const { chain, engine } = await openChain('litesvm', genesisPlan([]));
    const { mint, addresses } = chain.deployment;
    const [data] = engine.accounts([mint]) as readonly Uint8Array[];
    // COption of the mint's authority.
    expect([...(data?.subarray(0, 36) ?? [])]).toEqual([1, 0, 0, 0, ...addresses.emission]);
  });

  it('passes on which proposals are quadratic', async () => {
    const { governance } = genesisPlan([]);
    const modes = [];
    for (const quadratic of ['feature_proposals', 'all'] as const) {
      const plan = genesisPlan([], { features: featuresWith(), governance: { ...governance, quadratic } });
      const { chain } = await openChain('litesvm', plan);
      modes.push((await chain.readGovernance()).quadraticMode);
    }
    expect(modes).toEqual([1, 2]);
  });

  it('says which part of the setup was refused', async () => {
    const { governance, token } = genesisPlan([]);
    await expect(
      openChain('litesvm', genesisPlan([], { governance: { ...governance, votingDays: 31 } })),
    ).rejects.toMatchObject({ ...REFUSED, context: { step: 'genesis: initialize_governance' } });
    await expect(openChain('litesvm', genesisPlan([], { inflationCapBps: 501 }))).rejects.toMatchObject({
      ...REFUSED,
      context: { step: 'genesis: initialize_emission', reason: 'InflationOutOfRange' },
    });
    await expect(
      openChain('litesvm', genesisPlan([], { token: { ...token, supplyBaseUnits: TOKEN } })),
    ).rejects.toMatchObject({ ...REFUSED, context: { step: 'genesis: initialize_pool' } });
  });
});
