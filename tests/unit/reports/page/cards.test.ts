import { describe, expect, it } from 'vitest';
import { cardList, cardsOf } from '#reports/page/cards.ts';
import type { RunResults } from '#reports/run-results.ts';

/** Columns with their unit; a row a tick. */
function resultsOf(columns: Readonly<Record<string, readonly [unit: string, ...cells: string[]]>>): RunResults {
  const ids = Object.keys(columns);
  const ticks = (Object.values(columns)[0]?.length ?? 1) - 1;
  const metrics = {
    file: 'metrics.csv',
    columns: ['tick', 'unix_seconds', 'date', ...ids].map((id) => ({
      id,
      title: id,
      unit: columns[id]?.[0] ?? '',
      formula: '',
    })),
    rows: Array.from({ length: ticks }, (_, tick) => [
      `${tick}`,
      '0',
      `2026-01-0${tick + 1}`,
      ...ids.map((id) => columns[id]?.[tick + 1] ?? ''),
    ]),
  };
  return { metrics, manifest: { spec: { token: { symbol: 'A<T', decimals: 9 } } } } as unknown as RunResults;
}

describe('reports/page/cards', () => {
  it('shortens figures, and says how they changed', () => {
    const cards = cardsOf(
      resultsOf({
        'staking.ratio': ['ratio', '0.1', '0.4246'],
        'treasury.balance': ['base_units', '200000000000000000', '196574191423652497'],
        'market.tvl': ['usd', '0', '2601230.3'],
      }),
    );
    expect(cards.map(({ value, unit, change }) => [value, unit, change])).toEqual([
      ['42.46', '%', '+32.46 points since the start'],
      ['2.60 M', 'USD', 'from 0 at the start'],
      ['196.6 M', 'A<T', '−1.71% since the start'],
    ]);
  });

  it('says where a figure comes from that grew more than tenfold', () => {
    const [card] = cardsOf(
      resultsOf({ 'influence.capture_capital': ['base_units', '10000000000000', '30460282000000000'] }),
    );
    expect(card).toMatchObject({ value: '30.46 M', change: 'from 10.00 k A<T at the start' });
  });

  it('counts a change from the first value, with its date, and says when there is none', () => {
    const cards = cardsOf(
      resultsOf({
        'influence.top10_share': ['ratio', '', '0.3', '0.2'],
        'supply.inflation_365d': ['ratio', '0.05', '0.04', '0.05'],
      }),
    );
    expect(cards.map(({ change }) => change)).toEqual(['−10.00 points since 2026-01-02', 'as at the start']);
  });

  it('does not give a sign or a figure to a change that is lost in rounding', () => {
    const cards = cardsOf(
      resultsOf({
        'influence.top10_share': ['ratio', '0.3', '0.300001'],
        'market.tvl': ['usd', '1000000', '999999'],
      }),
    );
    expect(cards.map(({ change }) => change)).toEqual(['nearly as at the start', 'nearly as at the start']);
  });

  it('groups the digits of what is beyond its largest letter', () => {
    const [card] = cardsOf(resultsOf({ 'treasury.balance': ['base_units', '0', '200000000000000000000000000'] }));
    expect(card).toMatchObject({ value: '200,000 T' });
  });

  it('takes the next best metric where the run has no value of the best', () => {
    const cards = cardsOf(
      resultsOf({ 'governance.mean_turnout_90d': ['ratio', ''], 'governance.turnout': ['ratio', '0.5'] }),
    );
    expect(cards.map(({ id }) => id)).toEqual(['governance.turnout']);
  });

  it('shows at most six, escaped, and nothing for none', () => {
    const ids = [
      'staking.ratio',
      'influence.top10_share',
      'supply.inflation_365d',
      'governance.turnout',
      'influence.capture_capital',
      'market.tvl',
      'treasury.balance',
    ];
    const cards = cardsOf(
      resultsOf(Object.fromEntries(ids.map((id) => [id, ['base_units', '5000000000', '1000000000']]))),
    );
    expect(cards).toHaveLength(6);
    expect(cardList(cards)?.text).toContain('A&lt;T');
    expect(cardList(cardsOf(resultsOf({})))).toBeUndefined();
  });
});
