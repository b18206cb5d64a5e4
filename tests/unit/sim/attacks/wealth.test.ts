import { describe, expect, it } from 'vitest';
import { AccHistory } from '#sim/agents/acc-history.ts';
import { dueBaseUnits, wealthBaseUnits } from '#sim/attacks/wealth.ts';
import { ACT, anEntry, aPool, aStake, GENESIS_DAY } from '#tests/support/sim-fixtures.ts';

const ONE = 1n << 64n;
const NO_HISTORY = new AccHistory(GENESIS_DAY);

describe('sim/attacks/wealth.ts', () => {
  it('is the wallet alone without a stake', () => {
    const state = { walletBaseUnits: 7n, stake: undefined };
    expect(wealthBaseUnits(state, dueBaseUnits(state, aPool(), NO_HISTORY))).toBe(7n);
  });

  it('counts deposits, rewards of closed weeks and those of the open one', () => {
    // Ten closed days, of which three are of the open week, each worth a unit a unit of weight.
    const pool = aPool({ lastDay: GENESIS_DAY + 10, acc: 10n * ONE, accWeekOpen: 7n * ONE });
    const entry = anEntry({ started: true, paidAcc: 4n * ONE });
    const stake = aStake([entry], { owedBaseUnits: 5n, owedOpenBaseUnits: 6n, owedOpenWeek: 1 });
    const earned = 6n * 150n * ACT;
    expect(dueBaseUnits({ stake }, pool, NO_HISTORY)).toBe(earned + 11n);
    expect(wealthBaseUnits({ walletBaseUnits: 1n, stake }, earned + 11n)).toBe(
      1n + stake.amountBaseUnits + earned + 11n,
    );
  });

  it('counts what was open in a week that has closed once', () => {
    const pool = aPool({ lastDay: GENESIS_DAY + 10, acc: 10n * ONE, accWeekOpen: 7n * ONE });
    const stake = aStake([], { owedBaseUnits: 5n, owedOpenBaseUnits: 6n, owedOpenWeek: 0 });
    expect(dueBaseUnits({ stake }, pool, NO_HISTORY)).toBe(11n);
  });
});
