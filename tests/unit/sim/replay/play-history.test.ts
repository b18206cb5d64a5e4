import { describe, expect, it } from 'vitest';
import type { History, HistoryStep } from '#sim/replay/history.ts';
import { playHistory } from '#sim/replay/play-history.ts';
import { economyPlan } from '#tests/support/economy-plans.ts';
import { PAYMENT } from '#tests/support/economy-play.ts';
import { createFakeChain } from '#tests/support/fake-chain.ts';
import { clockAt } from '#tests/support/staking-plans.ts';

const STAKE: HistoryStep = {
  id: 0,
  by: 'agent',
  action: { kind: 'stake', agent: 0, amountBaseUnits: 30_000n, lockDays: 180 },
};
const ROLL: HistoryStep = { id: 1, by: 'operator', action: { kind: 'roll' } };

function history(...days: readonly (readonly HistoryStep[])[]): History {
  const ticks = days.map((steps, day) => ({ tickIndex: day, clock: day === 0 ? undefined : clockAt(day), steps }));
  return { plan: economyPlan(), ticks };
}

describe('sim/replay/play-history', () => {
  it('plays every step in its order and finds nothing wrong with a sound chain', async () => {
    const played = await playHistory(createFakeChain(), history([STAKE], [ROLL]));
    expect(played.breaches).toEqual([]);
    expect(played.ticksPlayed).toBe(2);
    expect(played.steps).toMatchObject([
      { tickIndex: 0, action: STAKE.action, outcome: { accepted: true } },
      { tickIndex: 1, action: ROLL.action, outcome: { accepted: true }, unixSeconds: clockAt(1).unixSeconds },
    ]);
  });

  it('ends behind the first tick with a breach', async () => {
    const chain = createFakeChain({
      reportOutcome: (action, outcome) =>
        action.kind === 'stake' ? { accepted: false, errorCode: 1, errorName: 'Lie' } : outcome,
    });
    const played = await playHistory(chain, history([STAKE], [ROLL], [ROLL]));
    expect(played.ticksPlayed).toBe(1);
    expect(played.breaches.map(({ invariant }) => invariant)).toContain('ledger.outcomes');
  });

  it("names proposals by this play's ids, and leaves out steps about one that was not made", async () => {
    const propose: HistoryStep = {
      id: 2,
      by: 'agent',
      action: { kind: 'create_proposal', agent: 0, payload: PAYMENT },
      created: 7,
    };
    const activate = (id: number, proposalId: number): HistoryStep => ({
      id,
      by: 'agent',
      action: { kind: 'activate_proposal', agent: 0, proposalId },
    });
    const { steps, breaches } = await playHistory(
      createFakeChain(),
      history([STAKE, propose, activate(3, 7), activate(4, 6)]),
    );
    expect(breaches).toEqual([]);
    expect(steps.map(({ action }) => action)).toEqual([
      STAKE.action,
      propose.action,
      { kind: 'activate_proposal', agent: 0, proposalId: 0 },
    ]);
  });
});
