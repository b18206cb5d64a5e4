import { describe, expect, it } from 'vitest';
import { buildPopulation } from '#sim/agents/population.ts';
import { BallotBook } from '#sim/metrics/ballot-book.ts';
import { ProposalLog } from '#sim/records/proposal-log.ts';
import { ACT, anEntry, aProposal, aRunSpec, aStake } from '#tests/support/sim-fixtures.ts';

const { agents } = buildPopulation(aRunSpec());
const END = { tickIndex: 6, unixSeconds: 1_000 };
const CREATE = { kind: 'create_proposal', agent: 3, payload: { kind: 'parameter', id: 2, value: 1n } } as const;

describe('sim/records/proposal-log.ts', () => {
  it('writes a proposal as it was when it came into a state', () => {
    const ballots = new BallotBook();
    const log = new ProposalLog(agents, ballots);
    log.noteActions([CREATE], [{ accepted: true, proposalId: 5 }]);
    const draft = aProposal({ id: 5, state: 'draft', powerTotal: 0n, quorumBps: 0, approvalBps: 0 });
    expect(log.rows(END, [draft])).toEqual([
      {
        ...END,
        proposalId: 5,
        state: 'draft',
        kind: 'parameter',
        subject: 'min_claim',
        value: 2n * ACT,
        proposerId: 'retail/3',
        cohort: 'retail',
        yes: 0n,
        no: 0n,
        abstain: 0n,
        turnout: 0n,
        powerTotal: 0n,
        quorumBps: 0,
        approvalBps: 0,
        voters: 0,
        largestVoterId: undefined,
        largestVotePower: undefined,
        decidedByOne: undefined,
        createdAtUnixSeconds: draft.createdAtUnixSeconds,
        votingEndUnixSeconds: draft.votingEndUnixSeconds,
        executedAtUnixSeconds: 0n,
      },
    ]);
  });

  it('tells the largest voter, and once it is decided whether one wallet made it', () => {
    const ballots = new BallotBook();
    const log = new ProposalLog(agents, ballots);
    const voted = aProposal({ turnout: 150n * ACT, yes: 150n * ACT, voterCount: 1, powerTotal: 1_000n * ACT });
    ballots.record(voted, 13, 'yes', aStake([anEntry()]));
    expect(log.rows(END, [voted])[0]).toMatchObject({
      voters: 1,
      largestVoterId: 'whales/1',
      largestVotePower: 150n * ACT,
      decidedByOne: undefined,
    });
    ballots.decide(voted);
    const [row] = log.rows(END, [{ ...voted, state: 'queued' }]);
    expect(row).toMatchObject({ state: 'queued', largestVoterId: 'whales/1', decidedByOne: true });
  });

  it('knows no author of what was refused or made by somebody else, and no value of an upgrade', () => {
    const log = new ProposalLog(agents, new BallotBook());
    log.noteActions(
      [CREATE, { kind: 'claim_rewards', agent: 4 }, CREATE],
      [{ accepted: false, errorCode: 6001, errorName: 'ProposalLimit' }, { accepted: true }, { accepted: true }],
    );
    const [row] = log.rows(END, [aProposal({ kind: 'upgrade', value: 0n })]);
    expect(row).toMatchObject({ proposerId: undefined, cohort: undefined, subject: 'program', value: undefined });
  });

  it('keeps the order of the moves', () => {
    const log = new ProposalLog(agents, new BallotBook());
    const rows = log.rows(END, [
      aProposal({ state: 'succeeded' }),
      aProposal({ state: 'queued' }),
      aProposal({ id: 1 }),
    ]);
    expect(rows.map(({ proposalId, state }) => `${proposalId} ${state}`)).toEqual([
      '0 succeeded',
      '0 queued',
      '1 active',
    ]);
  });
});
