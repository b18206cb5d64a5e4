import type { ProposalKind } from './actions.ts';

/** States of a proposal in the order of the program's `state` byte. */
export const PROPOSAL_STATES = [
  'draft',
  'active',
  'defeated',
  'succeeded',
  'queued',
  'executed',
  'expired',
  'vetoed',
  'cancelled',
] as const;
export type ProposalStateName = (typeof PROPOSAL_STATES)[number];

/** The `Governance` account, decoded. Arrays of four follow `PROPOSAL_KINDS`. */
export interface GovernanceState {
  readonly minProposalStakeBaseUnits: bigint;
  readonly minVoteStakeBaseUnits: bigint;
  readonly bondBaseUnits: bigint;
  readonly vetoUntilUnixSeconds: bigint;
  readonly quorumBps: readonly number[];
  readonly approvalBps: readonly number[];
  readonly votingDays: number;
  readonly timelockDays: number;
  readonly graceDays: number;
  readonly seasoningDays: number;
  readonly lateHours: number;
  readonly powerCapBps: number;
  readonly cooldownDays: number;
  readonly quadraticMode: number;
  readonly quadraticAttested: boolean;
  readonly proposalCount: number;
  /** Proposals that reached quorum so far, and the ids of the last 8 (slot n % 8 of the n-th). */
  readonly quorumCount: number;
  readonly quorumIds: readonly number[];
  /** Proposal id + 1 by slot, 0 free. */
  readonly slots: readonly number[];
  readonly defeated: readonly { readonly hash: bigint; readonly day: number }[];
  readonly defeatedCount: number;
  readonly executedCount: readonly number[];
  /** Of the last executed upgrade; 32 zero bytes before the first. */
  readonly upgradeHash: Uint8Array;
}

/** A `Proposal` account, decoded. Times are unix seconds, 0 until they happen. */
export interface ProposalState {
  readonly id: number;
  readonly kind: ProposalKind;
  readonly state: ProposalStateName;
  /** Parameter id, feature bit, or index in `SPEND_PURPOSES`. */
  readonly selector: number;
  /** Parameter value, spend amount, or feature 0/1. */
  readonly value: bigint;
  readonly priceQuoteUnits: bigint;
  /** Addresses as the account has them. */
  readonly proposer: Uint8Array;
  readonly address: Uint8Array;
  readonly payloadHash: Uint8Array;
  readonly bondBaseUnits: bigint;
  readonly powerTotal: bigint;
  /** Linear power of those who voted. */
  readonly turnout: bigint;
  readonly yes: bigint;
  readonly no: bigint;
  readonly abstain: bigint;
  readonly createdAtUnixSeconds: bigint;
  readonly activatedAtUnixSeconds: bigint;
  readonly votingEndUnixSeconds: bigint;
  readonly finalizedAtUnixSeconds: bigint;
  readonly etaUnixSeconds: bigint;
  readonly executedAtUnixSeconds: bigint;
  readonly expiresAtUnixSeconds: bigint;
  readonly minVoteStakeBaseUnits: bigint;
  /** 2^64 - 1: none. */
  readonly powerCap: bigint;
  readonly votePausedBaseSeconds: bigint;
  readonly snapshotDay: number;
  readonly quorumBps: number;
  readonly approvalBps: number;
  readonly timelockDays: number;
  readonly seasoningDays: number;
  readonly lateHours: number;
  readonly graceDays: number;
  readonly slot: number;
  /** 0 linear, 1 quadratic, 2 quadratic for attested owners. */
  readonly quadratic: number;
  readonly extended: boolean;
  readonly bondReturned: boolean;
  readonly quorumReached: boolean;
  readonly voteLock: boolean;
  readonly voterCount: number;
  readonly quadraticUnit: bigint;
}

/** The `Treasury` account, decoded. */
export interface TreasuryState {
  /** Slot = day % 32; counts up to and including `lastOutflowDay`. */
  readonly outflowByDay: readonly bigint[];
  readonly lastOutflowDay: number;
  readonly totalSpentBaseUnits: bigint;
  readonly totalGrantedBaseUnits: bigint;
  readonly buybackPriceQuoteUnits: bigint;
  readonly buybackRemainingBaseUnits: bigint;
  readonly buybackWeek: number;
  readonly buybackWeekBoughtBaseUnits: bigint;
  readonly buybackTotalBoughtBaseUnits: bigint;
  readonly buybackTotalQuoteUnits: bigint;
  readonly spendingCapBps: number;
  readonly reserveFloorBaseUnits: bigint;
  readonly buybackWeeklyCapBaseUnits: bigint;
  readonly buybackMaxPriceQuoteUnits: bigint;
  readonly tokenUnitBaseUnits: bigint;
}

/** The `Emission` account, decoded. */
export interface EmissionState {
  readonly genesisSupplyBaseUnits: bigint;
  readonly totalMintedBaseUnits: bigint;
  readonly inflationBps: readonly number[];
  readonly capBps: number;
  /** Week + 1 of the last mint, 0 none. */
  readonly lastWeek: number;
  readonly mintCount: number;
  /** Slot n % 54 of the n-th. */
  readonly mints: readonly {
    readonly mintedBaseUnits: bigint;
    readonly supplyBeforeBaseUnits: bigint;
    readonly day: number;
  }[];
}

/** A `Vesting` account (vesting grant or unstake ticket), decoded. */
export interface VestingState {
  readonly totalBaseUnits: bigint;
  readonly releasedBaseUnits: bigint;
  readonly startUnixSeconds: bigint;
  readonly cliffSeconds: bigint;
  readonly durationSeconds: bigint;
  readonly index: number;
  readonly kind: 'vesting' | 'ticket';
}

/** One of the last payouts of a stake account. */
export interface PayoutState {
  readonly amountBaseUnits: bigint;
  readonly day: number;
  readonly kind: 'claim' | 'compound' | 'close';
}

/** One of the last votes of a stake account. */
export interface CastVoteState {
  readonly weight: bigint;
  readonly proposalId: number;
  readonly day: number;
  readonly side: 'no' | 'yes' | 'abstain';
}
