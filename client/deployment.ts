import type { Provider } from '@coral-xyz/anchor';
import { TOKEN_PROGRAM_ID } from '@solana/spl-token';
import { type PublicKey, SystemProgram, type TransactionInstruction } from '@solana/web3.js';
import { EXPIRY_PAGE_COUNT } from '#harness/program/accounts.ts';
import { featureMask } from '#sim/core/features.ts';
import { u64 } from './amounts.ts';
import { addressOf, type Owner, signersOf } from './owner.ts';
import type { EconomyTerms } from './plan-economy.ts';
import { ProgramConnection } from './program-connection.ts';

/** What a deployment is made of, beside its terms. */
export interface DeploymentParts {
  /** The token's mint; the pool takes over its supply, all of which must be minted. */
  readonly mint: PublicKey;
  readonly supplyBaseUnits: bigint;
  /** The mint that buybacks pay with; another than the token's. */
  readonly quoteMint: PublicKey;
  /** Signs and pays; the provider's wallet if left out. */
  readonly authority?: Owner;
  /** May pause and veto; must not be the authority. */
  readonly guardian: PublicKey;
  /** Says which owners are one person. */
  readonly attestor: PublicKey;
}

const PROGRAMS = { tokenProgram: TOKEN_PROGRAM_ID, systemProgram: SystemProgram.programId } as const;

/**
 * Creates pool, vaults, expiry pages, governance and treasury of a program that is on the chain and was never
 * initialised. Inflation comes after the mint was handed over: `initializeEmission`.
 *
 * Throws `ProgramRefusal`: `SupplyMismatch`, `MintCanFreeze`, `RolesMustDiffer`, `AlreadyInitialized`, or the name of
 * the term that is out of its bounds (`LockDaysOutOfRange`, `ParameterOutOfRange`, `BelowTimelockFloor`, ...).
 */
export async function initializeEconomy(
  provider: Provider,
  parts: DeploymentParts,
  terms: EconomyTerms,
): Promise<void> {
  const chain = new ProgramConnection(provider);
  const { authority = chain.payer } = parts;
  const groups = [[await initializePool(chain, addressOf(authority), parts, terms)]];
  for (let page = 0; page < EXPIRY_PAGE_COUNT; page += 1) groups.push([await openExpiryPage(chain, page)]);
  groups.push([await initializeGovernance(chain, addressOf(authority), parts, terms)]);
  await chain.send(groups, signersOf(authority));
}

/**
 * Puts the inflation schedule on chain; `mintInflation` works from then on. The emission account must be the mint's
 * authority already: `TokenManager.handOverMint`. Throws `ProgramRefusal`: `MintAuthorityNotProgram`, `NotAuthority`,
 * `InflationOutOfRange`, `AlreadyInitialized`.
 */
export async function initializeEmission(
  provider: Provider,
  { mint, authority: signer }: Pick<DeploymentParts, 'mint' | 'authority'>,
  { rewards }: Pick<EconomyTerms, 'rewards'>,
): Promise<string> {
  const chain = new ProgramConnection(provider);
  const authority = signer ?? chain.payer;
  const { pool, emission } = chain.addresses;
  const instruction = await chain.program.methods
    .initializeEmission({ inflationBps: [...rewards.inflationBps], capBps: rewards.inflationCapBps })
    .accountsStrict({
      authority: addressOf(authority),
      pool,
      tokenMint: mint,
      emission,
      systemProgram: SystemProgram.programId,
    })
    .instruction();
  return chain.send([[instruction]], signersOf(authority));
}

async function initializePool(
  { program, addresses }: ProgramConnection,
  authority: PublicKey,
  parts: DeploymentParts,
  { staking, rewards, features }: EconomyTerms,
): Promise<TransactionInstruction> {
  const { boosters } = rewards;
  const { pool, stakeVault, rewardVault, penaltyVault } = addresses;
  return program.methods
    .initializePool(u64(parts.supplyBaseUnits), u64(BigInt(rewards.rewardRateBps)), {
      minStake: u64(staking.minStakeBaseUnits),
      maxStake: u64(staking.maxStakeBaseUnits),
      minClaim: u64(rewards.minClaimBaseUnits),
      lockDays: [...staking.lockDays],
      multiplierBps: [...staking.multiplierBps],
      penaltyBps: staking.penaltyBps,
      features: featureMask(features),
      boostActiveBps: boosters.activeBps,
      boostLongTermBps: boosters.longTermBps,
      boostVotingBps: boosters.votingBps,
      longTermDays: boosters.longTermDays,
      boostDays: boosters.boostDays,
      activeDays: boosters.activeDays,
      ticketDays: staking.ticketDays,
      minDebateFee: u64(rewards.minDebateFeeBaseUnits),
    })
    .accountsStrict({ authority, tokenMint: parts.mint, pool, stakeVault, rewardVault, penaltyVault, ...PROGRAMS })
    .instruction();
}

async function openExpiryPage(
  { program, addresses, payer }: ProgramConnection,
  page: number,
): Promise<TransactionInstruction> {
  const expiryPage = addresses.expiryPage(page);
  const accounts = { payer, pool: addresses.pool, expiryPage, systemProgram: SystemProgram.programId };
  return program.methods.openExpiryPage(page).accountsStrict(accounts).instruction();
}

async function initializeGovernance(
  { program, addresses }: ProgramConnection,
  authority: PublicKey,
  { mint, quoteMint, guardian, attestor }: DeploymentParts,
  { governance: rules, treasury: limits }: EconomyTerms,
): Promise<TransactionInstruction> {
  const { pool, governance, treasury, treasuryVault, bondVault, vestingVault, quoteVault } = addresses;
  const accounts = { authority, pool, tokenMint: mint, quoteMint, governance, treasury, ...PROGRAMS };
  return program.methods
    .initializeGovernance({
      guardian,
      attestor,
      minProposalStake: u64(rules.minProposalStakeBaseUnits),
      minVoteStake: u64(rules.minVoteStakeBaseUnits),
      bond: u64(rules.bondBaseUnits),
      quorumBps: [...rules.quorumBps],
      approvalBps: [...rules.approvalBps],
      votingDays: rules.votingDays,
      timelockDays: rules.timelockDays,
      graceDays: rules.graceDays,
      seasoningDays: rules.seasoningDays,
      lateHours: rules.lateHours,
      powerCapBps: rules.powerCapBps,
      cooldownDays: rules.cooldownDays,
      vetoDays: rules.vetoDays,
      quadraticMode: rules.quadratic === 'all' ? 2 : 1,
      quadraticAttested: rules.quadraticAttested,
      spendingCapBps: limits.spendingCapBps,
      reserveFloor: u64(limits.reserveFloorBaseUnits),
      buybackWeeklyCap: u64(limits.buybackWeeklyCapBaseUnits),
      buybackMaxPrice: u64(limits.buybackMaxPriceQuoteUnits),
    })
    .accountsStrict({ ...accounts, treasuryVault, bondVault, vestingVault, quoteVault })
    .instruction();
}
