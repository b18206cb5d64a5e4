import { describe, expect, it } from 'vitest';
import { eventMarks } from '#reports/charts/event-marks.ts';
import { countsOf, PERCENT, USD } from '#reports/charts/measure.ts';
import { type PanelPlace, type TimePanelOptions, timePanel } from '#reports/charts/time-panel.ts';
import { chartSourceOf, loggedEvent, rowTime } from '#tests/support/chart-source.ts';

const VALUES = [undefined, 0.25, 0.5];
const SOURCE = chartSourceOf({ a: VALUES });
const SPAN = { fromMs: rowTime(0) * 1000, toMs: rowTime(2) * 1000 };

function drawn(changes: Partial<TimePanelOptions> = {}, place: Partial<PanelPlace> = {}) {
  const options = {
    ...PERCENT,
    axisTitle: 'a',
    heightPixels: 200,
    series: [{ name: 'one', values: VALUES }],
    ...changes,
  };
  const where = { dataset: 'panel_1', events: eventMarks([], SPAN), isFirst: true, isLast: true, ...place };
  return timePanel(SOURCE, options, where, ({ x, y }) => [
    { data: { name: 'panel_1' }, mark: 'line', encoding: { x, y: { field: 'one', ...y } } },
  ]);
}
const textOf = (...parameters: Parameters<typeof drawn>): string => JSON.stringify(drawn(...parameters).panel);

describe('reports/charts/time-panel', () => {
  it('starts the value axis at zero and leaves room around the lowest and the highest value or level', () => {
    expect(textOf()).toContain('"domain":[0,0.52]');
    expect(textOf({ references: [{ value: 1, label: 'cap' }] })).toContain('"domain":[0,1.04]');
    expect(textOf({ series: [{ name: 'one', values: [0, 0, 0] }] })).toContain('"domain":[0,1]');
    expect(textOf({ series: [{ name: 'one', values: [-1, 0, 0] }] })).toContain('"domain":[-1.04,0.04]');
    expect(textOf({ axisEnd: 0.3 })).toContain('"domain":[0,0.3]');
    expect(textOf({ axisEnd: 0.3, references: [{ value: 0.6, label: 'cap' }] })).toContain('"domain":[0,0.6]');
  });

  it('keeps the words of events above the values, in the first panel alone', () => {
    const events = eventMarks([loggedEvent(1, 'pause', 'stake')], SPAN);
    expect(textOf({}, { events })).toContain('"height":216,');
    expect(textOf({}, { events })).toContain('"range":[216,16]');
    expect(textOf({}, { events })).toContain('"label":"pause"');
    expect(textOf({}, { events, isFirst: false })).toContain('"range":[200,0]');
    expect(textOf({}, { events, isFirst: false })).not.toContain('"label":"pause"');
  });

  it('draws events behind lines, and before areas and lines that are cut off', () => {
    const events = eventMarks([loggedEvent(1, 'price_shock', 'price')], SPAN);
    const order = (change: Parameters<typeof textOf>[0]): boolean => {
      const text = textOf(change, { events });
      return text.indexOf('price shock') < text.indexOf('"panel_1"');
    };
    expect([order({}), order({ areas: true }), order({ axisEnd: 0.3 })]).toEqual([true, false, false]);
  });

  it('has times of its own where it is told', () => {
    const { rows } = drawn({ unixSeconds: [rowTime(6), rowTime(13)], series: [{ name: 'one', values: [1, 2] }] });
    expect(rows).toEqual([
      { date: '2025-01-08', one: 1 },
      { date: '2025-01-15', one: 2 },
    ]);
  });

  it('has no ticks between the whole numbers of a count', () => {
    expect(textOf(countsOf('holders'))).toContain('"tickMinStep":1');
    expect(textOf()).not.toContain('tickMinStep');
  });

  it('writes billions, a zero without a prefix, and fewer ticks on a low axis', () => {
    expect(textOf({ ...USD })).toContain("replace(datum.label, 'G', 'B')");
    expect(textOf({ heightPixels: 100 })).toContain('"tickCount":4');
    expect(textOf()).not.toContain('"tickCount":4');
  });
});
