import { describe, expect, it } from 'vitest';
import { accountDiscriminator } from '#harness/program/accounts/account-bytes.ts';
import { decodeProposal, PROPOSAL_BYTES } from '#harness/program/accounts/proposal-account.ts';

/** A zeroed proposal, and a view of what follows its discriminator. */
function blank(): { readonly data: Uint8Array; readonly view: DataView } {
  const data = new Uint8Array(PROPOSAL_BYTES);
  data.set(accountDiscriminator('Proposal'));
  return { data, view: new DataView(data.buffer, 8) };
}

describe('harness/program/accounts/proposal-account', () => {
  it('names kind and state', () => {
    const { data, view } = blank();
    expect(decodeProposal(data)).toMatchObject({ kind: 'parameter', state: 'draft' });
    view.setUint8(180, 3);
    view.setUint8(181, 8);
    expect(decodeProposal(data)).toMatchObject({ kind: 'feature', state: 'cancelled' });
  });

  it.each([
    ['kind', 180, 4],
    ['state', 181, 9],
  ])('rejects a %s that there is not', (what, offset, byte) => {
    const { data, view } = blank();
    view.setUint8(offset, byte);
    expect(() => decodeProposal(data)).toThrow(
      expect.objectContaining({
        code: 'PROGRAM__LAYOUT_MISMATCH',
        context: { account: 'Proposal', expected: `${what} 0 to ${byte - 1}`, found: `${what} ${byte}` },
      }),
    );
  });
});
