import { describe, expect, it } from 'vitest';
import { buildPopulation } from '#sim/agents/population.ts';
import { pauseMask } from '#sim/core/pauses.ts';
import { EventLog } from '#sim/records/event-log.ts';
import { aPool, aProposal, aRunSpec, FIRST_OF_2026 } from '#tests/support/sim-fixtures.ts';

const DAY = 86_400;
const spec = aRunSpec({
  tickSeconds: DAY / 2,
  keeper: { outages: [{ atSeconds: 0, forSeconds: DAY }] },
  events: [{ kind: 'price', atSeconds: DAY, changeBps: -5_000 }],
});
const { agents } = buildPopulation(spec);
const population = { agents, arrivals: [{ agent: 0, atDays: 1, amountBaseUnits: 1n, amountQuoteUnits: 0n }] };
const GRANT = { beneficiary: undefined, group: 'team', totalBaseUnits: 10n, cliffDays: 1, durationDays: 1 };

describe('sim/records/event-log.ts', () => {
  it('writes the events of a tick in the order in which the tick has them', () => {
    const log = new EventLog(spec, population, [GRANT]);
    const pool = aPool({
      pauseMask: pauseMask(['vote']),
      pauseStartedUnixSeconds: BigInt(FIRST_OF_2026 + DAY),
      pauseUntilUnixSeconds: BigInt(FIRST_OF_2026 + 2 * DAY),
    });
    const kinds = (tickIndex: number, moves = [aProposal()]) =>
      log.rows({ tickIndex, unixSeconds: FIRST_OF_2026 + (tickIndex * DAY) / 2 }, pool, moves).map(({ kind }) => kind);
    expect(log.rows({ tickIndex: 0, unixSeconds: FIRST_OF_2026 }, aPool(), [])).toEqual([
      {
        tickIndex: 0,
        unixSeconds: FIRST_OF_2026,
        kind: 'outage_begin',
        subject: 'keeper',
        detail: 'days stay open, and nothing is minted or executed',
      },
    ]);
    expect(kinds(2, [aProposal({ state: 'queued' }), aProposal({ state: 'executed' })])).toEqual([
      'outage_end',
      'pause',
      'proposal_executed',
      'unlock_cliff',
      'arrival',
      'price_shock',
    ]);
    expect(kinds(3)).toEqual([]);
    expect(kinds(4)).toEqual(['unpause']);
  });

  it('names the proposal that was executed, and what it did', () => {
    const log = new EventLog(spec, population, []);
    const rows = log.rows({ tickIndex: 0, unixSeconds: 5 }, aPool(), [aProposal({ id: 3, state: 'executed' })]);
    expect(rows.at(-1)).toMatchObject({ subject: 'proposal 3', detail: 'parameter min_claim = 2 ACT' });
  });
});
