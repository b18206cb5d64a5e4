import { describe, expect, it } from 'vitest';
import { sealTransaction } from '#harness/chain/transaction-sender.ts';
import { planMarket, QUOTE_ACCOUNTS_PER_TRANSACTION } from '#harness/genesis/market-setup.ts';
import { compileTransaction, type Instruction } from '#harness/program/message.ts';
import { associatedTokenAddress, marketAuthority } from '#harness/program/pda.ts';
import { createTokenAccount, mintTokens } from '#harness/program/token-instructions.ts';
import { MAX_TRANSACTION_BYTES } from '#harness/program/transaction.ts';
import { deriveWallet } from '#harness/wallet.ts';
import { genesisPlan, withMarket } from '#tests/support/chain-plan.ts';
import { openChain } from '#tests/support/open-chain.ts';

const key = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);
const [OPERATOR, MINT, QUOTE_MINT] = [key(1), key(2), key(3)] as [Uint8Array, Uint8Array, Uint8Array];

describe('harness/genesis/market-setup', () => {
  it('puts the market where the seed says', () => {
    const { addresses, desk } = planMarket(1, MINT, QUOTE_MINT);
    expect(planMarket(1, MINT, QUOTE_MINT).addresses).toEqual(addresses);
    expect(planMarket(2, MINT, QUOTE_MINT).addresses.market).not.toEqual(addresses.market);
    expect(addresses).toMatchObject({ tokenMint: MINT, quoteMint: QUOTE_MINT });
    expect(addresses.authority).toEqual(marketAuthority(addresses.market));
    expect(desk).toMatchObject({
      owner: desk.wallet.address,
      tokenAccount: associatedTokenAddress(desk.owner, MINT),
      quoteAccount: associatedTokenAddress(desk.owner, QUOTE_MINT),
    });
    const all = [...Object.values(addresses), desk.owner, desk.tokenAccount, desk.quoteAccount];
    expect(new Set(all.map((address) => Buffer.from(address).toString('hex'))).size).toBe(all.length);
  });

  it('opens as many quote accounts a transaction as the runtime executes, which fit the network', async () => {
    const open = (i: number): readonly Instruction[] => [
      createTokenAccount(OPERATOR, key(100 + i), key(10 + i), QUOTE_MINT),
      mintTokens(QUOTE_MINT, key(100 + i), OPERATOR, 1n),
    ];
    const instructions = Array.from({ length: QUOTE_ACCOUNTS_PER_TRANSACTION }, (_, i) => open(i)).flat();
    expect(compileTransaction(OPERATOR, instructions).bytes.length).toBeLessThanOrEqual(MAX_TRANSACTION_BYTES);

    // Accounts of the quote asset for wallets that nobody knows: one transaction with so many, one with one more.
    const { chain, engine } = await openChain('litesvm', withMarket(genesisPlan([])));
    const { operator, quoteMint } = chain.deployment;
    const { wallet } = operator;
    const sendFor = async (count: number, purpose: string): Promise<unknown> => {
      const opened = Array.from({ length: count }, (_, i) => {
        const owner = deriveWallet(i, 'stranger', purpose).address;
        const account = associatedTokenAddress(owner, quoteMint);
        return [
          createTokenAccount(wallet.address, account, owner, quoteMint),
          mintTokens(quoteMint, account, wallet.address, 1n),
        ];
      });
      const transaction = compileTransaction(wallet.address, opened.flat());
      sealTransaction(transaction, await engine.freshBlockhash(undefined), [wallet]);
      return (await engine.send(transaction.bytes)).error;
    };
    expect(await sendFor(QUOTE_ACCOUNTS_PER_TRANSACTION, 'fits')).toBeUndefined();
    expect(await sendFor(QUOTE_ACCOUNTS_PER_TRANSACTION + 1, 'too many')).toMatchObject({
      kind: 'instruction',
      name: 'MaxInstructionTraceLengthExceeded',
    });
  });

  it('reports progress without saying that a wallet is ready', async () => {
    const { chain } = await openChain('litesvm');
    const heard: number[] = [];
    await chain.genesis(withMarket(genesisPlan([1n, 1n])), (ready) => void heard.push(ready));
    expect(heard).toEqual([0, 0]);
  });

  it.each([
    ['open market', { feeBps: 1_001 }, 'FeeOutOfRange'],
    ['fund desk', { deskBaseUnits: 2n ** 60n }, 'TokenInsufficientFunds'],
    ['provide liquidity', { tokenBaseUnits: 0n }, 'ZeroAmount'],
    ['open quote accounts from 0', { cashQuoteUnits: [2n ** 63n, 2n ** 63n] }, 'TokenOverflow'],
  ])('says that it was refused to %s', async (step, changes, reason) => {
    await expect(openChain('litesvm', withMarket(genesisPlan([1n, 1n]), changes))).rejects.toMatchObject({
      code: 'CHAIN__FAILED',
      context: { engine: 'litesvm', step: `genesis: ${step}`, reason },
    });
  });
});
