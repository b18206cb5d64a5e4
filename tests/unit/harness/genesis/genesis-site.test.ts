import { describe, expect, it } from 'vitest';
import { LitesvmEngine } from '#harness/chain/litesvm-engine.ts';
import { TransactionSender } from '#harness/chain/transaction-sender.ts';
import { type GenesisSite, runStep } from '#harness/genesis/genesis-site.ts';
import { transferLamports } from '#harness/program/token-instructions.ts';
import { deriveWallet } from '#harness/wallet.ts';

const WALLET = deriveWallet(1, 'a', 'wallet');
const OTHER = new Uint8Array(32).fill(9);

describe('harness/genesis/genesis-site', () => {
  it('runs a step, or says which one was refused and why', async () => {
    const engine = new LitesvmEngine();
    const sender = new TransactionSender(engine);
    const site: GenesisSite = { engine, sender, programId: OTHER, errorNames: new Map() };
    engine.fund(WALLET.address, 2_000_000_000n);
    await runStep(site, 'pay', [WALLET], [[transferLamports(WALLET.address, OTHER, 1_000_000_000n), 'system']]);
    expect(engine.accounts([OTHER])).toHaveLength(1);
    const tooMuch = transferLamports(WALLET.address, OTHER, 1_000_000_000n);
    await expect(runStep(site, 'pay again', [WALLET], [[tooMuch, 'system']])).rejects.toMatchObject({
      code: 'CHAIN__FAILED',
      context: { engine: 'litesvm', step: 'genesis: pay again', reason: 'SystemResultWithNegativeLamports' },
    });
  });
});
