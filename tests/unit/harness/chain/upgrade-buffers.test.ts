import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { UpgradeBuffers } from '#harness/chain/upgrade-buffers.ts';
import { openSite } from '#tests/support/open-site.ts';

describe('harness/chain/upgrade-buffers', () => {
  it('writes the bytes behind a header that names the governance account', async () => {
    const site = await openSite([]);
    const program = Uint8Array.from({ length: 2_000 }, (_, i) => i % 251);
    const { buffer, sha256 } = await new UpgradeBuffers(site).write(program);
    const data = await site.accounts.read(buffer);
    expect([...data.subarray(0, 37)]).toEqual([1, 0, 0, 0, 1, ...site.addresses.governance]);
    expect(Buffer.compare(data.subarray(37), program)).toBe(0);
    expect([...sha256]).toEqual([...createHash('sha256').update(program).digest()]);
  });

  it('keeps the same bytes in one buffer', async () => {
    const site = await openSite([]);
    const buffers = new UpgradeBuffers(site);
    const first = await buffers.write(Uint8Array.of(1, 2, 3));
    expect(await buffers.write(Uint8Array.of(1, 2, 3))).toBe(first);
    expect((await buffers.write(Uint8Array.of(1, 2))).buffer).not.toEqual(first.buffer);
  });

  it('writes a buffer of nothing', async () => {
    const site = await openSite([]);
    const { buffer } = await new UpgradeBuffers(site).write(new Uint8Array(0));
    expect(await site.accounts.read(buffer)).toHaveLength(37);
  });
});
