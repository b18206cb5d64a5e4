import { describe, expect, it } from 'vitest';
import { sendRest } from '#sim/attacks/purse.ts';

describe('sim/attacks/purse.ts', () => {
  it('sends what is above the part that stays, and nothing where there is no more', () => {
    expect(sendRest({ walletBaseUnits: 10n }, 4)).toEqual([{ kind: 'transfer', recipient: 4, amountBaseUnits: 10n }]);
    expect(sendRest({ walletBaseUnits: 10n }, 4, 9n)).toEqual([
      { kind: 'transfer', recipient: 4, amountBaseUnits: 1n },
    ]);
    for (const keep of [10n, 11n]) expect(sendRest({ walletBaseUnits: 10n }, 4, keep)).toEqual([]);
  });
});
