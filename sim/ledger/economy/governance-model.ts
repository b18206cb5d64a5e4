import type { GovernanceSpec } from '../../core/run-spec.ts';
import { SECONDS_PER_DAY } from '../../core/units.ts';
import type { GovernanceState } from '../../ports/governance-states.ts';

/** Live proposals at a time. */
export const PROPOSAL_SLOTS = 16;
/** Proposals that reached quorum, and defeated ones, that the account remembers. */
const REMEMBERED = 8;
/** Of them the voting booster looks at so many. */
const BOOSTER_PROPOSALS = 4;

/** A defeated payload, for the cool-down. */
export interface DefeatedModel {
  /** Stands for the payload's hash: equal for equal payloads. */
  readonly payloadKey: string;
  readonly day: number;
}

/** Mutable twin of the `Governance` account. Arrays of four follow the proposal kinds. */
export interface GovernanceModel {
  minProposalStake: bigint;
  minVoteStake: bigint;
  bond: bigint;
  readonly vetoUntil: bigint;
  readonly quorumBps: number[];
  readonly approvalBps: number[];
  votingDays: number;
  timelockDays: number;
  graceDays: number;
  seasoningDays: number;
  lateHours: number;
  powerCapBps: number;
  cooldownDays: number;
  quadraticMode: number;
  quadraticAttested: boolean;
  proposalCount: number;
  quorumCount: number;
  readonly quorumIds: number[];
  /** Proposal id + 1, 0 free. */
  readonly slots: number[];
  readonly defeated: (DefeatedModel | undefined)[];
  defeatedCount: number;
  readonly executedCount: number[];
}

export function createGovernanceModel(spec: GovernanceSpec, nowUnixSeconds: bigint): GovernanceModel {
  return {
    minProposalStake: spec.minProposalStakeBaseUnits,
    minVoteStake: spec.minVoteStakeBaseUnits,
    bond: spec.bondBaseUnits,
    vetoUntil: nowUnixSeconds + BigInt(spec.vetoDays * SECONDS_PER_DAY),
    quorumBps: [...spec.quorumBps],
    approvalBps: [...spec.approvalBps],
    votingDays: spec.votingDays,
    timelockDays: spec.timelockDays,
    graceDays: spec.graceDays,
    seasoningDays: spec.seasoningDays,
    lateHours: spec.lateHours,
    powerCapBps: spec.powerCapBps,
    cooldownDays: spec.cooldownDays,
    quadraticMode: spec.quadratic === 'all' ? 2 : 1,
    quadraticAttested: spec.quadraticAttested,
    proposalCount: 0,
    quorumCount: 0,
    quorumIds: Array.from({ length: REMEMBERED }, () => 0),
    slots: Array.from({ length: PROPOSAL_SLOTS }, () => 0),
    defeated: Array.from({ length: REMEMBERED }, () => undefined),
    defeatedCount: 0,
    executedCount: [0, 0, 0, 0],
  };
}

/** Lowest free slot, or -1. */
export function freeProposalSlot({ slots }: GovernanceModel): number {
  return slots.indexOf(0);
}

/** A payload that was defeated less than the cool-down ago. */
export function coolsDown(governance: GovernanceModel, payloadKey: string, day: number): boolean {
  return governance.defeated.some(
    (entry) => entry?.payloadKey === payloadKey && day < entry.day + governance.cooldownDays,
  );
}

export function recordDefeat(governance: GovernanceModel, payloadKey: string, day: number): void {
  governance.defeated[governance.defeatedCount % REMEMBERED] = { payloadKey, day };
  governance.defeatedCount += 1;
}

export function recordQuorum(governance: GovernanceModel, proposalId: number): void {
  governance.quorumIds[governance.quorumCount % REMEMBERED] = proposalId;
  governance.quorumCount += 1;
}

/** The last four proposals that reached quorum, or fewer, newest first. */
export function recentQuorumIds({ quorumCount, quorumIds }: GovernanceModel): readonly number[] {
  const recent: number[] = [];
  for (let back = 1; back <= Math.min(quorumCount, BOOSTER_PROPOSALS); back += 1) {
    recent.push(quorumIds[(quorumCount - back) % REMEMBERED] as number);
  }
  return recent;
}

/** Snapshot in the port's shape, without the hashes that only the chain can make: those of defeats read 0. */
export function governanceState(governance: GovernanceModel): Omit<GovernanceState, 'upgradeHash'> {
  return {
    minProposalStakeBaseUnits: governance.minProposalStake,
    minVoteStakeBaseUnits: governance.minVoteStake,
    bondBaseUnits: governance.bond,
    vetoUntilUnixSeconds: governance.vetoUntil,
    quorumBps: [...governance.quorumBps],
    approvalBps: [...governance.approvalBps],
    votingDays: governance.votingDays,
    timelockDays: governance.timelockDays,
    graceDays: governance.graceDays,
    seasoningDays: governance.seasoningDays,
    lateHours: governance.lateHours,
    powerCapBps: governance.powerCapBps,
    cooldownDays: governance.cooldownDays,
    quadraticMode: governance.quadraticMode,
    quadraticAttested: governance.quadraticAttested,
    proposalCount: governance.proposalCount,
    quorumCount: governance.quorumCount,
    quorumIds: [...governance.quorumIds],
    slots: [...governance.slots],
    defeated: governance.defeated.map((entry) => ({ hash: 0n, day: entry?.day ?? 0 })),
    defeatedCount: governance.defeatedCount,
    executedCount: [...governance.executedCount],
  };
}
