import { describe, expect, it } from 'vitest';
import { LitesvmEngine } from '#harness/chain/litesvm-engine.ts';
import { encodeAddress } from '#harness/program/base58.ts';
import { changesOf, WrittenAccounts } from '#harness/trace/account-digest.ts';

const [ONE, TWO, NOBODY, PROBED] = [1, 2, 3, 4].map((byte) => new Uint8Array(32).fill(byte)) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
  Uint8Array,
];

async function digest(engine: LitesvmEngine, ...addresses: readonly Uint8Array[]) {
  const written = new WrittenAccounts({ isOfProbe: ([first]) => first === PROBED[0] });
  for (const address of addresses) written.add(address);
  return written.sha256(engine);
}

describe('harness/trace/account-digest', () => {
  it('is of what is there, whatever the order and however often an account was written', async () => {
    const engine = new LitesvmEngine();
    engine.fund(ONE, 5n * 10n ** 9n);
    engine.fund(TWO, 10n ** 9n);
    const found = await digest(engine, ONE, TWO);
    expect(found.accounts).toBe(2);
    expect(await digest(engine, TWO, ONE, TWO, NOBODY)).toEqual(found);
    engine.fund(TWO, 1n);
    expect((await digest(engine, ONE, TWO)).sha256).not.toBe(found.sha256);
    expect((await digest(engine, ONE)).sha256).not.toBe(found.sha256);
  });

  it('leaves out what reading changes', async () => {
    const engine = new LitesvmEngine();
    engine.fund(ONE, 10n ** 9n);
    engine.fund(PROBED, 10n ** 9n);
    expect(await digest(engine, ONE, PROBED)).toEqual(await digest(engine, ONE));
    expect(await digest(engine, ONE)).toMatchObject({ accounts: 1 });
  });

  it('reads accounts before and behind what is done', async () => {
    const engine = new LitesvmEngine();
    engine.fund(ONE, 10n ** 9n);
    const changes = await changesOf(engine, [ONE, NOBODY], async () => engine.fund(ONE, 1n));
    expect(changes).toMatchObject([
      { address: encodeAddress(ONE), before: { lamports: 10n ** 9n }, after: { lamports: 10n ** 9n + 1n } },
      { address: encodeAddress(NOBODY), before: undefined, after: undefined },
    ]);
  });
});
