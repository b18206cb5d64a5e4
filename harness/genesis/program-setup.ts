import { featureMask } from '#sim/core/features.ts';
import type { GenesisPlan } from '#sim/ports/staking-chain.ts';
import { PROBE_SHEET_BYTES } from '../chain/account-probe.ts';
import { EXPIRY_PAGE_COUNT } from '../program/accounts.ts';
import { PROBE_PROGRAM, TOKEN_PROGRAM } from '../program/addresses.ts';
import { GovernanceInstructions } from '../program/governance-instructions.ts';
import type { EmissionParams, GovernanceParams, PoolParams } from '../program/program-params.ts';
import { RewardInstructions } from '../program/reward-instructions.ts';
import { StakingInstructions } from '../program/staking-instructions.ts';
import {
  createAccount,
  createTokenAccount,
  initializeMint,
  MINT_BYTES,
  mintTokens,
  rentExemptLamports,
  setMintAuthority,
} from '../program/token-instructions.ts';
import type { Wallet } from '../wallet.ts';
import type { Deployment } from './deployment.ts';
import { type GenesisInstruction, type GenesisSite, runStep } from './genesis-site.ts';

/** `quadratic_mode` of `GovernanceParams`. */
const QUADRATIC_MODES = { feature_proposals: 1, all: 2 } as const;

/** The account that the probe program writes to. */
export async function createProbeSheet(site: GenesisSite, { operator }: Deployment, sheet: Wallet): Promise<void> {
  const { wallet } = operator;
  const rent = rentExemptLamports(PROBE_SHEET_BYTES);
  const create = createAccount(wallet.address, sheet.address, rent, PROBE_SHEET_BYTES, PROBE_PROGRAM);
  await runStep(site, 'create probe sheet', [wallet, sheet], [[create, 'system']]);
}

/** The token's mint with the whole supply in the operator's token account. */
export async function createMint(
  site: GenesisSite,
  { token }: GenesisPlan,
  { operator }: Deployment,
  mintWallet: Wallet,
): Promise<void> {
  const { wallet, tokenAccount } = operator;
  const mint = mintWallet.address;
  await runStep(
    site,
    'create mint',
    [wallet, mintWallet],
    [
      ...newMint(wallet, mint, token.decimals),
      [createTokenAccount(wallet.address, tokenAccount, wallet.address, mint), 'system'],
      [mintTokens(mint, tokenAccount, wallet.address, token.supplyBaseUnits), 'token'],
    ],
  );
}

/** The pool with its vaults, and all pages of the expiry ring. */
export async function createPool(site: GenesisSite, plan: GenesisPlan, deployment: Deployment): Promise<void> {
  const { addresses, mint } = deployment;
  const operator = deployment.operator.wallet;
  const instructions = new StakingInstructions(addresses);
  const { supplyBaseUnits } = plan.token;
  const params = poolParams(plan);
  const initialize = instructions.initializePool(operator.address, mint, supplyBaseUnits, plan.rewardRateBps, params);
  await runStep(site, 'initialize_pool', [operator], [[initialize, 'system']]);
  for (let page = 0; page < EXPIRY_PAGE_COUNT; page += 1) {
    await runStep(
      site,
      'open_expiry_page',
      [operator],
      [[instructions.openExpiryPage(operator.address, page), 'system']],
    );
  }
}

/** Governance and treasury with their vaults, and what the treasury has to pay buybacks with. */
export async function createGovernance(
  site: GenesisSite,
  plan: GenesisPlan,
  deployment: Deployment,
  quoteMintWallet: Wallet,
): Promise<void> {
  const { addresses, mint, quoteMint } = deployment;
  const operator = deployment.operator.wallet;
  const { quoteDecimals, quoteReserveQuoteUnits } = plan.treasury;
  const signers = [operator, quoteMintWallet] as const;
  await runStep(site, 'create quote mint', signers, newMint(operator, quoteMint, quoteDecimals));
  const instructions = new GovernanceInstructions(addresses);
  const params = governanceParams(plan, deployment);
  const initialize = instructions.initializeGovernance(operator.address, mint, quoteMint, params);
  await runStep(site, 'initialize_governance', [operator], [[initialize, 'system']]);
  if (quoteReserveQuoteUnits === 0n) return;
  const fill = mintTokens(quoteMint, addresses.quoteVault, operator.address, quoteReserveQuoteUnits);
  await runStep(site, 'fill quote vault', [operator], [[fill, 'token']]);
}

/** Hands the mint to the emission account for good. */
export async function createEmission(site: GenesisSite, plan: GenesisPlan, deployment: Deployment): Promise<void> {
  const { addresses, mint } = deployment;
  const operator = deployment.operator.wallet;
  const handOver = setMintAuthority(mint, operator.address, addresses.emission);
  const params: EmissionParams = { inflationBps: plan.inflationBps, capBps: plan.inflationCapBps };
  const initialize = new RewardInstructions(addresses).initializeEmission(operator.address, mint, params);
  await runStep(site, 'hand over mint', [operator], [[handOver, 'token']]);
  await runStep(site, 'initialize_emission', [operator], [[initialize, 'system']]);
}

function newMint(operator: Wallet, mint: Uint8Array, decimals: number): readonly GenesisInstruction[] {
  const rent = rentExemptLamports(MINT_BYTES);
  return [
    [createAccount(operator.address, mint, rent, MINT_BYTES, TOKEN_PROGRAM), 'system'],
    [initializeMint(mint, decimals, operator.address), 'token'],
  ];
}

/** Of `initialize_pool`. */
export function poolParams({
  staking,
  boosters,
  features,
  minClaimBaseUnits,
  minDebateFeeBaseUnits,
}: GenesisPlan): PoolParams {
  return {
    minStakeBaseUnits: staking.minStakeBaseUnits,
    maxStakeBaseUnits: staking.maxStakeBaseUnits,
    minClaimBaseUnits,
    lockDays: staking.lockDays,
    multiplierBps: staking.multiplierBps,
    penaltyBps: staking.penaltyBps,
    features: featureMask(features),
    boostActiveBps: boosters.activeBps,
    boostLongTermBps: boosters.longTermBps,
    boostVotingBps: boosters.votingBps,
    longTermDays: boosters.longTermDays,
    boostDays: boosters.boostDays,
    activeDays: boosters.activeDays,
    ticketDays: staking.ticketDays,
    minDebateFeeBaseUnits,
  };
}

/** Of `initialize_governance`. */
export function governanceParams(
  { governance, treasury }: GenesisPlan,
  { guardian, attestor }: Pick<Deployment, 'guardian' | 'attestor'>,
): GovernanceParams {
  const { quadratic, ...voting } = governance;
  return {
    ...voting,
    guardian: guardian.address,
    attestor: attestor.address,
    quadraticMode: QUADRATIC_MODES[quadratic],
    spendingCapBps: treasury.spendingCapBps,
    reserveFloorBaseUnits: treasury.reserveFloorBaseUnits,
    buybackWeeklyCapBaseUnits: treasury.buybackWeeklyCapBaseUnits,
    buybackMaxPriceQuoteUnits: treasury.buybackMaxPriceQuoteUnits,
  };
}
