import { SimError } from '#sim/core/errors/sim-error.ts';
import type { GenesisPlan, GenesisProgress } from '#sim/ports/staking-chain.ts';
import type { ChainEngine } from './chain/chain-engine.ts';
import type { TransactionSender } from './chain/transaction-sender.ts';
import { EXPIRY_PAGE_COUNT } from './program/accounts.ts';
import { TOKEN_PROGRAM } from './program/addresses.ts';
import { compileTransaction, type Instruction } from './program/message.ts';
import { associatedTokenAddress, StakingAddresses } from './program/pda.ts';
import { type ErrorSpace, nameRefusal, type ProgramErrorNames } from './program/program-errors.ts';
import { StakingInstructions } from './program/staking-instructions.ts';
import {
  createAccount,
  createTokenAccount,
  initializeMint,
  MINT_BYTES,
  mintTokens,
  rentExemptLamports,
  transferLamports,
  transferTokens,
} from './program/token-instructions.ts';
import { deriveWallet, type Wallet } from './wallet.ts';

/** Pays an agent's stake account (0.01 SOL) and 190,000 fees of 5,000 lamports. */
const AGENT_LAMPORTS = 1_000_000_000n;
/** Pays the operator's own accounts, pages and fees for centuries of daily rolls. */
const OPERATOR_LAMPORTS = 1_000n * 1_000_000_000n;
/** Agents whose three instructions fit one transaction; a test holds it against the limit. */
export const AGENTS_PER_TRANSACTION = 8;

/** Agents between two reports of progress: some tenths of a second. */
const AGENTS_PER_PROGRESS = 512;

/** An agent's wallet and the token account that genesis opened for it. */
export interface AgentAccounts {
  readonly wallet: Wallet;
  readonly tokenAccount: Uint8Array;
}

/** What exists when genesis is done. */
export interface Deployment {
  readonly addresses: StakingAddresses;
  readonly mint: Uint8Array;
  readonly operator: AgentAccounts;
  /** In population order. */
  readonly agents: readonly AgentAccounts[];
}

/** Where genesis takes place. */
export interface GenesisSite {
  readonly engine: ChainEngine;
  readonly sender: TransactionSender;
  readonly programId: Uint8Array;
  readonly errorNames: ProgramErrorNames;
}

/**
 * Makes mint, pool, vaults, pages, wallets and token accounts by real instructions of the system, SPL and
 * staking programs. The engine's own purse pays the operator, everything else comes from the operator.
 * Throws `CHAIN__FAILED` with the step and the refusal's name.
 */
export async function runGenesis(
  site: GenesisSite,
  plan: GenesisPlan,
  onProgress?: GenesisProgress,
): Promise<Deployment> {
  const operatorWallet = deriveWallet(plan.seed, 'operator', 'operator-wallet');
  const mintWallet = deriveWallet(plan.seed, 'operator', 'mint');
  const mint = mintWallet.address;
  const operator = { wallet: operatorWallet, tokenAccount: associatedTokenAddress(operatorWallet.address, mint) };
  const agents: AgentAccounts[] = [];
  for (const id of plan.agentIds) {
    const wallet = deriveWallet(plan.seed, id, 'wallet');
    agents.push({ wallet, tokenAccount: associatedTokenAddress(wallet.address, mint) });
    if (agents.length % AGENTS_PER_PROGRESS === 0) await onProgress?.(0);
  }
  const addresses = new StakingAddresses(site.programId);

  await site.engine.fund(operatorWallet.address, OPERATOR_LAMPORTS + AGENT_LAMPORTS * BigInt(agents.length));
  await createMint(site, plan, operator, mintWallet);
  await createPool(site, plan, operatorWallet, mint, addresses);
  await fundAgents(site, plan, operator, mint, agents, onProgress);
  return { addresses, mint, operator, agents };
}

async function createMint(
  site: GenesisSite,
  { token }: GenesisPlan,
  { wallet, tokenAccount }: AgentAccounts,
  mintWallet: Wallet,
): Promise<void> {
  const authority = wallet.address;
  const mint = mintWallet.address;
  const rent = rentExemptLamports(MINT_BYTES);
  const instructions = [
    createAccount(authority, mint, rent, MINT_BYTES, TOKEN_PROGRAM),
    initializeMint(mint, token.decimals, authority),
    createTokenAccount(authority, tokenAccount, authority, mint),
    mintTokens(mint, tokenAccount, authority, token.supplyBaseUnits),
  ];
  await run(site, 'create mint', [wallet, mintWallet], instructions, ['system', 'token', 'system', 'token']);
}

async function createPool(
  site: GenesisSite,
  plan: GenesisPlan,
  operator: Wallet,
  mint: Uint8Array,
  addresses: StakingAddresses,
): Promise<void> {
  const instructions = new StakingInstructions(addresses);
  const { staking } = plan;
  const params = {
    minStakeBaseUnits: staking.minStakeBaseUnits,
    maxStakeBaseUnits: staking.maxStakeBaseUnits,
    minClaimBaseUnits: plan.minClaimBaseUnits,
    lockDays: staking.lockDays,
    multiplierBps: staking.multiplierBps,
    penaltyBps: staking.penaltyBps,
  };
  const supply = plan.token.supplyBaseUnits;
  const initialize = instructions.initializePool(operator.address, mint, supply, plan.rewardRateBps, params);
  await run(site, 'initialize_pool', [operator], [initialize], ['system']);
  for (let page = 0; page < EXPIRY_PAGE_COUNT; page += 1) {
    const open = instructions.openExpiryPage(operator.address, page);
    await run(site, 'open_expiry_page', [operator], [open], ['system']);
  }
}

async function fundAgents(
  site: GenesisSite,
  plan: GenesisPlan,
  operator: AgentAccounts,
  mint: Uint8Array,
  agents: readonly AgentAccounts[],
  onProgress?: GenesisProgress,
): Promise<void> {
  for (let first = 0; first < agents.length; first += AGENTS_PER_TRANSACTION) {
    const instructions: Instruction[] = [];
    const spaces: ErrorSpace[] = [];
    for (const [i, agent] of agents.slice(first, first + AGENTS_PER_TRANSACTION).entries()) {
      const from = operator.wallet.address;
      const holdings = plan.holdingsBaseUnits[first + i] ?? 0n;
      instructions.push(
        transferLamports(from, agent.wallet.address, AGENT_LAMPORTS),
        createTokenAccount(from, agent.tokenAccount, agent.wallet.address, mint),
      );
      spaces.push('system', 'system');
      if (holdings > 0n) {
        instructions.push(transferTokens(operator.tokenAccount, agent.tokenAccount, from, holdings));
        spaces.push('token');
      }
    }
    await run(site, `fund agents from ${first}`, [operator.wallet], instructions, spaces);
    if (first % AGENTS_PER_PROGRESS < AGENTS_PER_TRANSACTION) await onProgress?.(first);
  }
}

async function run(
  site: GenesisSite,
  step: string,
  signers: readonly [Wallet, ...Wallet[]],
  instructions: readonly Instruction[],
  spaces: readonly ErrorSpace[],
): Promise<void> {
  const { error } = await site.sender.send(compileTransaction(signers[0].address, instructions), signers);
  if (error === undefined) return;
  const { errorName } = nameRefusal(error, spaces, site.errorNames);
  throw new SimError('CHAIN__FAILED', { engine: site.engine.name, step: `genesis: ${step}`, reason: errorName });
}
