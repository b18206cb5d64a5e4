import { describe, expect, it } from 'vitest';
import type { TraceRecord } from '#sim/ports/trace.ts';
import { agentsOf, HistoryBuilder } from '#sim/replay/history.ts';
import { economyPlan } from '#tests/support/economy-plans.ts';
import { PAYMENT } from '#tests/support/economy-play.ts';
import { clockAt } from '#tests/support/staking-plans.ts';

const GENESIS: TraceRecord = { kind: 'genesis', plan: economyPlan() };

function built(...records: readonly TraceRecord[]) {
  const builder = new HistoryBuilder();
  for (const record of records) builder.take(record);
  return builder.finish();
}

describe('sim/replay/history', () => {
  it('divides calls into ticks, with an id for each step', () => {
    const history = built(
      GENESIS,
      { kind: 'operate', action: { kind: 'roll' } },
      { kind: 'clock', ...clockAt(1) },
      { kind: 'compound', agents: [1, 0] },
      { kind: 'submit', actions: [{ kind: 'claim_rewards', agent: 2 }] },
    );
    expect(history?.ticks).toEqual([
      { tickIndex: 0, clock: undefined, steps: [{ id: 0, by: 'operator', action: { kind: 'roll' } }] },
      {
        tickIndex: 1,
        clock: clockAt(1),
        steps: [
          { id: 1, by: 'operator', action: { kind: 'compound_rewards', agent: 1 } },
          { id: 2, by: 'operator', action: { kind: 'compound_rewards', agent: 0 } },
          { id: 3, by: 'agent', action: { kind: 'claim_rewards', agent: 2 } },
        ],
      },
    ]);
  });

  it('remembers the id that a proposal got', () => {
    const history = built(
      GENESIS,
      {
        kind: 'submit',
        actions: [
          { kind: 'claim_rewards', agent: 0 },
          { kind: 'create_proposal', agent: 0, payload: PAYMENT },
        ],
      },
      { kind: 'outcomes', results: ['ok', 'ok'], proposals: [{ position: 1, id: 4 }] },
    );
    expect(history?.ticks[0]?.steps.map(({ created }) => created)).toEqual([undefined, 4]);
  });

  it('has nothing before genesis', () => {
    expect(built()).toBeUndefined();
  });

  it('names everybody whom an action concerns, who acts first', () => {
    expect(agentsOf({ kind: 'create_proposal', agent: 0, payload: PAYMENT })).toEqual([0, 2]);
    expect(agentsOf({ kind: 'transfer', agent: 1, recipient: 0, amountBaseUnits: 1n })).toEqual([1, 0]);
    expect(agentsOf({ kind: 'roll' })).toEqual([]);
  });

  it('rejects an agent that genesis did not make', () => {
    const submit: TraceRecord = { kind: 'submit', actions: [{ kind: 'claim_rewards', agent: 99 }] };
    expect(() => built(GENESIS, submit)).toThrow(/agent of an action/);
  });
});
