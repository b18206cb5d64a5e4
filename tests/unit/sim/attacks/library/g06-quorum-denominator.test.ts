import { describe, expect, it } from 'vitest';
import type { AttackPlan } from '#sim/attacks/attack.ts';
import { QUORUM_DENOMINATOR } from '#sim/attacks/library/g06-quorum-denominator.ts';
import type { ProposalState } from '#sim/ports/governance-states.ts';
import { anAttackContext } from '#tests/support/attack-context.ts';
import { measureOf, mindOf, played } from '#tests/support/attack-play.ts';
import { ACT, anEntry, aProposal, aStake } from '#tests/support/sim-fixtures.ts';

const free = aStake([anEntry({ amountBaseUnits: 10_000n * ACT, tier: 0, lockEndUnixSeconds: 0n })]);
/** Exactly the quorum of a tenth, all of it yes. */
const entitled = aProposal({ turnout: 100_000n * ACT, yes: 100_000n * ACT });

function aPlan(config: object = {}): AttackPlan {
  return QUORUM_DENOMINATOR.createPlan(config, anAttackContext({ tickSeconds: 86_400 }));
}

/** What is measured when this proposal, last seen before its end, is seen no more, or is seen in another state. */
function measuredAfter(before: ProposalState, after: readonly ProposalState[]): number | undefined {
  const plan = aPlan();
  const mind = mindOf(plan);
  played(mind, { elapsedDays: 10, liveProposals: [before] });
  played(mind, { elapsedDays: 11, liveProposals: after });
  return measureOf(plan);
}

describe('sim/attacks/library/g06-quorum-denominator.ts', () => {
  it('keeps its tokens until a vote is about to end, and leaves when it is decided', () => {
    const mind = mindOf(aPlan());
    const liveProposals = [entitled];
    expect(played(mind, { elapsedDays: 8, liveProposals }).intents).toEqual([]);
    const deposit = { kind: 'stake', amountBaseUnits: 10_000n * ACT, lockDays: 0 };
    expect(played(mind, { elapsedDays: 9, liveProposals }).intents).toEqual([deposit]);
    const stays = { stake: free, walletBaseUnits: 0n };
    expect(played(mind, { ...stays, elapsedDays: 10, liveProposals }).intents).toEqual([]);
    expect(played(mind, { ...stays, elapsedDays: 11, claimable: 2n * ACT }).intents).toEqual([
      { kind: 'unstake', amountBaseUnits: 10_000n * ACT, force: false, entryIndex: 0 },
      { kind: 'claim_rewards' },
    ]);
  });

  it('measures votes that failed although they had what they needed', () => {
    expect(measuredAfter(entitled, [])).toBe(1);
    expect(measuredAfter(entitled, [aProposal({ state: 'queued' })])).toBe(0);
    expect(measuredAfter(entitled, [entitled])).toBeUndefined();
  });

  it('counts no vote that lacked a base unit of quorum, or enough yes', () => {
    expect(measuredAfter({ ...entitled, turnout: 100_000n * ACT - 1n }, [])).toBeUndefined();
    expect(measuredAfter({ ...entitled, yes: 65_999n, no: 34_001n }, [])).toBeUndefined();
    expect(measuredAfter({ ...entitled, yes: 66_000n, no: 34_000n }, [])).toBe(1);
    expect(measuredAfter({ ...entitled, yes: 0n, abstain: 100_000n * ACT }, [])).toBeUndefined();
  });

  it('counts a vote once, however many of its wallets see it', () => {
    const plan = aPlan();
    const minds = [mindOf(plan, 0), mindOf(plan, 1)];
    const other = { ...entitled, id: 1 };
    for (const mind of minds) played(mind, { elapsedDays: 10, liveProposals: [entitled, other] });
    for (const mind of minds) played(mind, { elapsedDays: 11, liveProposals: [{ ...other, state: 'succeeded' }] });
    expect(measureOf(plan)).toBe(0.5);
  });

  it('rejects less than the day that a deposit needs to count', () => {
    expect(() => aPlan({ before_end_days: 0.5 })).toThrow(/before_end_days/);
  });
});
