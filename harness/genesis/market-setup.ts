import type { GenesisPlan, GenesisProgress } from '#sim/ports/staking-chain.ts';
import { MARKET_BYTES, POSITIONS_BYTES } from '../program/accounts.ts';
import { MARKET_PROGRAM, TOKEN_PROGRAM } from '../program/addresses.ts';
import { MarketInstructions, marketAddresses } from '../program/market-instructions.ts';
import { associatedTokenAddress } from '../program/pda.ts';
import {
  createAccount,
  createTokenAccount,
  initializeTokenAccount,
  mintTokens,
  rentExemptLamports,
  TOKEN_ACCOUNT_BYTES,
  transferTokens,
} from '../program/token-instructions.ts';
import { deriveWallet, type Wallet } from '../wallet.ts';
import type { Deployment, MarketDeployment } from './deployment.ts';
import { AGENTS_PER_PROGRESS } from './distribution.ts';
import { type GenesisInstruction, type GenesisSite, runStep } from './genesis-site.ts';

/**
 * Agents whose quote accounts are opened and filled in one transaction: with what the associated token program calls, six
 * instructions each, of 64 that a transaction may run. A test holds it against that and against the network's limit.
 */
export const QUOTE_ACCOUNTS_PER_TRANSACTION = 10;

/** Keys of accounts that are made once and sign nothing else. */
interface MarketWallets {
  readonly market: Wallet;
  readonly positions: Wallet;
  readonly tokenVault: Wallet;
  readonly quoteVault: Wallet;
}

function marketWallets(seed: number): MarketWallets {
  const derive = (purpose: string): Wallet => deriveWallet(seed, 'operator', purpose);
  return {
    market: derive('market'),
    positions: derive('market-positions'),
    tokenVault: derive('market-token-vault'),
    quoteVault: derive('market-quote-vault'),
  };
}

/** Where the run's market will be. */
export function planMarket(seed: number, tokenMint: Uint8Array, quoteMint: Uint8Array): MarketDeployment {
  const { market, positions, tokenVault, quoteVault } = marketWallets(seed);
  const wallet = deriveWallet(seed, 'operator', 'desk');
  const owner = wallet.address;
  return {
    addresses: marketAddresses({
      market: market.address,
      positions: positions.address,
      tokenMint,
      quoteMint,
      tokenVault: tokenVault.address,
      quoteVault: quoteVault.address,
    }),
    desk: {
      wallet,
      owner,
      tokenAccount: associatedTokenAddress(owner, tokenMint),
      quoteAccount: associatedTokenAddress(owner, quoteMint),
    },
  };
}

/** The market with the desk's liquidity in it, and what the desk holds beside it. Nothing without a market in the plan. */
export async function createMarket(site: GenesisSite, plan: GenesisPlan, deployment: Deployment): Promise<void> {
  const { market } = deployment;
  if (plan.market === undefined || market === undefined) return;
  const { feeBps, tokenBaseUnits, quoteUnits, deskBaseUnits, deskQuoteUnits } = plan.market;
  const operator = deployment.operator.wallet;
  const from = operator.address;
  const { desk, addresses } = market;
  const { tokenMint, quoteMint, authority } = addresses;
  const wallets = marketWallets(plan.seed);
  const instructions = new MarketInstructions(addresses);
  await runStep(
    site,
    'create market vaults',
    [operator, wallets.tokenVault, wallets.quoteVault],
    [
      newAccount(from, wallets.tokenVault, TOKEN_ACCOUNT_BYTES, TOKEN_PROGRAM),
      [initializeTokenAccount(addresses.tokenVault, tokenMint, authority), 'token'],
      newAccount(from, wallets.quoteVault, TOKEN_ACCOUNT_BYTES, TOKEN_PROGRAM),
      [initializeTokenAccount(addresses.quoteVault, quoteMint, authority), 'token'],
    ],
  );
  await runStep(
    site,
    'open market',
    [operator, wallets.market, wallets.positions],
    [
      newAccount(from, wallets.market, MARKET_BYTES, MARKET_PROGRAM),
      newAccount(from, wallets.positions, POSITIONS_BYTES, MARKET_PROGRAM),
      [instructions.initialize(feeBps), 'market'],
    ],
  );
  const deskTokens = tokenBaseUnits + deskBaseUnits;
  await runStep(
    site,
    'fund desk',
    [operator],
    [
      [createTokenAccount(from, desk.tokenAccount, desk.owner, tokenMint), 'system'],
      [createTokenAccount(from, desk.quoteAccount, desk.owner, quoteMint), 'system'],
      [transferTokens(deployment.operator.tokenAccount, desk.tokenAccount, from, deskTokens), 'token'],
      [mintTokens(quoteMint, desk.quoteAccount, from, quoteUnits + deskQuoteUnits), 'token'],
    ],
  );
  const provide = instructions.addLiquidity(desk, tokenBaseUnits, quoteUnits);
  await runStep(site, 'provide liquidity', [operator, desk.wallet], [[provide, 'market']]);
}

/** The agents' accounts of the quote asset with their cash. Nothing without a market in the plan. */
export async function openQuoteAccounts(
  site: GenesisSite,
  { market }: GenesisPlan,
  { operator, quoteMint, agents }: Deployment,
  onProgress?: GenesisProgress,
): Promise<void> {
  if (market === undefined) return;
  const from = operator.wallet.address;
  for (let first = 0; first < agents.length; first += QUOTE_ACCOUNTS_PER_TRANSACTION) {
    const instructions: GenesisInstruction[] = [];
    for (const [i, agent] of agents.slice(first, first + QUOTE_ACCOUNTS_PER_TRANSACTION).entries()) {
      const { quoteAccount } = agent;
      if (quoteAccount === undefined) throw new TypeError('an agent of an economy with a market has a quote account');
      instructions.push([createTokenAccount(from, quoteAccount, agent.wallet.address, quoteMint), 'system']);
      const cash = market.cashQuoteUnits[first + i] ?? 0n;
      if (cash > 0n) instructions.push([mintTokens(quoteMint, quoteAccount, from, cash), 'token']);
    }
    await runStep(site, `open quote accounts from ${first}`, [operator.wallet], instructions);
    // No wallet is ready before it is funded, which comes after.
    if (first % AGENTS_PER_PROGRESS < QUOTE_ACCOUNTS_PER_TRANSACTION) await onProgress?.(0);
  }
}

function newAccount(from: Uint8Array, { address }: Wallet, bytes: number, owner: Uint8Array): GenesisInstruction {
  return [createAccount(from, address, rentExemptLamports(bytes), bytes, owner), 'system'];
}
