import { BorshWriter } from './borsh-writer.ts';

/** Lock lengths of a pool. */
const LOCK_TIERS = 5;
/** Proposal kinds: parameter, spend, upgrade, feature. */
const KINDS = 4;

/** `PoolParams` of `initialize_pool`. Amounts are base units. */
export interface PoolParams {
  readonly minStakeBaseUnits: bigint;
  readonly maxStakeBaseUnits: bigint;
  readonly minClaimBaseUnits: bigint;
  readonly lockDays: readonly number[];
  readonly multiplierBps: readonly number[];
  readonly penaltyBps: number;
  /** Bits in the order of the README's table. */
  readonly features: number;
  readonly boostActiveBps: number;
  readonly boostLongTermBps: number;
  readonly boostVotingBps: number;
  readonly longTermDays: number;
  readonly boostDays: number;
  readonly activeDays: number;
  readonly ticketDays: number;
  readonly minDebateFeeBaseUnits: bigint;
}

/** `GovernanceParams` of `initialize_governance`. Arrays of four follow the proposal kinds. */
export interface GovernanceParams {
  readonly guardian: Uint8Array;
  readonly attestor: Uint8Array;
  readonly minProposalStakeBaseUnits: bigint;
  readonly minVoteStakeBaseUnits: bigint;
  readonly bondBaseUnits: bigint;
  readonly quorumBps: readonly number[];
  readonly approvalBps: readonly number[];
  readonly votingDays: number;
  readonly timelockDays: number;
  readonly graceDays: number;
  readonly seasoningDays: number;
  readonly lateHours: number;
  readonly powerCapBps: number;
  readonly cooldownDays: number;
  readonly vetoDays: number;
  /** 0 off, 1 feature proposals, 2 all. */
  readonly quadraticMode: number;
  readonly quadraticAttested: boolean;
  readonly spendingCapBps: number;
  readonly reserveFloorBaseUnits: bigint;
  readonly buybackWeeklyCapBaseUnits: bigint;
  /** Quote base units for one whole token. */
  readonly buybackMaxPriceQuoteUnits: bigint;
}

/** `EmissionParams` of `initialize_emission`. */
export interface EmissionParams {
  /** First, second, third year and on. */
  readonly inflationBps: readonly number[];
  readonly capBps: number;
}

export function writePoolParams(writer: BorshWriter, params: PoolParams): BorshWriter {
  return writer
    .u64('min_stake', params.minStakeBaseUnits)
    .u64('max_stake', params.maxStakeBaseUnits)
    .u64('min_claim', params.minClaimBaseUnits)
    .u32s('lock_days', params.lockDays, LOCK_TIERS)
    .u32s('multiplier_bps', params.multiplierBps, LOCK_TIERS)
    .u32('penalty_bps', params.penaltyBps)
    .u32('features', params.features)
    .u16('boost_active_bps', params.boostActiveBps)
    .u16('boost_long_term_bps', params.boostLongTermBps)
    .u16('boost_voting_bps', params.boostVotingBps)
    .u16('long_term_days', params.longTermDays)
    .u32('boost_days', params.boostDays)
    .u32('active_days', params.activeDays)
    .u32('ticket_days', params.ticketDays)
    .u64('min_debate_fee', params.minDebateFeeBaseUnits);
}

export function encodeGovernanceParams(params: GovernanceParams): Uint8Array {
  return new BorshWriter()
    .bytes(params.guardian)
    .bytes(params.attestor)
    .u64('min_proposal_stake', params.minProposalStakeBaseUnits)
    .u64('min_vote_stake', params.minVoteStakeBaseUnits)
    .u64('bond', params.bondBaseUnits)
    .u16s('quorum_bps', params.quorumBps, KINDS)
    .u16s('approval_bps', params.approvalBps, KINDS)
    .u16('voting_days', params.votingDays)
    .u16('timelock_days', params.timelockDays)
    .u16('grace_days', params.graceDays)
    .u16('seasoning_days', params.seasoningDays)
    .u16('late_hours', params.lateHours)
    .u16('power_cap_bps', params.powerCapBps)
    .u16('cooldown_days', params.cooldownDays)
    .u16('veto_days', params.vetoDays)
    .u8('quadratic_mode', params.quadraticMode)
    .bool(params.quadraticAttested)
    .u32('spending_cap_bps', params.spendingCapBps)
    .u64('reserve_floor', params.reserveFloorBaseUnits)
    .u64('buyback_weekly_cap', params.buybackWeeklyCapBaseUnits)
    .u64('buyback_max_price', params.buybackMaxPriceQuoteUnits).written;
}

export function encodeEmissionParams(params: EmissionParams): Uint8Array {
  return new BorshWriter().u32s('inflation_bps', params.inflationBps, 3).u32('cap_bps', params.capBps).written;
}
