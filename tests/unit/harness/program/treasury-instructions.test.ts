import { describe, expect, it } from 'vitest';
import { StakingAddresses } from '#harness/program/pda.ts';
import { TreasuryInstructions } from '#harness/program/treasury-instructions.ts';

const addresses = new StakingAddresses(new Uint8Array(32).fill(7));
const key = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);

describe('harness/program/treasury-instructions', () => {
  const instructions = new TreasuryInstructions(addresses);

  it('writes the terms of a grant in the order of the program', () => {
    const { data } = instructions.createVesting(key(1), key(2), key(3), {
      beneficiary: key(4),
      index: 1,
      totalBaseUnits: 2n,
      startUnixSeconds: -1n,
      cliffDays: 3,
      durationDays: 4,
    });
    const numbers = [1, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, ...new Uint8Array(8).fill(0xff), 3, 0, 0, 0, 4, 0, 0, 0];
    expect([...data.subarray(8)]).toEqual([...key(4), ...numbers]);
  });

  it('lets the seller sign a sale, and anyone release and sweep', () => {
    const signers = (accounts: readonly { readonly signer: boolean; readonly address: Uint8Array }[]): unknown =>
      accounts.filter(({ signer }) => signer).map(({ address }) => address);
    const seller = { owner: key(1), tokenAccount: key(2), quoteAccount: key(3) };
    expect(signers(instructions.buyBack(seller, key(9), 5n).accounts)).toEqual([key(1)]);
    expect(signers(instructions.releaseVested(key(1), key(2), key(3)).accounts)).toEqual([]);
    expect(signers(instructions.sweepPenalties(key(9)).accounts)).toEqual([]);
  });
});
