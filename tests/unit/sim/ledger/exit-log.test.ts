import { describe, expect, it } from 'vitest';
import { ExitLog } from '#sim/ledger/exit-log.ts';
import { REFUSED } from '#sim/ledger/predictions.ts';
import { openEconomy } from '#tests/support/economy-play.ts';
import { ANN, BOB, clockAt } from '#tests/support/staking-plans.ts';

const exit = (agent: number, amountBaseUnits: bigint) =>
  ({ kind: 'unstake', agent, amountBaseUnits, force: true, entryIndex: 0 }) as const;
const ACCEPTED = { accepted: true } as const;
const PAUSED = { ...REFUSED.Paused } as const;

describe('sim/ledger/exit-log', () => {
  it('keeps accepted exits with the penalty of their lock', () => {
    const { economy } = openEconomy();
    const log = new ExitLog();
    log.note(economy, exit(ANN, 101n), ACCEPTED);
    log.note(economy, exit(ANN, 1n), ACCEPTED);
    log.note(economy, { ...exit(ANN, 1n), entryIndex: 5 }, ACCEPTED);
    expect(log.departuresOf(ANN).map(({ penaltyBaseUnits }) => penaltyBaseUnits)).toEqual([11n, 1n]);
    expect([log.penaltiesDue, log.departuresOf(BOB)]).toEqual([12n, []]);
    log.clear();
    expect([log.penaltiesDue, log.departuresOf(ANN)]).toEqual([0n, []]);
  });

  it('notes refused exits of all of a matured entry, and no others', () => {
    const { economy } = openEconomy();
    const log = new ExitLog();
    log.note(economy, exit(BOB, 25_000n), PAUSED);
    economy.advanceTo(clockAt(90).unixSeconds);
    log.note(economy, exit(BOB, 25_000n), PAUSED);
    expect(log.blocked).toEqual([]);
    economy.apply({ kind: 'roll' });
    log.note(economy, exit(BOB, 24_999n), PAUSED);
    expect(log.blocked).toEqual([]);
    log.note(economy, exit(BOB, 25_000n), PAUSED);
    expect(log.blocked).toEqual([{ agent: BOB, entryIndex: 0, errorName: 'Paused' }]);
  });

  it('remembers extensions until the tick is over', () => {
    const log = new ExitLog();
    log.noteExtension(ANN, 2);
    log.noteExtension(ANN, 3);
    expect([2, 3, 4].map((index) => log.wasExtended(ANN, index))).toEqual([true, true, false]);
    log.clear();
    expect(log.wasExtended(ANN, 2)).toBe(false);
  });
});
