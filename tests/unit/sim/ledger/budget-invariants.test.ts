import { beforeEach, describe, expect, it } from 'vitest';
import type { AgentAction } from '#sim/ports/staking-chain.ts';
import { foundOn, openEconomy } from '#tests/support/economy-play.ts';
import { breachedIds, type LedgerPlay } from '#tests/support/ledger-play.ts';
import { ANN, BOB, GENESIS_DAY } from '#tests/support/staking-plans.ts';

const claimByAnn: AgentAction = { kind: 'claim_rewards', agent: ANN };

let play: LedgerPlay;

beforeEach(() => {
  play = openEconomy();
});

describe('sim/ledger/budget-invariants: I08', () => {
  it('catches a day, closed late with others, that is not as if it had been closed on time', () => {
    const found = foundOn(play, 'I08', 20, ({ pool }) => {
      const record = pool.recent[(GENESIS_DAY + 12) % 32];
      if (record !== undefined) record.powerBaseUnits -= 1n;
    });
    expect(found).toMatchObject([{ where: `history: power of day ${GENESIS_DAY + 12}` }]);
  });
});

describe('sim/ledger/budget-invariants: I10', () => {
  it('catches rewards that are neither earned nor claimed', () => {
    const found = foundOn(play, 'I10', 14, ({ touched }) => {
      const stake = touched[ANN]?.state.stake;
      if (stake !== undefined) stake.owedOpenBaseUnits += 1n;
    });
    expect(found).toMatchObject([{ where: 'agent ann: owed and open rewards', expected: '0', found: '1' }]);
  });

  it('catches an entry that is paid beyond the accumulator', () => {
    const found = foundOn(play, 'I10', 14, ({ touched, pool }) => {
      const entry = touched[BOB]?.state.stake?.entries[0];
      if (entry !== undefined) Object.assign(entry, { started: true, paidAcc: pool.acc + 1n });
    });
    expect(found).toMatchObject([{ where: 'agent bob: entry 0 paid acc' }]);
  });

  it('catches a claim of the open week', () => {
    // A week of 700 from day 7 on; by day 16 two days of the next week are earned, by nobody claimed.
    expect(play.tick({ day: 7, operator: [{ kind: 'fund_rewards', amountBaseUnits: 700n }] })).toEqual([]);
    expect(play.tick({ day: 16, agents: [claimByAnn] })).toEqual([]);
    play = openEconomy();
    play.tick({ day: 7, operator: [{ kind: 'fund_rewards', amountBaseUnits: 700n }] });
    const breaches = play.tick({
      day: 16,
      agents: [claimByAnn],
      falsify({ touched }) {
        const stake = touched[ANN]?.state.stake;
        if (stake !== undefined) {
          stake.rewardsClaimedBaseUnits += stake.owedOpenBaseUnits;
          stake.owedOpenBaseUnits = 0n;
        }
      },
    });
    expect(breaches.filter(({ invariant }) => invariant === 'I10')).toMatchObject([{ where: 'agent ann: claimed' }]);
  });
});

describe('sim/ledger/budget-invariants: I11', () => {
  const mint = [{ kind: 'mint_inflation' }] as const;

  it('catches a mint above the cap of its window', () => {
    const found = foundOn(
      play,
      'I11',
      7,
      ({ emission }) => {
        const first = emission?.mints[0];
        if (first !== undefined) first.mintedBaseUnits = 50_001n;
      },
      mint,
    );
    expect(found).toMatchObject([{ where: 'emission: minted in 365 days', expected: 'at most 50000', found: '50001' }]);
  });

  it('catches two mints in one week, and a total that the pool does not know', () => {
    expect(play.tick({ day: 7, operator: mint })).toEqual([]);
    const found = foundOn(
      play,
      'I11',
      14,
      ({ emission }) => {
        if (emission === undefined) return;
        Object.assign(emission.mints[1] ?? {}, { day: GENESIS_DAY + 9 });
        emission.totalMintedBaseUnits += 1n;
      },
      mint,
    );
    expect(found.map(({ where }) => where)).toEqual(['emission: total minted', 'emission: week of the last mint']);
  });
});

describe('sim/ledger/budget-invariants: I12', () => {
  it('catches a budget that changes within its week, or is not released by sevenths', () => {
    play.tick({ day: 8 });
    const found = foundOn(play, 'I12', 9, ({ pool }) => (pool.budgetCurrentBaseUnits += 7n));
    expect(found.map(({ where }) => where)).toEqual(['pool: budget released', 'pool: budget of the open week']);
  });

  it('catches a next budget that grows without funds', () => {
    play.tick({ day: 8 });
    const breaches = play.tick({ day: 9, falsify: ({ pool }) => (pool.budgetNextBaseUnits += 1n) });
    expect(breachedIds(breaches)).toContain('I12');
  });
});
