import { describe, expect, it } from 'vitest';
import { accountDiscriminator } from '#harness/program/accounts/account-bytes.ts';
import {
  decodeStakeSchedule,
  decodeUserStake,
  USER_STAKE_BYTES,
} from '#harness/program/accounts/user-stake-account.ts';

/** A zeroed stake account, and a view of what follows its discriminator. */
function blank(): { readonly data: Uint8Array; readonly view: DataView } {
  const data = new Uint8Array(USER_STAKE_BYTES);
  data.set(accountDiscriminator('UserStake'));
  return { data, view: new DataView(data.buffer, 8) };
}

describe('harness/program/accounts/user-stake-account', () => {
  it('reads live entries with their slots and flags', () => {
    const { data, view } = blank();
    const setState = (index: number, state: number): void => view.setUint8(184 + index * 80 + 65, state);
    setState(0, 0xfe);
    setState(3, 1);
    setState(7, 1 | 2 | 8 | 32);
    setState(15, 1 | 2 | 4 | 16 | 64 | 128);
    view.setBigInt64(184 + 15 * 80 + 8, -1n, true);
    const { entries } = decodeUserStake(data);
    const none = { started: false, ended: false, compound: false, vests: false, flatPower: false };
    expect(entries).toMatchObject([
      { index: 3, ...none, agedPower: false, boostOver: false },
      { index: 7, ...none, started: true, compound: true, flatPower: true, agedPower: false, boostOver: false },
      { index: 15, ...none, started: true, ended: true, vests: true, agedPower: true, boostOver: true },
    ]);
    expect(entries[2]?.lockEndUnixSeconds).toBe(-1n);
    expect(entries).toMatchObject(decodeStakeSchedule(data).entries);
  });

  it('reads what was paid and voted, and leaves out slots that were never used', () => {
    const { data, view } = blank();
    expect(decodeUserStake(data)).toMatchObject({ payouts: [], votes: [] });
    view.setBigUint64(1528, 5n, true);
    view.setUint32(1528 + 8, 20_000, true);
    view.setUint8(1528 + 12, 2);
    view.setBigUint64(1656, 7n, true);
    view.setUint32(1656 + 8, 3, true);
    view.setUint32(1656 + 12, 20_001, true);
    expect(decodeUserStake(data)).toMatchObject({
      payouts: [{ amountBaseUnits: 5n, day: 20_000, kind: 'compound' }],
      votes: [{ weight: 7n, proposalId: 3, day: 20_001, side: 'no' }],
    });
  });

  it('rejects a payout or a vote of no known kind', () => {
    const refused = expect.objectContaining({ code: 'PROGRAM__LAYOUT_MISMATCH' }) as Error;
    const paid = blank();
    paid.view.setUint8(1528 + 12, 4);
    expect(() => decodeUserStake(paid.data)).toThrow(refused);
    const voted = blank();
    voted.view.setBigUint64(1656, 1n, true);
    voted.view.setUint8(1656 + 16, 3);
    expect(() => decodeUserStake(voted.data)).toThrow(refused);
  });

  it('reads the options and the number of the next ticket', () => {
    const { data, view } = blank();
    view.setUint8(130, 1);
    view.setUint32(160, 1_767_225_600, true);
    expect(decodeUserStake(data)).toMatchObject({ compounding: true, ticketCount: 1_767_225_600 });
    expect(decodeStakeSchedule(data)).toEqual({ entries: [], ticketCount: 1_767_225_600 });
  });
});
