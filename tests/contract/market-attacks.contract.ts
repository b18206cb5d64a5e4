import { beforeAll, describe, expect, it } from 'vitest';
import { sealTransaction } from '#harness/chain/transaction-sender.ts';
import { MARKET_BYTES, POSITIONS_BYTES } from '#harness/program/accounts.ts';
import { MARKET_PROGRAM, TOKEN_PROGRAM } from '#harness/program/addresses.ts';
import {
  type MarketAddresses,
  MarketInstructions,
  marketAddresses,
  type TraderAccounts,
} from '#harness/program/market-instructions.ts';
import { compileTransaction, type Instruction } from '#harness/program/message.ts';
import {
  createAccount,
  initializeTokenAccount,
  rentExemptLamports,
  TOKEN_ACCOUNT_BYTES,
} from '#harness/program/token-instructions.ts';
import { deriveWallet, type Wallet } from '#harness/wallet.ts';
import { genesisPlan, QUOTE, TOKEN, withMarket } from '#tests/support/chain-plan.ts';
import { addLiquidity, type Engine, type OpenChain } from '#tests/support/open-chain.ts';
import { act, ContractStage } from './contract-stage.ts';

const RENT = rentExemptLamports(MARKET_BYTES);
const POSITIONS_RENT = rentExemptLamports(POSITIONS_BYTES);
const ALREADY_OPEN = 7_000;
const WRONG_ACCOUNT = 7_001;
const SHARES_EXCEEDED = 7_007;
const NOT_SIGNER = 7_011;
const TOKEN_OWNER_MISMATCH = 4;

/** Sends what agent 0 signs and pays, with others. */
async function send(
  { chain, engine }: OpenChain,
  others: readonly Wallet[],
  ...instructions: readonly Instruction[]
): Promise<unknown> {
  const payer = chain.deployment.agents[0]!.wallet;
  const transaction = compileTransaction(payer.address, instructions);
  sealTransaction(transaction, await engine.freshBlockhash(undefined), [payer, ...others]);
  return (await engine.send(transaction.bytes)).error;
}

/** Another market of the same mints, which agent 0 opens. */
async function openRival(opened: OpenChain): Promise<MarketAddresses> {
  const { mint, quoteMint, agents } = opened.chain.deployment;
  const [market, positions, tokenVault, quoteVault] = ['market', 'positions', 'token', 'quote'].map((purpose) =>
    deriveWallet(1, 'rival', purpose),
  ) as [Wallet, Wallet, Wallet, Wallet];
  const rival = marketAddresses({
    market: market.address,
    positions: positions.address,
    tokenMint: mint,
    quoteMint,
    tokenVault: tokenVault.address,
    quoteVault: quoteVault.address,
  });
  const made = ({ address }: Wallet, bytes: number, owner: Uint8Array): Instruction =>
    createAccount(agents[0]!.wallet.address, address, rentExemptLamports(bytes), bytes, owner);
  const vaults = await send(
    opened,
    [tokenVault, quoteVault],
    made(tokenVault, TOKEN_ACCOUNT_BYTES, TOKEN_PROGRAM),
    initializeTokenAccount(rival.tokenVault, mint, rival.authority),
    made(quoteVault, TOKEN_ACCOUNT_BYTES, TOKEN_PROGRAM),
    initializeTokenAccount(rival.quoteVault, quoteMint, rival.authority),
  );
  const accounts = await send(
    opened,
    [market, positions],
    made(market, MARKET_BYTES, MARKET_PROGRAM),
    made(positions, POSITIONS_BYTES, MARKET_PROGRAM),
    new MarketInstructions(rival).initialize(0),
  );
  expect([vaults, accounts]).toEqual([undefined, undefined]);
  return rival;
}

