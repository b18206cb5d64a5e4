import { describe, expect, it } from 'vitest';
import { CohortBook } from '#sim/metrics/cohort-book.ts';
import type { AgentState, UserStakeState } from '#sim/ports/staking-chain.ts';
import { aCohort } from '#tests/support/metric-fixtures.ts';
import { aStake } from '#tests/support/sim-fixtures.ts';

function accounts(walletBaseUnits: bigint, stake?: Partial<UserStakeState>, quoteUnits = 0n): AgentState {
  return { walletBaseUnits, quoteUnits, stake: stake && aStake([], stake) };
}

const COUNTED = {
  rewardsClaimedBaseUnits: 9n,
  rewardsCompoundedBaseUnits: 4n,
  penaltiesPaidBaseUnits: 2n,
  voteCount: 3,
};

describe('sim/metrics/cohort-book.ts', () => {
  it('counts the agents of each cohort', () => {
    const { sums } = new CohortBook([0, 2, 2], 3);
    expect(sums).toEqual([aCohort({ agents: 1 }), aCohort({ agents: 0 }), aCohort({ agents: 2 })]);
  });

  it('adds up balances and counters of readings, one after the other', () => {
    const book = new CohortBook([0, 1, 1], 2);
    const first = accounts(70n, COUNTED, 5n);
    book.replaceAccounts(1, undefined, first);
    book.replaceAccounts(2, undefined, accounts(30n));
    book.replaceAccounts(1, first, accounts(50n, { ...COUNTED, voteCount: 4, rewardsClaimedBaseUnits: 11n }, 6n));
    expect(book.sums[1]).toEqual(
      aCohort({
        agents: 2,
        walletBaseUnits: 80n,
        quoteUnits: 6n,
        claimedBaseUnits: 11n,
        compoundedBaseUnits: 4n,
        penaltiesBaseUnits: 2n,
        votes: 4,
      }),
    );
    expect(book.sums[0]).toEqual(aCohort({ agents: 1 }));
  });

  it('keeps what a closed account had counted, and counts a new one from 0', () => {
    const book = new CohortBook([0], 1);
    const open = accounts(0n, COUNTED);
    const closed = accounts(7n);
    book.replaceAccounts(0, undefined, open);
    book.replaceAccounts(0, open, closed);
    expect(book.sums[0]).toMatchObject({ claimedBaseUnits: 9n, votes: 3, walletBaseUnits: 7n });
    const opened = accounts(0n, { ...COUNTED, voteCount: 1 });
    book.replaceAccounts(0, closed, opened);
    expect(book.sums[0]).toMatchObject({ claimedBaseUnits: 18n, compoundedBaseUnits: 8n, votes: 4 });
    // Closed and opened again between two readings: its counters are lower than those last seen.
    book.replaceAccounts(0, opened, accounts(0n, { rewardsClaimedBaseUnits: 5n }));
    expect(book.sums[0]).toMatchObject({ claimedBaseUnits: 23n, penaltiesBaseUnits: 4n, votes: 4 });
  });

  it('goes on counting votes when the account begins again after 255', () => {
    const book = new CohortBook([0], 1);
    const full = accounts(0n, { ...COUNTED, voteCount: 254 });
    book.replaceAccounts(0, undefined, full);
    book.replaceAccounts(0, full, accounts(0n, { ...COUNTED, voteCount: 1 }));
    expect(book.sums[0]).toMatchObject({ votes: 257, claimedBaseUnits: 9n });
  });

  it('takes changes of stake, power and weight', () => {
    const book = new CohortBook([0, 0], 1);
    book.changeStake(0, 100n, 1);
    book.changeStake(1, 50n, 1);
    book.changeWeights(0, 150n, 165n);
    book.changeStake(0, -100n, -1);
    book.changeWeights(0, -50n, -65n);
    expect(book.sums[0]).toEqual(
      aCohort({ agents: 2, stakers: 1, stakedBaseUnits: 50n, power: 100n, rewardWeight: 100n }),
    );
  });
});
