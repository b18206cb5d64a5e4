import { describe, expect, it } from 'vitest';
import { accountDiscriminator } from '#harness/program/accounts/account-bytes.ts';
import { decodeGovernance, GOVERNANCE_BYTES } from '#harness/program/accounts/governance-account.ts';

describe('harness/program/accounts/governance-account', () => {
  it('reads rules by proposal kind, slots, and what was defeated', () => {
    const data = new Uint8Array(GOVERNANCE_BYTES);
    data.set(accountDiscriminator('Governance'));
    const view = new DataView(data.buffer, 8);
    view.setUint16(128 + 6, 1_500, true);
    view.setUint16(136, 6_600, true);
    view.setUint32(200 + 15 * 4, 9, true);
    view.setBigUint64(264 + 7 * 16, 2n ** 64n - 1n, true);
    view.setUint32(264 + 7 * 16 + 8, 20_000, true);
    const governance = decodeGovernance(data);
    expect(governance.quorumBps).toEqual([0, 0, 0, 1_500]);
    expect(governance.approvalBps).toEqual([6_600, 0, 0, 0]);
    expect(governance.slots).toHaveLength(16);
    expect(governance.slots[15]).toBe(9);
    expect(governance.defeated).toHaveLength(8);
    expect(governance.defeated[7]).toEqual({ hash: 2n ** 64n - 1n, day: 20_000 });
    expect(governance.upgradeHash).toEqual(new Uint8Array(32));
  });
});
