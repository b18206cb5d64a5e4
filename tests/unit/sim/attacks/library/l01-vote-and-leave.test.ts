import { describe, expect, it } from 'vitest';
import type { AttackPlan } from '#sim/attacks/attack.ts';
import { VOTE_AND_LEAVE } from '#sim/attacks/library/l01-vote-and-leave.ts';
import type { Intent, Mind } from '#sim/policies/policy.ts';
import type { CastVoteState } from '#sim/ports/governance-states.ts';
import { anAttackContext } from '#tests/support/attack-context.ts';
import { measureOf, mindOf, played } from '#tests/support/attack-play.ts';
import {
  ACT,
  aGovernance,
  anEntry,
  anObservation,
  aPool,
  aProposal,
  aStake,
  GENESIS_DAY,
} from '#tests/support/sim-fixtures.ts';

const DAY = 86_400;
const locked = anEntry({ amountBaseUnits: 5_000n * ACT, tier: 4, endDay: GENESIS_DAY + 180 });
const vote: CastVoteState = { proposalId: 0, weight: 250_000n * ACT, day: GENESIS_DAY + 4, side: 'yes' };
const voting = aProposal({ kind: 'spend' });

function aPlan(): AttackPlan {
  return VOTE_AND_LEAVE.createPlan({}, anAttackContext({ wallets: 2, firstAgent: 7, tickSeconds: DAY }));
}

/** A plan whose two wallets have voted on proposal 0, seen on the fourth day. */
function aVotedPlan(): {
  readonly plan: AttackPlan;
  readonly minds: readonly Mind[];
  readonly intents: readonly (readonly Intent[])[];
} {
  const plan = aPlan();
  const minds = [mindOf(plan, 0), mindOf(plan, 1)];
  const pool = aPool({ lastDay: GENESIS_DAY + 4 });
  for (const mind of minds) played(mind, { elapsedDays: 0 });
  const stake = aStake([locked], { liveProposal: 0 });
  const seen = { elapsedDays: 4, stake, pool, agent: 7 };
  // All decide before anybody learns what came of it.
  const [first, second] = minds.map((mind) => mind.decide(anObservation(seen)));
  const accepted = { accepted: true, proposalId: 0 } as const;
  for (const [wallet, { intents }] of [first!, second!].entries()) minds[wallet]!.learn(intents.map(() => accepted));
  return { plan, minds, intents: [first!.intents, second!.intents] };
}

describe('sim/attacks/library/l01-vote-and-leave.ts', () => {
  it('locks everything for the largest multiplier, and keeps the bond', () => {
    const plan = aPlan();
    const bond = aGovernance().bondBaseUnits;
    const stakes = [0, 1].map((wallet) => played(mindOf(plan, wallet), {}).intents);
    expect(stakes).toEqual([
      [{ kind: 'stake', amountBaseUnits: 10_000n * ACT - bond, lockDays: 180 }],
      [{ kind: 'stake', amountBaseUnits: 10_000n * ACT, lockDays: 180 }],
    ]);
  });

  it('proposes a payment to its first wallet and votes at once', () => {
    const { intents } = aVotedPlan();
    const ballot = { kind: 'cast_vote', proposalId: 0, side: 'yes' };
    expect(intents[0]).toMatchObject([
      { kind: 'create_proposal', payload: { kind: 'spend', purpose: 'payment', recipient: 7 } },
      { kind: 'activate_proposal', proposalId: 0 },
      ballot,
    ]);
    expect(intents[1]).toEqual([ballot]);
  });

  it('breaks its locks the next day, by force, and tries daily while it is refused', () => {
    const { minds } = aVotedPlan();
    const seen = { stake: aStake([locked], { votes: [vote] }), liveProposals: [voting] };
    const leave = { kind: 'unstake', amountBaseUnits: 5_000n * ACT, force: true, entryIndex: 0 };
    expect(played(minds[1]!, { ...seen, elapsedDays: 4 }).intents).toEqual([]);
    for (const elapsedDays of [5, 6]) {
      expect(played(minds[1]!, { ...seen, elapsedDays }, 'VoteLocked').intents).toEqual([leave]);
      expect(played(minds[1]!, { ...seen, elapsedDays }, 'VoteLocked').intents).toEqual([]);
    }
  });

  it('measures the votes of wallets that are gone while voting is open', () => {
    const { plan, minds } = aVotedPlan();
    const stays = { stake: aStake([locked], { votes: [vote] }), liveProposals: [voting] };
    for (const mind of minds) played(mind, { ...stays, elapsedDays: 5 });
    expect(measureOf(plan)).toBe(0);
    played(minds[1]!, { ...stays, stake: aStake([], { votes: [vote] }), elapsedDays: 6 });
    expect(measureOf(plan)).toBe(0.25);
    played(minds[0]!, { ...stays, stake: aStake([], { votes: [vote] }), elapsedDays: 6 });
    expect(measureOf(plan)).toBe(0.5);
    expect(VOTE_AND_LEAVE.measure.successAbove).toBe(0);
  });

  it('does not count who leaves when the vote is decided', () => {
    const { plan, minds } = aVotedPlan();
    const stake = aStake([], { votes: [vote] });
    const liveProposals = [aProposal({ kind: 'spend', state: 'queued' })];
    for (const mind of minds) played(mind, { stake, liveProposals, elapsedDays: 12 });
    expect(measureOf(plan)).toBeUndefined();
  });

  it('rejects a lock that there is not', () => {
    expect(() => VOTE_AND_LEAVE.createPlan({ lock_index: 5 }, anAttackContext())).toThrow(/lock_index/);
  });
});