/** Calls that name other accounts than the market's, or nobody's signature. */
export function describeMarketAttacks(engineName: Engine['name']): void {
  describe(`attacks on the market on ${engineName}`, () => {
    const stage = new ContractStage(engineName);
    let opened: OpenChain;
    let untouched: unknown;
    const look = async (): Promise<unknown> => [
      await opened.chain.readMarket(),
      await opened.chain.readAgents([0, 1]),
      await opened.chain.readVaults(),
    ];
    beforeAll(async () => {
      opened = await stage.open([], withMarket(genesisPlan([50_000n, 20_000n])));
      await act(opened, addLiquidity(1, 1_000n * TOKEN, 2_000n * QUOTE));
      untouched = await look();
    });

    /** Sends a call that an attacker, agent 0, signs and pays. */
    const attack = async (instruction: Instruction): Promise<unknown> => {
      const error = await send(opened, [], instruction);
      expect(await look()).toEqual(untouched);
      return error;
    };
    const traderOf = (agent: number): TraderAccounts => {
      const { wallet, tokenAccount, quoteAccount } = opened.chain.deployment.agents[agent]!;
      return { owner: wallet.address, tokenAccount, quoteAccount: quoteAccount! };
    };
    const instructionsWith = (changes: Partial<MarketAddresses>): MarketInstructions =>
      new MarketInstructions({ ...opened.chain.deployment.market!.addresses, ...changes });
    const refused = (code: number) => ({ kind: 'program', index: 0, code });

    it('rejects another account as a vault: the staking vault, the own wallet, the other vault', async () => {
      const { market, addresses, agents } = opened.chain.deployment;
      const { tokenVault, quoteVault } = market!.addresses;
      const [own] = agents;
      for (const changes of [
        { tokenVault: addresses.stakeVault },
        { quoteVault: addresses.quoteVault },
        { tokenVault: own!.tokenAccount },
        { quoteVault: own!.quoteAccount! },
        { tokenVault: quoteVault, quoteVault: tokenVault },
      ]) {
        const calls = instructionsWith(changes);
        expect(await attack(calls.swap(traderOf(0), 'buy', QUOTE, 0n))).toEqual(refused(WRONG_ACCOUNT));
        expect(await attack(calls.addLiquidity(traderOf(0), TOKEN, 2n * QUOTE))).toEqual(refused(WRONG_ACCOUNT));
      }
    });

    it('rejects the vaults as the accounts of a trader', async () => {
      const calls = instructionsWith({});
      const { tokenVault, quoteVault } = opened.chain.deployment.market!.addresses;
      const trader = traderOf(0);
      for (const changed of [
        { ...trader, tokenAccount: tokenVault },
        { ...trader, quoteAccount: quoteVault },
        { ...trader, tokenAccount: trader.quoteAccount },
      ]) {
        expect(await attack(calls.swap(changed, 'buy', QUOTE, 0n))).toEqual(refused(WRONG_ACCOUNT));
        expect(await attack(calls.swap(changed, 'sell', TOKEN, 0n))).toEqual(refused(WRONG_ACCOUNT));
      }
    });

    it('rejects positions, vaults and authority of another market, and accounts that are none', async () => {
      const { market, tokenMint } = opened.chain.deployment.market!.addresses;
      const rival = await openRival(opened);
      // The rival's own market works, so that nothing but the mixture is refused.
      const own = new MarketInstructions(rival).removeLiquidity(traderOf(0), 1n);
      expect(await attack(own)).toEqual(refused(SHARES_EXCEEDED));
      for (const changes of [
        { tokenVault: rival.tokenVault },
        { quoteVault: rival.quoteVault },
        { tokenVault: rival.tokenVault, quoteVault: rival.quoteVault, authority: rival.authority },
        { authority: rival.authority },
        { market: rival.market },
        { market: tokenMint },
        { market: rival.positions },
      ]) {
        const swapped = instructionsWith(changes).swap(traderOf(0), 'buy', QUOTE, 0n);
        expect(await attack(swapped)).toEqual(refused(WRONG_ACCOUNT));
      }
      for (const positions of [rival.positions, market, tokenMint, deriveWallet(1, 'nobody', 'positions').address]) {
        const calls = instructionsWith({ positions });
        expect(await attack(calls.addLiquidity(traderOf(0), TOKEN, 2n * QUOTE))).toEqual(refused(WRONG_ACCOUNT));
        expect(await attack(calls.removeLiquidity(traderOf(0), 1n))).toEqual(refused(WRONG_ACCOUNT));
      }
    });

    it("rejects to spend another's tokens: without a signature, or with the attacker's", async () => {
      const calls = instructionsWith({});
      const victim = traderOf(1);
      const unsigned = (instruction: Instruction): Instruction => ({
        ...instruction,
        accounts: instruction.accounts.map((meta) => ({ ...meta, signer: false })),
      });
      for (const call of [
        calls.swap(victim, 'sell', TOKEN, 0n),
        calls.addLiquidity(victim, TOKEN, 2n * QUOTE),
        calls.removeLiquidity(victim, 1_000n),
      ]) {
        expect(await attack(unsigned(call))).toEqual(refused(NOT_SIGNER));
      }
      const stolen = { ...victim, owner: traderOf(0).owner };
      expect(await attack(calls.swap(stolen, 'sell', TOKEN, 0n))).toEqual(refused(TOKEN_OWNER_MISMATCH));
      // Shares go by the owner: the attacker has none.
      expect(await attack(calls.removeLiquidity(stolen, 1_000n))).toEqual(refused(SHARES_EXCEEDED));
    });

    it('rejects another authority, another program in the place of the token program', async () => {
      const { addresses, operator } = opened.chain.deployment;
      const authority = operator.wallet.address;
      const calls = instructionsWith({ authority });
      expect(await attack(calls.swap(traderOf(0), 'buy', QUOTE, 0n))).toEqual(refused(WRONG_ACCOUNT));
      const honest = instructionsWith({}).swap(traderOf(0), 'buy', QUOTE, 0n);
      const accounts = honest.accounts.map((meta, i) =>
        i === honest.accounts.length - 1 ? { ...meta, address: addresses.programId } : meta,
      );
      expect(await attack({ ...honest, accounts })).toEqual(refused(WRONG_ACCOUNT));
    });

    it('rejects to be opened again, be it for another market or with its positions', async () => {
      const own = opened.chain.deployment.market!.addresses;
      expect(await attack(instructionsWith({}).initialize(0))).toEqual(refused(ALREADY_OPEN));
      const fresh = deriveWallet(1, 'rival', 'fresh');
      const at = marketAddresses({ ...own, market: fresh.address });
      const made = createAccount(traderOf(0).owner, fresh.address, RENT, MARKET_BYTES, MARKET_PROGRAM);
      const stolen = await send(opened, [fresh], made, new MarketInstructions(at).initialize(0));
      expect(stolen).toEqual({ ...refused(ALREADY_OPEN), index: 1 });
      expect(await look()).toEqual(untouched);
    });

    it("rejects to open a market with another's vaults", async () => {
      const own = opened.chain.deployment.market!.addresses;
      const [fresh, positions] = [deriveWallet(1, 'rival', 'fresh'), deriveWallet(1, 'rival', 'fresh-positions')];
      const at = marketAddresses({ ...own, market: fresh.address, positions: positions.address });
      const stolen = await send(
        opened,
        [fresh, positions],
        createAccount(traderOf(0).owner, fresh.address, RENT, MARKET_BYTES, MARKET_PROGRAM),
        createAccount(traderOf(0).owner, positions.address, POSITIONS_RENT, POSITIONS_BYTES, MARKET_PROGRAM),
        new MarketInstructions(at).initialize(0),
      );
      expect(stolen).toEqual({ ...refused(WRONG_ACCOUNT), index: 2 });
      expect(await look()).toEqual(untouched);
    });
  });
}
