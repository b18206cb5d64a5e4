import { beforeEach, describe, expect, it } from 'vitest';
import type { ProposalState } from '#sim/ports/governance-states.ts';
import { carry, foundOn, openEconomy, PAYMENT, propose } from '#tests/support/economy-play.ts';
import type { FalseObservation, LedgerPlay } from '#tests/support/ledger-play.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

let play: LedgerPlay;

beforeEach(() => {
  play = openEconomy();
});

function changing(change: (proposal: Mutable<ProposalState>) => void): (observation: FalseObservation) => void {
  return ({ proposals }) => {
    const proposal = proposals?.[0]?.state;
    if (proposal !== undefined) change(proposal);
  };
}

describe('sim/ledger/proposal-invariants: I19', () => {
  it('catches a payload that changes under its voters', () => {
    propose(play, PAYMENT, 1);
    expect(
      foundOn(
        play,
        'I19',
        2,
        changing((proposal) => (proposal.value += 1n)),
      ),
    ).toMatchObject([{ where: 'proposal 0: value', expected: '5000', found: '5001' }]);
    const address = changing((proposal) => (proposal.address = new Uint8Array(32).fill(255)));
    expect(foundOn(play, 'I19', 3, address).map(({ where }) => where)).toContain('proposal 0: address');
  });

  it.each(['powerTotal', 'quorumBps', 'approvalBps', 'timelockDays', 'snapshotDay', 'powerCap'] as const)(
    'catches a %s that changes after activation',
    (field) => {
      propose(play, PAYMENT, 1);
      const found = foundOn(
        play,
        'I19',
        2,
        changing((proposal) => Object.assign(proposal, { [field]: 1 })),
      );
      expect(found.map(({ where }) => where)).toEqual([`proposal 0: ${field}`]);
    },
  );

  it('catches an eta that moves, and voting that is cut short', () => {
    carry(play, PAYMENT, 1);
    const found = foundOn(
      play,
      'I19',
      7,
      changing((proposal) => {
        proposal.etaUnixSeconds -= 1n;
        proposal.votingEndUnixSeconds -= 1n;
      }),
    );
    expect(found.map(({ where }) => where)).toEqual(['proposal 0: etaUnixSeconds', 'proposal 0: votingEndUnixSeconds']);
  });
});

describe('sim/ledger/proposal-invariants: I20', () => {
  it('catches a state that does not follow', () => {
    propose(play, PAYMENT, 1);
    const found = foundOn(
      play,
      'I20',
      2,
      changing((proposal) => (proposal.state = 'draft')),
    );
    expect(found).toMatchObject([
      { where: 'proposal 0: state', expected: 'active or what follows it', found: 'draft' },
    ]);
  });

  it('catches an execution before the timelock, and one that nobody counted', () => {
    carry(play, PAYMENT, 1);
    const found = foundOn(
      play,
      'I20',
      7,
      changing((proposal) => {
        proposal.state = 'executed';
        proposal.executedAtUnixSeconds = proposal.etaUnixSeconds - 1n;
      }),
    );
    expect(found.map(({ where }) => where)).toEqual([
      'proposal 0: executed at',
      'governance: executed spend proposals',
    ]);
  });

  it('catches a decision before the end of voting, and a timelock that is too short', () => {
    carry(play, PAYMENT, 1);
    const found = foundOn(
      play,
      'I20',
      7,
      changing((proposal) => {
        proposal.finalizedAtUnixSeconds = proposal.votingEndUnixSeconds - 1n;
        proposal.timelockDays = 4;
      }),
    );
    expect(found.map(({ where }) => where)).toEqual(['proposal 0: finalized at', 'proposal 0: eta']);
  });
});
