import { describe, expect, it } from 'vitest';
import { AccountReader } from '#harness/chain/account-reader.ts';
import { LitesvmEngine } from '#harness/chain/litesvm-engine.ts';
import { TOKEN_PROGRAM } from '#harness/program/addresses.ts';
import { encodeAddress } from '#harness/program/base58.ts';

const NOBODY = new Uint8Array(32).fill(5);

describe('harness/chain/account-reader', () => {
  const engine = new LitesvmEngine();
  const reader = new AccountReader(engine);

  it('reads accounts in the given order', async () => {
    const [first, second] = await reader.readAll([TOKEN_PROGRAM, TOKEN_PROGRAM]);
    expect(first?.length).toBeGreaterThan(0);
    expect(second).toEqual(first);
    expect(await reader.read(TOKEN_PROGRAM)).toEqual(first);
  });

  it('finds nothing where there is no account, or one without bytes', async () => {
    const funded = new Uint8Array(32).fill(6);
    engine.fund(funded, 1_000_000_000n);
    expect(await reader.find(NOBODY)).toBeUndefined();
    expect(await reader.find(funded)).toBeUndefined();
    expect(await reader.find(TOKEN_PROGRAM)).toBeDefined();
  });

  it('rejects an account that must exist, by its address', async () => {
    await expect(reader.read(NOBODY)).rejects.toMatchObject({
      code: 'CHAIN__FAILED',
      context: { engine: 'litesvm', step: 'read', reason: `account ${encodeAddress(NOBODY)} does not exist` },
    });
  });
});
