import { describe, expect, it } from 'vitest';
import type { Breach } from '#sim/ledger/ledger.ts';
import type { StakingChain } from '#sim/ports/staking-chain.ts';
import type { History, HistoryStep } from '#sim/replay/history.ts';
import { shortestHistory } from '#sim/replay/shortest-history.ts';
import { economyPlan } from '#tests/support/economy-plans.ts';
import { createFakeChain } from '#tests/support/fake-chain.ts';
import { ANN, BOB, CAT, clockAt } from '#tests/support/staking-plans.ts';

/** Reports accepted exits as refused: a flaw that needs a deposit and its exit. */
function openLiar(): StakingChain {
  return createFakeChain({
    reportOutcome: (action, outcome) =>
      action.kind === 'unstake' && outcome.accepted
        ? { accepted: false, errorCode: 1, errorName: 'StillLocked' }
        : outcome,
  });
}

/** Sixty days of three agents; Bob leaves on the last. */
function longHistory(): History {
  let id = 0;
  const step = (by: HistoryStep['by'], action: HistoryStep['action']): HistoryStep => {
    id += 1;
    return { id, by, action };
  };
  const stake = (agent: number, lockDays: number): HistoryStep =>
    step('agent', { kind: 'stake', agent, amountBaseUnits: 5_000n, lockDays });
  const ticks = Array.from({ length: 60 }, (_, day) => ({
    tickIndex: day,
    clock: day === 0 ? undefined : clockAt(day),
    steps: [
      step('operator', { kind: 'roll' }),
      ...(day % 7 === 0 ? [step('operator', { kind: 'fund_rewards', amountBaseUnits: 700n })] : []),
      ...(day === 3 ? [stake(ANN, 180), stake(BOB, 180), stake(BOB, 0), stake(CAT, 30)] : []),
      step('agent', { kind: 'claim_rewards', agent: ANN }),
      ...(day === 59
        ? [step('agent', { kind: 'unstake', agent: BOB, amountBaseUnits: 5_000n, force: false, entryIndex: 1 })]
        : []),
    ],
  }));
  return { plan: economyPlan(), ticks };
}

const OPTIONS = { open: openLiar, isSought: of('ledger.outcomes'), maxPlays: 2_000 };

function of(invariant: string): (breach: Breach) => boolean {
  return (breach) => breach.invariant === invariant;
}

describe('sim/replay/shortest-history', () => {
  it('comes from months of actions to the two that matter, with one agent', async () => {
    const shortest = await shortestHistory(longHistory(), OPTIONS);
    expect(shortest?.isMinimal).toBe(true);
    expect(shortest?.history.plan.agentIds).toHaveLength(1);
    expect(shortest?.played.steps.map(({ action }) => action)).toEqual([
      { kind: 'stake', agent: 0, amountBaseUnits: 5_000n, lockDays: 0 },
      { kind: 'unstake', agent: 0, amountBaseUnits: 5_000n, force: false, entryIndex: 0 },
    ]);
    expect(shortest?.breach).toMatchObject({
      invariant: 'ledger.outcomes',
      found: expect.stringContaining('StillLocked'),
    });
  });

  it('keeps to the breach that it is for where a shorter one of the same invariant is', async () => {
    const open = (): StakingChain =>
      createFakeChain({
        reportOutcome: (action, outcome) => {
          const isLie = outcome.accepted && (action.kind === 'unstake' || action.kind === 'fund_rewards');
          return isLie ? { accepted: false, errorCode: 1, errorName: 'StillLocked' } : outcome;
        },
      });
    const shortestOf = async (words: string): Promise<number | undefined> => {
      const isSought = ({ where }: Breach): boolean => where.includes(words);
      return (await shortestHistory(longHistory(), { ...OPTIONS, open, isSought }))?.played.steps.length;
    };
    expect(await shortestOf('fund_rewards')).toBe(1);
    // The other breach comes first, and ends the play.
    expect(await shortestOf('unstake')).toBeUndefined();
  });

  it('finds the same every time', async () => {
    const [one, other] = [await shortestHistory(longHistory(), OPTIONS), await shortestHistory(longHistory(), OPTIONS)];
    expect(one).toEqual(other);
  });

  it('says that it was not done when its plays or its caller end it', async () => {
    const few = await shortestHistory(longHistory(), { ...OPTIONS, maxPlays: 5 });
    expect(few).toMatchObject({ isMinimal: false, plays: 5, breach: { invariant: 'ledger.outcomes' } });
    const heard: number[] = [];
    const onPlay = async ({ plays }: { readonly plays: number }): Promise<'go on' | 'stop'> => {
      heard.push(plays);
      return plays < 4 ? 'go on' : 'stop';
    };
    expect(await shortestHistory(longHistory(), { ...OPTIONS, onPlay })).toMatchObject({ isMinimal: false });
    expect(heard).toEqual([1, 2, 3, 4]);
  });

  it('finds nothing on a chain that is sound, and for an invariant that holds', async () => {
    expect(await shortestHistory(longHistory(), { ...OPTIONS, open: () => createFakeChain() })).toBeUndefined();
    expect(await shortestHistory(longHistory(), { ...OPTIONS, isSought: of('I09') })).toBeUndefined();
  });

  it('needs no action where genesis itself is wrong', async () => {
    const open = (): StakingChain => {
      const fake = createFakeChain();
      const lie: StakingChain['genesis'] = async (plan) =>
        fake.genesis({ ...plan, treasuryBaseUnits: plan.treasuryBaseUnits - 1n });
      return new Proxy(fake, { get: (target, key) => (key === 'genesis' ? lie : Reflect.get(target, key)) });
    };
    const shortest = await shortestHistory(longHistory(), { ...OPTIONS, open, isSought: of('ledger.balances') });
    expect(shortest?.history.ticks).toEqual([]);
    expect(shortest?.played.steps).toEqual([]);
  });
});
