import { divCeil } from '../../core/fixed.ts';
import { BASIS_POINTS } from '../../core/units.ts';
import {
  type AgentIndex,
  PROPOSAL_KINDS,
  type ProposalKind,
  type ProposalPayload,
  SPEND_PURPOSES,
} from '../../ports/actions.ts';
import type { ProposalState, ProposalStateName } from '../../ports/governance-states.ts';
import { pausedVotingSeconds } from '../pool-features.ts';
import type { PoolModel } from '../pool-model.ts';

/** Mutable twin of a `Proposal` account. */
export interface ProposalModel {
  readonly id: number;
  readonly proposer: AgentIndex;
  readonly payload: ProposalPayload;
  readonly bond: bigint;
  readonly slot: number;
  readonly createdAt: bigint;
  state: ProposalStateName;
  powerTotal: bigint;
  turnout: bigint;
  yes: bigint;
  no: bigint;
  abstain: bigint;
  activatedAt: bigint;
  /** Without the time in which voting was paused. */
  votingEnd: bigint;
  finalizedAt: bigint;
  eta: bigint;
  executedAt: bigint;
  /** Last second to act in a state that waits for a call. */
  expiresAt: bigint;
  minVoteStake: bigint;
  powerCap: bigint;
  votePausedBase: bigint;
  snapshotDay: number;
  quorumBps: number;
  approvalBps: number;
  timelockDays: number;
  seasoningDays: number;
  lateHours: number;
  graceDays: number;
  quadratic: number;
  extended: boolean;
  bondReturned: boolean;
  quorumReached: boolean;
  voteLock: boolean;
  voterCount: number;
  quadraticUnit: bigint;
}

type DraftFields = Pick<ProposalModel, 'id' | 'proposer' | 'payload' | 'bond' | 'slot' | 'createdAt' | 'expiresAt'>;

/** A draft: its rules come with activation. */
export function createDraft(fields: DraftFields): ProposalModel {
  return {
    ...fields,
    state: 'draft',
    powerTotal: 0n,
    turnout: 0n,
    yes: 0n,
    no: 0n,
    abstain: 0n,
    activatedAt: 0n,
    votingEnd: 0n,
    finalizedAt: 0n,
    eta: 0n,
    executedAt: 0n,
    minVoteStake: 0n,
    powerCap: 0n,
    votePausedBase: 0n,
    snapshotDay: 0,
    quorumBps: 0,
    approvalBps: 0,
    timelockDays: 0,
    seasoningDays: 0,
    lateHours: 0,
    graceDays: 0,
    quadratic: 0,
    extended: false,
    bondReturned: false,
    quorumReached: false,
    voteLock: false,
    voterCount: 0,
    quadraticUnit: 0n,
  };
}

/** Place of a kind in the arrays of four. */
export function kindIndex(kind: ProposalKind): number {
  return PROPOSAL_KINDS.indexOf(kind);
}

/** Waits for somebody to act on it. */
export function isLive({ state }: ProposalModel): boolean {
  return state === 'draft' || state === 'active' || state === 'succeeded' || state === 'queued';
}

/** Seconds of this vote in which voting was paused. */
export function pausedFor(proposal: ProposalModel, pool: PoolModel, nowUnixSeconds: bigint): bigint {
  const paused = pausedVotingSeconds(pool, nowUnixSeconds) - proposal.votePausedBase;
  return paused > 0n ? paused : 0n;
}

/** End of voting as seen now: while voting is paused it moves with the clock. */
export function effectiveEnd(proposal: ProposalModel, pool: PoolModel, nowUnixSeconds: bigint): bigint {
  return proposal.votingEnd + pausedFor(proposal, pool, nowUnixSeconds);
}

/** Power that must vote, rounded up. */
export function quorumCeil({ powerTotal, quorumBps }: Pick<ProposalModel, 'powerTotal' | 'quorumBps'>): bigint {
  return divCeil(powerTotal * BigInt(quorumBps), BASIS_POINTS);
}

/** Equal for equal payloads, as their hashes are. */
export function payloadKey(payload: ProposalPayload): string {
  switch (payload.kind) {
    case 'parameter':
      return `parameter ${payload.id} ${payload.value}`;
    case 'spend': {
      const recipient = payload.purpose === 'payment' ? (payload.recipient ?? 'operator') : 'vault';
      return `spend ${payload.purpose} ${recipient} ${payload.amountBaseUnits} ${payload.priceQuoteUnits}`;
    }
    case 'upgrade':
      return `upgrade ${payload.buffer.join(' ')}`;
    case 'feature':
      return `feature ${payload.flag} ${payload.enabled}`;
  }
}

/** What the account keeps of a payload beside addresses and hashes. */
export function storedPayload(
  payload: ProposalPayload,
): Pick<ProposalState, 'kind' | 'selector' | 'value' | 'priceQuoteUnits'> {
  const { kind } = payload;
  switch (kind) {
    case 'parameter':
      return { kind, selector: payload.id, value: payload.value, priceQuoteUnits: 0n };
    case 'spend':
      return {
        kind,
        selector: SPEND_PURPOSES.indexOf(payload.purpose),
        value: payload.amountBaseUnits,
        priceQuoteUnits: payload.priceQuoteUnits,
      };
    case 'upgrade':
      return { kind, selector: 0, value: 0n, priceQuoteUnits: 0n };
    case 'feature':
      return { kind, selector: payload.flag, value: payload.enabled ? 1n : 0n, priceQuoteUnits: 0n };
  }
}

/** What the ledger can know of a proposal: all but the addresses and hashes that only the chain has. */
export type PredictedProposal = Omit<ProposalState, 'proposer' | 'address' | 'payloadHash'>;

/** Snapshot in the port's shape. */
export function proposalState(proposal: ProposalModel): PredictedProposal {
  return {
    id: proposal.id,
    ...storedPayload(proposal.payload),
    state: proposal.state,
    bondBaseUnits: proposal.bond,
    powerTotal: proposal.powerTotal,
    turnout: proposal.turnout,
    yes: proposal.yes,
    no: proposal.no,
    abstain: proposal.abstain,
    createdAtUnixSeconds: proposal.createdAt,
    activatedAtUnixSeconds: proposal.activatedAt,
    votingEndUnixSeconds: proposal.votingEnd,
    finalizedAtUnixSeconds: proposal.finalizedAt,
    etaUnixSeconds: proposal.eta,
    executedAtUnixSeconds: proposal.executedAt,
    expiresAtUnixSeconds: proposal.expiresAt,
    minVoteStakeBaseUnits: proposal.minVoteStake,
    powerCap: proposal.powerCap,
    votePausedBaseSeconds: proposal.votePausedBase,
    snapshotDay: proposal.snapshotDay,
    quorumBps: proposal.quorumBps,
    approvalBps: proposal.approvalBps,
    timelockDays: proposal.timelockDays,
    seasoningDays: proposal.seasoningDays,
    lateHours: proposal.lateHours,
    graceDays: proposal.graceDays,
    slot: proposal.slot,
    quadratic: proposal.quadratic,
    extended: proposal.extended,
    bondReturned: proposal.bondReturned,
    quorumReached: proposal.quorumReached,
    voteLock: proposal.voteLock,
    voterCount: proposal.voterCount,
    quadraticUnit: proposal.quadraticUnit,
  };
}
