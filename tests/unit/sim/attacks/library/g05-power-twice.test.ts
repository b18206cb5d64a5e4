import { describe, expect, it } from 'vitest';
import type { AttackPlan } from '#sim/attacks/attack.ts';
import { POWER_TWICE } from '#sim/attacks/library/g05-power-twice.ts';
import type { CastVoteState } from '#sim/ports/governance-states.ts';
import { anAttackContext } from '#tests/support/attack-context.ts';
import { measureOf, mindOf, played } from '#tests/support/attack-play.ts';
import { ACT, anEntry, aProposal, aStake, GENESIS_DAY } from '#tests/support/sim-fixtures.ts';

const free = (amount: bigint, day: number) =>
  anEntry({
    amountBaseUnits: amount * ACT,
    startDay: GENESIS_DAY + day,
    endDay: GENESIS_DAY + day,
    lockEndUnixSeconds: 0n,
    tier: 0,
  });
const cast = (weight: bigint): CastVoteState => ({ proposalId: 0, weight, day: GENESIS_DAY + 4, side: 'no' });
const liveProposals = [aProposal()];
const vote = { kind: 'cast_vote', proposalId: 0, side: 'no' };
const leave = { kind: 'unstake', amountBaseUnits: 40_000n * ACT, force: false, entryIndex: 0 };

function aPlan(): AttackPlan {
  return POWER_TWICE.createPlan({}, anAttackContext({ wallets: 3, firstAgent: 5, tickSeconds: 3_600 }));
}

describe('sim/attacks/library/g05-power-twice.ts', () => {
  it('collects all but the least stake that votes in its first wallet, which stakes it', () => {
    const plan = aPlan();
    const gift = { kind: 'transfer', recipient: 5, amountBaseUnits: 9_900n * ACT };
    for (const wallet of [1, 2]) expect(played(mindOf(plan, wallet), {}).intents).toEqual([gift]);
    const deposit = { kind: 'stake', amountBaseUnits: 10_000n * ACT, lockDays: 0 };
    expect(played(mindOf(plan), {}).intents).toEqual([deposit]);
  });

  it('votes, leaves, and sends the purse to the wallet that comes next, which does the same', () => {
    const plan = aPlan();
    const [first, second] = [mindOf(plan, 0), mindOf(plan, 1)];
    played(second, { walletBaseUnits: 0n });
    const stake = aStake([free(40_000n, 0)]);
    const seen = { stake, walletBaseUnits: 0n, liveProposals };
    expect(played(first, { ...seen, elapsedDays: 4 }).intents).toEqual([vote]);
    expect(played(first, { ...seen, elapsedDays: 4.25 }).intents).toEqual([leave]);
    const out = { stake: aStake([], { votes: [cast(40_000n * ACT)] }), walletBaseUnits: 40_000n * ACT, liveProposals };
    const gift = { kind: 'transfer', recipient: 6, amountBaseUnits: 40_000n * ACT };
    expect(played(second, { elapsedDays: 4.5, walletBaseUnits: 0n, liveProposals }).intents).toEqual([]);
    expect(played(first, { ...out, elapsedDays: 4.5 }).intents).toEqual([gift]);
    const deposit = { kind: 'stake', amountBaseUnits: 40_000n * ACT, lockDays: 0 };
    expect(played(second, { elapsedDays: 4.75, walletBaseUnits: 40_000n * ACT, liveProposals }).intents).toEqual([
      deposit,
      vote,
    ]);
    expect(measureOf(plan)).toBe(1);
    played(second, {
      elapsedDays: 5,
      stake: aStake([free(40_000n, 4)], { votes: [cast(20_000n * ACT)] }),
      liveProposals,
    });
    expect(measureOf(plan)).toBe(1.5);
  });

  it('asks again the next day where the exit is refused, and tries fresh stake of the next wallet, once', () => {
    const plan = aPlan();
    const [first, second, third] = [mindOf(plan, 0), mindOf(plan, 1), mindOf(plan, 2)];
    for (const mind of [second, third]) played(mind, { walletBaseUnits: 0n });
    const seen = { stake: aStake([free(40_000n, 0)]), walletBaseUnits: 0n, liveProposals };
    played(first, { ...seen, elapsedDays: 4 });
    const rest = { walletBaseUnits: 100n * ACT, liveProposals };
    expect(played(second, { ...rest, elapsedDays: 4 }).intents).toEqual([]);
    expect(played(first, { ...seen, elapsedDays: 5 }, 'VoteLocked').intents).toEqual([leave]);
    expect(played(first, { ...seen, elapsedDays: 5.25 }).intents).toEqual([]);
    expect(played(third, { ...rest, elapsedDays: 5.25 }).intents).toEqual([]);
    const tries = [{ kind: 'stake', amountBaseUnits: 100n * ACT, lockDays: 0 }, vote];
    expect(played(second, { ...rest, elapsedDays: 5.25 }, ['accepted', 'NoPowerAtSnapshot']).intents).toEqual(tries);
    expect(played(second, { ...rest, elapsedDays: 6 }).intents).toEqual([]);
    expect(played(first, { ...seen, elapsedDays: 6 }, 'VoteLocked').intents).toEqual([leave]);
  });

  it('waits for a vote on which its stake counts, and keeps the purse when it is over', () => {
    const plan = aPlan();
    const first = mindOf(plan);
    const late = aStake([free(40_000n, 4)]);
    expect(played(first, { stake: late, walletBaseUnits: 0n, liveProposals, elapsedDays: 5 }).intents).toEqual([]);
    expect(measureOf(plan)).toBeUndefined();
    const seen = { stake: aStake([free(40_000n, 0)]), walletBaseUnits: 0n, liveProposals };
    played(first, { ...seen, elapsedDays: 5 });
    expect(played(first, { walletBaseUnits: 40_000n * ACT, elapsedDays: 12, stake: aStake([]) }).intents).toEqual([]);
  });

  it('rejects a side that there is not', () => {
    expect(() => POWER_TWICE.createPlan({ side: 'perhaps' }, anAttackContext())).toThrow(/side/);
  });
});
