import { describe, expect, it } from 'vitest';
import { OperatorActions } from '#harness/chain/operator-actions.ts';
import { ProposalBook } from '#harness/chain/proposal-book.ts';
import { openSite } from '#tests/support/open-site.ts';

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

  it('rejects agents and grants that there are not', async () => {
    const actions = await open([1n]);
    const refused = { code: 'CORE__VALUE_OUT_OF_RANGE' };
    await expect(actions.run({ kind: 'attest', agent: 1 })).rejects.toMatchObject(refused);
    await expect(actions.run({ kind: 'compound_rewards', agent: -1 })).rejects.toMatchObject(refused);
    await expect(actions.run({ kind: 'release_vested', grant: 0 })).rejects.toMatchObject(refused);
  });
});
