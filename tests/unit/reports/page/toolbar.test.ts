import { describe, expect, it } from 'vitest';
import { rangePresets, toolbar } from '#reports/page/toolbar.ts';

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 1);

describe('reports/page/toolbar', () => {
  it('offers the whole run, its years and its last 90 days', () => {
    const presets = rangePresets(START, START + 800 * DAY);
    expect(presets.map(({ label }) => label)).toEqual(['All', 'Year 1', 'Year 2', 'Year 3', 'Last 90 days']);
    expect(presets.map(({ fromMs, toMs }) => [(fromMs - START) / DAY, (toMs - START) / DAY])).toEqual([
      [0, 800],
      [0, 365],
      [365, 730],
      [730, 800],
      [710, 800],
    ]);
  });

  it('offers no years of a run of one, and no last days of a shorter one', () => {
    expect(rangePresets(START, START + 365 * DAY).map(({ label }) => label)).toEqual(['All', 'Last 90 days']);
    expect(rangePresets(START, START + 30 * DAY).map(({ label }) => label)).toEqual(['All']);
  });

  it('has labelled controls, and no time range without a chart over time', () => {
    const { text } = toolbar('a < b', [{ fromMs: START, toMs: START + 30 * DAY, panels: [] }]);
    expect(text).toContain('<a class="skip" href="#main">');
    expect(text).toContain('a &lt; b');
    expect(text).toContain('id="range" role="group" aria-label="Time that the charts show"');
    expect(text).toContain(`data-from="${START}" data-to="${START + 30 * DAY}" aria-pressed="true">All</button>`);
    expect(text).toContain('<label class="theme">Theme <select id="theme">');
    expect(toolbar('a', []).text).not.toContain('id="range"');
  });
});
