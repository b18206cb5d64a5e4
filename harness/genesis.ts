import { SimError } from '#sim/core/errors/sim-error.ts';
import type { GenesisPlan, GenesisProgress } from '#sim/ports/staking-chain.ts';
import type { AgentAccounts, Deployment, GrantAccounts, WalletAccounts } from './genesis/deployment.ts';
import { AGENT_LAMPORTS, AGENTS_PER_PROGRESS, createGrants, fillTreasury, fundAgents } from './genesis/distribution.ts';
import type { GenesisSite } from './genesis/genesis-site.ts';
import { createMarket, openQuoteAccounts, planMarket } from './genesis/market-setup.ts';
import { createEmission, createGovernance, createMint, createPool, createProbeSheet } from './genesis/program-setup.ts';
import { associatedTokenAddress, StakingAddresses } from './program/pda.ts';
import { rentExemptLamports, TOKEN_ACCOUNT_BYTES } from './program/token-instructions.ts';
import { deriveWallet } from './wallet.ts';

/** Pays the operator's own accounts, pages, upgrade buffers and fees for centuries of daily rolls. */
const OPERATOR_LAMPORTS = 1_000n * 1_000_000_000n;
/** An agent's account of the quote asset, where there is a market. */
const QUOTE_ACCOUNT_LAMPORTS = rentExemptLamports(TOKEN_ACCOUNT_BYTES);
/** Fees of 5,000 lamports a signature: of two billion actions. */
const RELAY_LAMPORTS = 10_000n * 1_000_000_000n;
const GUARDIAN_LAMPORTS = 10n * 1_000_000_000n;
/** An attestation of each agent (0.0013 SOL), and fees. */
const ATTESTOR_LAMPORTS_PER_AGENT = 10_000_000n;

/**
 * Makes mint, pool, vaults, pages, governance, emission, grants, the market if there is one, wallets and token accounts
 * by real instructions of the system, SPL, staking and market programs. The engine's own purse pays the operator's
 * wallets, everything else comes from the operator. Throws `CHAIN__FAILED` with the step and the refusal's name.
 */
export async function runGenesis(
  site: GenesisSite,
  plan: GenesisPlan,
  onProgress?: GenesisProgress,
): Promise<Deployment> {
  const mintWallet = deriveWallet(plan.seed, 'operator', 'mint');
  const quoteMintWallet = deriveWallet(plan.seed, 'operator', 'quote-mint');
  const mint = mintWallet.address;
  const quoteMint = quoteMintWallet.address;
  const addresses = new StakingAddresses(site.programId);
  const agents: AgentAccounts[] = [];
  for (const id of plan.agentIds) {
    const accounts = accountsOf(plan, id, 'wallet', mint);
    const owner = accounts.wallet.address;
    const staker = { owner, tokenAccount: accounts.tokenAccount, userStake: addresses.userStake(owner) };
    const agent = { ...accounts, staker };
    agents.push(
      plan.market === undefined ? agent : { ...agent, quoteAccount: associatedTokenAddress(owner, quoteMint) },
    );
    if (agents.length % AGENTS_PER_PROGRESS === 0) await onProgress?.(0);
  }
  const operator = accountsOf(plan, 'operator', 'operator-wallet', mint);
  const guardian = deriveWallet(plan.seed, 'operator', 'guardian');
  const attestor = deriveWallet(plan.seed, 'operator', 'attestor');
  const relay = deriveWallet(plan.seed, 'operator', 'relay');
  const sheetWallet = deriveWallet(plan.seed, 'operator', 'probe-sheet');
  const deployment: Deployment = {
    seed: plan.seed,
    addresses,
    mint,
    quoteMint,
    operator,
    relay,
    probeSheet: sheetWallet.address,
    guardian,
    attestor,
    agents,
    ...grantAccounts(plan, mint, addresses, agents),
    ...(plan.market === undefined ? {} : { market: planMarket(plan.seed, mint, quoteMint) }),
  };

  const count = BigInt(agents.length);
  const lamportsOfAgent = AGENT_LAMPORTS + (plan.market === undefined ? 0n : QUOTE_ACCOUNT_LAMPORTS);
  const { engine } = site;
  await engine.fund(operator.wallet.address, OPERATOR_LAMPORTS + lamportsOfAgent * count);
  await engine.fund(relay.address, RELAY_LAMPORTS);
  await engine.fund(guardian.address, GUARDIAN_LAMPORTS);
  await engine.fund(attestor.address, GUARDIAN_LAMPORTS + ATTESTOR_LAMPORTS_PER_AGENT * count);
  await createProbeSheet(site, deployment, sheetWallet);
  await createMint(site, plan, deployment, mintWallet);
  await createPool(site, plan, deployment);
  await createGovernance(site, plan, deployment, quoteMintWallet);
  await createEmission(site, plan, deployment);
  await fillTreasury(site, plan, deployment);
  await createGrants(site, plan, deployment);
  await createMarket(site, plan, deployment);
  await openQuoteAccounts(site, plan, deployment, onProgress);
  await fundAgents(site, plan, deployment, onProgress);
  return deployment;
}

function accountsOf(plan: GenesisPlan, id: string, purpose: string, mint: Uint8Array): WalletAccounts {
  const wallet = deriveWallet(plan.seed, id, purpose);
  return { wallet, tokenAccount: associatedTokenAddress(wallet.address, mint) };
}

/** Where each grant of the plan goes; groups outside the population get a wallet each. */
function grantAccounts(
  plan: GenesisPlan,
  mint: Uint8Array,
  addresses: StakingAddresses,
  agents: readonly AgentAccounts[],
): Pick<Deployment, 'grants' | 'reserves'> {
  const reserves = new Map<string, WalletAccounts>();
  const reserveOf = (group: string): WalletAccounts => {
    const reserve = reserves.get(group) ?? accountsOf(plan, 'operator', `reserve-${group}`, mint);
    reserves.set(group, reserve);
    return reserve;
  };
  const made = new Map<WalletAccounts, number>();
  const grants = plan.grants.map(({ beneficiary: agent, group }): GrantAccounts => {
    const accounts = agent === undefined ? reserveOf(group) : agents[agent];
    if (accounts === undefined) {
      const expected = `0 to ${agents.length - 1}`;
      throw new SimError('CORE__VALUE_OUT_OF_RANGE', { what: 'beneficiary', expected, found: String(agent) });
    }
    const index = made.get(accounts) ?? 0;
    made.set(accounts, index + 1);
    const beneficiary = accounts.wallet.address;
    const vesting = addresses.vesting(beneficiary, index);
    return { beneficiary, tokenAccount: accounts.tokenAccount, index, vesting };
  });
  return { grants, reserves: [...reserves.values()] };
}
