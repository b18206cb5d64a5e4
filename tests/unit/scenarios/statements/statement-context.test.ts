import { describe, expect, it } from 'vitest';
import { absenceOf, statementContext } from '#scenarios/statements/statement-context.ts';
import { draftOf } from '#tests/support/scenario-drafts.ts';

const MARKET = { price: { start: '0.05 USD', gbm: { volatility: '10%' } } };

describe('scenarios/statements/statement-context.ts', () => {
  it('has the metrics of the scenario with their units', () => {
    const plain = statementContext(draftOf({}));
    expect(plain?.metrics.get('staking.ratio')).toBe('ratio');
    expect(plain?.metrics.has('market.price')).toBe(false);
    expect(plain?.metrics.has('chain.compute_units')).toBe(false);
    const traded = statementContext(draftOf({ market: MARKET, keeper: { outages: [] } }));
    expect(traded?.metrics.get('market.price')).toBe('usd');
    expect(traded?.metrics.has('keeper.outage_seconds')).toBe(true);
    expect(traded?.metrics.has('market.pool_price')).toBe(false);
  });

  it('has the metrics that events bring', () => {
    const events = [
      { at: '3d', demand: 2 },
      { at: '4d', exodus: '10%' },
    ];
    const context = statementContext(draftOf({ events }));
    expect(context?.metrics.has('demand.index')).toBe(true);
    expect(context?.metrics.has('population.holders')).toBe(true);
  });

  it("has the attacks with the unit of each one's measure", () => {
    const attacks = [{ attack: 'just-in-time-staking', at: '10d', capital: '1%' }];
    expect([...(statementContext(draftOf({ attacks }))?.attacks?.keys() ?? [])]).toEqual(['just-in-time-staking']);
    expect(statementContext(draftOf({}))?.attacks?.size).toBe(0);
    expect(statementContext({ ...draftOf({}), isPartial: true })?.attacks).toBeUndefined();
  });

  it('says what a metric wants', () => {
    expect(absenceOf('market.price')).toBe('it wants market');
    expect(absenceOf('chain.compute_units')).toMatch(/engine/);
    expect(absenceOf('no.metric')).toBeUndefined();
  });
});
