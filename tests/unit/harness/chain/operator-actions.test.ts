import { describe, expect, it } from 'vitest';
import { OperatorActions } from '#harness/chain/operator-actions.ts';
import { ProposalBook } from '#harness/chain/proposal-book.ts';
import { genesisPlan, TOKEN, withMarket } from '#tests/support/chain-plan.ts';
import { openPlannedSite, openSite } from '#tests/support/open-site.ts';

// The contract suite holds what each action does; this is who signs and what cannot be asked for.
describe('harness/chain/operator-actions', () => {
  const open = async (...args: Parameters<typeof openSite>): Promise<OperatorActions> => {
    const site = await openSite(...args);
    await site.readSchedule();
    return new OperatorActions(site, new ProposalBook(site));
  };

  it('signs with the wallet of each role', async () => {
    const actions = await open([1n]);
    // Another signer would be refused as NotGuardian or NotAttestor.
    expect(await actions.run({ kind: 'pause', mask: 1, seconds: 60 })).toMatchObject({ accepted: true });
    expect(await actions.run({ kind: 'unpause' })).toMatchObject({ accepted: true });
    expect(await actions.run({ kind: 'attest', agent: 0 })).toMatchObject({ accepted: true });
    expect(await actions.run({ kind: 'revoke_attestation', agent: 0 })).toMatchObject({ accepted: true });
  });

  it('compounds nothing for an agent without a stake account', async () => {
    const actions = await open([1n]);
    expect(await actions.run({ kind: 'compound_rewards', agent: 0 })).toMatchObject({
      accepted: false,
      errorName: 'AccountOwnedByWrongProgram',
    });
  });

  it('signs with the desk, which pays no fee', async () => {
    const site = await openPlannedSite(withMarket(genesisPlan([1n])));
    await site.readSchedule();
    const actions = new OperatorActions(site, new ProposalBook(site));
    const swap = { kind: 'desk_swap', side: 'sell', amountIn: TOKEN, minOut: 1n } as const;
    for (let i = 0; i < 70; i += 1) {
      // Now and then the signature is looked at.
      expect(await actions.run({ ...swap, amountIn: TOKEN + BigInt(i) })).toEqual({ accepted: true });
    }
    expect(site.lamports(site.deployment.market!.desk.owner)).toBeNull();
  });

  it('sends nothing to a wallet that is to get nothing', async () => {
    const site = await openPlannedSite(withMarket(genesisPlan([1n])));
    await site.readSchedule();
    const actions = new OperatorActions(site, new ProposalBook(site));
    const before = site.computeUnits;
    const nothing = { kind: 'fund_wallet', agent: 0, amountBaseUnits: 0n, amountQuoteUnits: 0n } as const;
    expect(await actions.run(nothing)).toEqual({ accepted: true });
    expect(site.computeUnits).toBe(before);
    for (const amounts of [{ amountBaseUnits: -1n }, { amountQuoteUnits: 2n ** 64n }]) {
      await expect(actions.run({ ...nothing, ...amounts })).rejects.toMatchObject({ code: 'CORE__VALUE_OUT_OF_RANGE' });
    }
  });

  it('rejects agents and grants that there are not', async () => {
    const actions = await open([1n]);
    const refused = { code: 'CORE__VALUE_OUT_OF_RANGE' };
    await expect(actions.run({ kind: 'attest', agent: 1 })).rejects.toMatchObject(refused);
    await expect(actions.run({ kind: 'compound_rewards', agent: -1 })).rejects.toMatchObject(refused);
    await expect(actions.run({ kind: 'release_vested', grant: 0 })).rejects.toMatchObject(refused);
  });
});
