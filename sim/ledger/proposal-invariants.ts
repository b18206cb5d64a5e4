import { SECONDS_PER_DAY } from '../core/units.ts';
import { PROPOSAL_KINDS } from '../ports/actions.ts';
import type { ProposalState, ProposalStateName } from '../ports/governance-states.ts';
import { EXACT, type Invariant, type InvariantView, type Report, reportUnequal } from './invariant.ts';

/** What a proposal is about and by which rules it is decided does not change under its voters. */
export const PROPOSALS_ARE_FIXED: Invariant = {
  id: 'I19',
  title: 'payload, proposer and bond never change; snapshot and rules not after activation; eta not after queueing',
  severity: 'fatal',
  cadence: 'touched',
  compares: 'each read proposal with its last reading',
  source: 'onchain.md 1.7, 1.8, G06 to G08',
  tolerance: EXACT,
  checkWhole({ proposals }, report) {
    for (const { before, after } of proposals.changes) {
      if (before === undefined) {
        continue;
      }
      checkFixed(before, after, PAYLOAD_FIELDS, report);
      if (before.activatedAtUnixSeconds > 0n) {
        checkFixed(before, after, RULE_FIELDS, report);
      }
      if (before.etaUnixSeconds > 0n) {
        checkFixed(before, after, ['etaUnixSeconds'], report);
      }
      if (after.votingEndUnixSeconds < before.votingEndUnixSeconds || (before.extended && !after.extended)) {
        const place = `proposal ${after.id}: votingEndUnixSeconds`;
        report(place, `at least ${before.votingEndUnixSeconds}`, String(after.votingEndUnixSeconds));
      }
    }
  },
};

const PAYLOAD_FIELDS = [
  'kind',
  'selector',
  'value',
  'priceQuoteUnits',
  'proposer',
  'address',
  'payloadHash',
  'bondBaseUnits',
  'createdAtUnixSeconds',
] as const satisfies readonly (keyof ProposalState)[];

const RULE_FIELDS = [
  'activatedAtUnixSeconds',
  'powerTotal',
  'snapshotDay',
  'quorumBps',
  'approvalBps',
  'timelockDays',
  'seasoningDays',
  'lateHours',
  'graceDays',
  'minVoteStakeBaseUnits',
  'powerCap',
  'votePausedBaseSeconds',
  'quadratic',
  'quadraticUnit',
  'voteLock',
] as const satisfies readonly (keyof ProposalState)[];

function checkFixed(
  before: ProposalState,
  after: ProposalState,
  fields: readonly (keyof ProposalState)[],
  report: Report,
): void {
  for (const field of fields) {
    const expected = printed(before[field]);
    const found = printed(after[field]);
    if (expected !== found) {
      report(`proposal ${after.id}: ${field}`, expected, found);
    }
  }
}

function printed(value: ProposalState[keyof ProposalState]): string {
  return value instanceof Uint8Array
    ? [...value].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    : String(value);
}

/** Where a state may lead; a tick may go several steps. */
const NEXT: Readonly<Record<ProposalStateName, readonly ProposalStateName[]>> = {
  draft: ['active', 'cancelled', 'expired'],
  active: ['defeated', 'succeeded', 'vetoed'],
  succeeded: ['queued', 'expired', 'vetoed'],
  queued: ['executed', 'expired', 'vetoed'],
  defeated: [],
  executed: [],
  expired: [],
  vetoed: [],
  cancelled: [],
};

/** A proposal takes effect once, after a vote and a timelock. */
export const PROPOSALS_ADVANCE: Invariant = {
  id: 'I20',
  title: 'states follow the machine; voting ends before the decision, the timelock before the one execution',
  severity: 'fatal',
  cadence: 'touched',
  compares: 'states and times of each read proposal, executions seen with executions counted',
  source: 'onchain.md 1.8, P01',
  tolerance: EXACT,
  checkWhole(view, report) {
    const { proposals, governance } = view;
    for (const { before, after } of proposals.changes) {
      const from = before?.state ?? 'draft';
      if (!leadsTo(from, after.state)) {
        report(`proposal ${after.id}: state`, `${from} or what follows it`, after.state);
      }
      checkTimes(after, report);
    }
    if (governance.isFresh && governance.now !== undefined) {
      checkCounts(view, governance.now.executedCount, report);
    }
  },
};

function leadsTo(from: ProposalStateName, to: ProposalStateName): boolean {
  return from === to || NEXT[from].some((next) => leadsTo(next, to));
}

function checkTimes(proposal: ProposalState, report: Report): void {
  const place = `proposal ${proposal.id}`;
  const { finalizedAtUnixSeconds: finalized, votingEndUnixSeconds: votingEnd } = proposal;
  if (finalized > 0n && finalized < votingEnd) {
    report(`${place}: finalized at`, `at least ${votingEnd}`, String(finalized));
  }
  if (proposal.etaUnixSeconds > 0n) {
    const earliest = finalized + BigInt(proposal.timelockDays * SECONDS_PER_DAY);
    if (proposal.etaUnixSeconds < earliest) {
      report(`${place}: eta`, `at least ${earliest}`, String(proposal.etaUnixSeconds));
    }
  }
  const executed = proposal.executedAtUnixSeconds;
  if (proposal.state === 'executed' && (proposal.etaUnixSeconds === 0n || executed < proposal.etaUnixSeconds)) {
    report(`${place}: executed at`, `at least ${proposal.etaUnixSeconds}`, String(executed));
  }
}

function checkCounts({ proposals }: InvariantView, counted: readonly number[], report: Report): void {
  for (const [index, kind] of PROPOSAL_KINDS.entries()) {
    const seen = BigInt(proposals.executed[index] ?? 0);
    reportUnequal(report, `governance: executed ${kind} proposals`, seen, BigInt(counted[index] ?? 0));
  }
}
