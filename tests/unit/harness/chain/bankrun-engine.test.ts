import { describe, expect, it } from 'vitest';
import { BankrunEngine } from '#harness/chain/bankrun-engine.ts';
import { describeEngine } from '#tests/support/engine.suite.ts';

describeEngine('harness/chain/bankrun-engine', async () => {
  const engine = new BankrunEngine();
  await engine.open([]);
  return engine;
});

describe('harness/chain/bankrun-engine', () => {
  it('rejects use before it is open and after it is closed', async () => {
    const engine = new BankrunEngine();
    const refused = expect.objectContaining({ code: 'CHAIN__FAILED' }) as Error;
    expect(() => engine.context).toThrow(refused);
    await engine.open([]);
    engine.close();
    expect(() => engine.context).toThrow(refused);
  });
});
