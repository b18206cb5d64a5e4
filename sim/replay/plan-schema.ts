import * as z from 'zod';
import { FEATURE_NAMES } from '../core/features.ts';
import type { GenesisPlan } from '../ports/staking-chain.ts';
import { agentIndex, i64, MAX_AGENTS, shortText, u32, u64 } from './trace-fields.ts';

const MAX_GRANTS = 100_000;
const bps = u32;
const four = z.tuple([bps, bps, bps, bps]);
const three = z.tuple([bps, bps, bps]);
const vesting = z.strictObject({ cliffDays: u32, durationDays: u32 });

const token = z.strictObject({
  symbol: shortText,
  decimals: z.int().min(0).max(18),
  supplyBaseUnits: u64,
  distribution: z.strictObject({
    communityBps: bps,
    teamBps: bps,
    treasuryBps: bps,
    liquidityBps: bps,
    partnersBps: bps,
    teamVesting: vesting,
    partnersVesting: vesting,
  }),
});

const staking = z.strictObject({
  minStakeBaseUnits: u64,
  maxStakeBaseUnits: u64,
  lockDays: z.array(u32).length(5),
  multiplierBps: z.array(bps).length(5),
  penaltyBps: bps,
  ticketDays: u32,
});

const boosters = z.strictObject({
  activeBps: bps,
  longTermBps: bps,
  votingBps: bps,
  boostDays: u32,
  activeDays: u32,
  longTermDays: u32,
});

const governance = z.strictObject({
  minProposalStakeBaseUnits: u64,
  minVoteStakeBaseUnits: u64,
  bondBaseUnits: u64,
  quorumBps: four,
  approvalBps: four,
  votingDays: u32,
  timelockDays: u32,
  graceDays: u32,
  seasoningDays: u32,
  lateHours: u32,
  powerCapBps: bps,
  cooldownDays: u32,
  vetoDays: u32,
  quadratic: z.enum(['feature_proposals', 'all']),
  quadraticAttested: z.boolean(),
});

const treasury = z.strictObject({
  spendingCapBps: bps,
  reserveFloorBaseUnits: u64,
  buybackWeeklyCapBaseUnits: u64,
  buybackMaxPriceQuoteUnits: u64,
  quoteReserveQuoteUnits: u64,
  quoteDecimals: z.int().min(0).max(18),
});

const grant = z
  .strictObject({
    beneficiary: agentIndex.optional(),
    group: shortText,
    totalBaseUnits: u64,
    cliffDays: u32,
    durationDays: u32,
  })
  // The port wants the key itself, and JSON drops one that is undefined.
  .transform(({ beneficiary, ...rest }) => ({ beneficiary, ...rest }));

const amounts = z.array(u64).max(MAX_AGENTS);

const market = z.strictObject({
  feeBps: bps,
  tokenBaseUnits: u64,
  quoteUnits: u64,
  deskBaseUnits: u64,
  deskQuoteUnits: u64,
  cashQuoteUnits: amounts,
});

const plan = z.strictObject({
  seed: u32,
  clock: z.strictObject({ slot: u64, clusterEpoch: u64, unixSeconds: i64 }),
  token,
  staking,
  rewardRateBps: bps,
  minClaimBaseUnits: u64,
  features: z.record(z.enum(FEATURE_NAMES), z.boolean()),
  boosters,
  minDebateFeeBaseUnits: u64,
  inflationBps: three,
  inflationCapBps: bps,
  governance,
  treasury,
  treasuryBaseUnits: u64,
  grants: z.array(grant).max(MAX_GRANTS),
  agentIds: z.array(z.string().min(1).max(128)).max(MAX_AGENTS),
  holdingsBaseUnits: amounts,
  market: market.optional(),
});

/** A genesis plan whose lists are of one length and whose agents exist. */
export const genesisPlan: z.ZodType<GenesisPlan> = plan.transform(({ market: pool, ...read }, context) => {
  const agents = read.agentIds.length;
  const issue = (path: string, message: string): void => context.addIssue({ code: 'custom', path: [path], message });
  if (read.holdingsBaseUnits.length !== agents) issue('holdingsBaseUnits', `expected ${agents} amounts`);
  if (pool !== undefined && pool.cashQuoteUnits.length !== agents)
    issue('market', `expected ${agents} amounts of cash`);
  if (read.grants.some(({ beneficiary }) => (beneficiary ?? -1) >= agents)) issue('grants', 'expected known agents');
  if (new Set(read.agentIds).size !== agents) issue('agentIds', 'expected each id once');
  return pool === undefined ? read : { ...read, market: pool };
});
