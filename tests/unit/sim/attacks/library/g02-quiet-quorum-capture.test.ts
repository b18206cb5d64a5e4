import { describe, expect, it } from 'vitest';
import { QUIET_QUORUM_CAPTURE } from '#sim/attacks/library/g02-quiet-quorum-capture.ts';
import { anAttackContext } from '#tests/support/attack-context.ts';
import { ACT, anEntry, anObservation, aPool, aStake, GENESIS_DAY, someStreams } from '#tests/support/sim-fixtures.ts';

describe('sim/attacks/library/g02-quiet-quorum-capture.ts', () => {
  it('stakes first, and proposes a payment to its first wallet when the stake is old enough', () => {
    const plan = QUIET_QUORUM_CAPTURE.createPlan({ raid_bps: 10_000 }, anAttackContext({ wallets: 2, firstAgent: 7 }));
    const [proposer, voter] = [plan.createMind(0, someStreams()), plan.createMind(1, someStreams())];
    for (const mind of [proposer, voter]) {
      expect(mind.decide(anObservation()).intents).toMatchObject([{ kind: 'stake' }]);
      mind.learn([{ accepted: true }]);
    }
    const stake = aStake([anEntry({ amountBaseUnits: 5_000n * ACT })]);
    const next = anObservation({ elapsedDays: 1, stake, pool: aPool({ lastDay: GENESIS_DAY + 1 }) });
    expect(proposer.decide(next).intents).toMatchObject([
      { kind: 'create_proposal', payload: { kind: 'spend', purpose: 'payment', recipient: 7 } },
      { kind: 'activate_proposal' },
    ]);
    expect(voter.decide(next).intents).toEqual([]);
  });

  it('is economic, and knows three ways to leave', () => {
    expect([QUIET_QUORUM_CAPTURE.nature, QUIET_QUORUM_CAPTURE.twin]).toEqual(['economic', undefined]);
    for (const exit of ['forced', 'matured', 'none']) {
      expect(QUIET_QUORUM_CAPTURE.createPlan({ exit }, anAttackContext()).createMind(0, someStreams())).toBeDefined();
    }
    expect(() => QUIET_QUORUM_CAPTURE.createPlan({ exit: 'now' }, anAttackContext())).toThrow('exit');
  });
});
