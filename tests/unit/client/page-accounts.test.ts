import { describe, expect, it } from 'vitest';
import { pageAccounts, rollAccounts } from '#client/page-accounts.ts';
import { ProgramAddresses } from '#client/program-addresses.ts';
import { keyOf } from '#tests/support/client-stage.ts';

describe('client/page-accounts', () => {
  const at = new ProgramAddresses(keyOf(9).publicKey);

  it('names expiry pages to write before history pages to read', () => {
    expect(pageAccounts(at, [7], [640, 641])).toEqual([
      { pubkey: at.expiryPage(7), isSigner: false, isWritable: true },
      { pubkey: at.historyPage(640), isSigner: false, isWritable: false },
      { pubkey: at.historyPage(641), isSigner: false, isWritable: false },
    ]);
  });

  it('lets roll write all of its pages', () => {
    const metas = rollAccounts(at, [640], [0, 1]);
    expect(metas.map(({ pubkey }) => pubkey)).toEqual([at.historyPage(640), at.expiryPage(0), at.expiryPage(1)]);
    expect(metas.every(({ isWritable }) => isWritable)).toBe(true);
  });
});
