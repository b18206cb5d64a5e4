import { describe, expect, it } from 'vitest';
import { emptyEntry } from '#sim/ledger/entry-model.ts';
import {
  createUserModel,
  freeSlot,
  notePayout,
  noteVote,
  remembersVote,
  userStakeState,
} from '#sim/ledger/user-model.ts';

function liveEntry() {
  return { ...emptyEntry(), live: true, amount: 5n };
}

describe('sim/ledger/user-model', () => {
  it('takes the lowest free slot, and none beyond sixteen', () => {
    const user = createUserModel(0n);
    expect(freeSlot(user)).toBe(0);
    for (let slot = 0; slot < 16; slot += 1) {
      user.entries.push(liveEntry());
    }
    expect(freeSlot(user)).toBe(-1);
    Object.assign(user.entries[4] ?? {}, { live: false });
    expect(freeSlot(user)).toBe(4);
  });

  it('remembers the last eight payouts, and counts them modulo 256', () => {
    const user = createUserModel(0n);
    for (let n = 0; n < 257; n += 1) {
      notePayout(user, { amountBaseUnits: BigInt(n), day: 7, kind: 'claim' });
    }
    expect(user.payoutCount).toBe(1);
    expect(user.payouts.map(({ amountBaseUnits }) => amountBaseUnits)).toEqual([
      256n,
      249n,
      250n,
      251n,
      252n,
      253n,
      254n,
      255n,
    ]);
  });

  it('marks a vote in its slot and remembers the last eight', () => {
    const user = createUserModel(0n);
    for (let proposalId = 0; proposalId < 9; proposalId += 1) {
      noteVote(user, proposalId % 3, { weight: 5n, proposalId, day: 1 + proposalId, side: 'yes' });
    }
    expect(user.voted.slice(0, 4)).toEqual([7, 8, 9, 0]);
    expect([user.voteCount, user.votes.length]).toEqual([9, 8]);
    expect([0, 1, 8, 9].map((id) => remembersVote(user, id))).toEqual([false, true, true, false]);
  });

  it('shows live entries only, and nothing before the account is open', () => {
    const user = createUserModel(5n);
    expect(userStakeState(user)).toBeUndefined();
    user.opened = true;
    user.entries.push(emptyEntry(), liveEntry());
    expect(userStakeState(user)?.entries.map(({ index }) => index)).toEqual([1]);
  });

  it('snapshots what later changes do not reach', () => {
    const user = createUserModel(5n);
    user.opened = true;
    const state = userStakeState(user);
    noteVote(user, 0, { weight: 5n, proposalId: 3, day: 1, side: 'no' });
    expect([state?.voted[0], state?.votes]).toEqual([0, []]);
    expect(userStakeState(user)).toMatchObject({ voteCount: 1, votes: [{ proposalId: 3, side: 'no' }] });
  });
});
