import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { ReportWindow } from './support/report-window.ts';
import { violationsInWindows } from './support/violations.ts';

const COMPARISON = join(inject('comparisonFolder'), 'compare.html');
const SWEEP = join(inject('sweepFolder'), 'sweep.html');
/** A chart of each page, and the title of its first panel. */
const PAGES = [
  { name: 'compare.html', file: COMPARISON, chart: 'staking' },
  { name: 'sweep.html', file: SWEEP, chart: 'bands' },
] as const;

const MAX_BYTES = 5_000_000;
const DAY_MS = 86_400_000;
/** `36.29% (32.91% to 39.30%)`. */
const BAND = /^(\d+\.\d\d)%(?: \((\d+\.\d\d)% to (\d+\.\d\d)%\))?$/;

let report: ReportWindow;

afterEach(() => report.close());

/** The rows of a CSV file by column; no cell has a comma. */
function rowsOf(file: string): readonly Readonly<Record<string, string>>[] {
  const [header = '', ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
  const columns = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']));
  });
}

/** Asserts that a text has these shares, to its own two decimals. */
function expectShares(text: string | undefined, shares: readonly (string | undefined)[]): void {
  const found = BAND.exec(text ?? '');
  expect(found, `a share with a band in ${text}`).not.toBeNull();
  const [, median, low = median, high = median] = found ?? [];
  [low, median, high].forEach((shown, index) => {
    expect(Math.abs(Number(shown) - 100 * Number(shares[index])), `${shown} in ${text}`).toBeLessThan(0.0051);
  });
}

describe.each(PAGES)('$name', ({ file, chart }) => {
  it('is one file that asks for nothing else, draws every chart live, and complains of nothing', async () => {
    expect(statSync(file).size).toBeLessThan(MAX_BYTES);
    report = await ReportWindow.open(file);
    await report.enlivenAll();
    expect(await report.timedIds()).toEqual(await report.chartIds());
    for (const id of await report.chartIds()) {
      const { width, height, marks } = await report.drawing(id);
      expect(width, `width of ${id}`).toBeGreaterThan(400);
      expect(height, `height of ${id}`).toBeGreaterThan(80);
      expect(marks, `marks of ${id}`).toBeGreaterThan(0);
    }
    await report.pointAt(chart, 0.5);
    expect(report.complaints).toEqual([]);
    expect(new Set(report.requests).size).toBe(1);
  });

  it('keeps WCAG 2.2 AA in light and dark, wide and narrow, and fits a narrow window', async () => {
    report = await ReportWindow.open(file);
    await report.enlivenAll();
    expect(await violationsInWindows(report)).toEqual([]);
  });

  it('zooms by the buttons, by dragging and by keys, and shows everything again', async () => {
    report = await ReportWindow.open(file);
    await report.enliven(chart);
    const whole = await report.range();
    const buttons = await report.page.$$eval('#range button[data-from]', (all) => all.map((one) => one.textContent));
    expect(buttons).toEqual(['All', 'Year 1', 'Year 2', 'Last 90 days']);
    await report.page.click('#range button[data-from]:nth-of-type(2)');
    const [from, to] = await report.range();
    expect(Date.parse(to) - Date.parse(from)).toBe(365 * DAY_MS);
    await report.page.click('#range button[data-reset]');
    expect(await report.range()).toEqual(whole);

    const before = await report.axisTexts(chart);
    const { left, top, width, height } = await report.plot(chart);
    await report.page.mouse.move(left + 0.2 * width, top + height / 2);
    await report.page.mouse.down();
    await report.page.mouse.move(left + 0.4 * width, top + height / 2, { steps: 4 });
    await report.page.mouse.up();
    const [dragged, end] = await report.range();
    const days = (Date.parse(end) - Date.parse(dragged)) / DAY_MS;
    expect([days > 90, days < 110]).toEqual([true, true]);
    expect(await report.axisTexts(chart)).not.toEqual(before);

    await report.focusChart(chart);
    await report.page.keyboard.press('Escape');
    expect(await report.range()).toEqual(whole);
    await report.page.keyboard.press('+');
    expect(await report.range()).not.toEqual(whole);
    expect(report.complaints).toEqual([]);
  });

  it('says everything without a script, in light and in dark, and shows nothing that needs one', async () => {
    for (const theme of ['light', 'dark'] as const) {
      report = await ReportWindow.open(file, { script: false, theme });
      expect(await report.page.$$eval('figure.is-live', (figures) => figures.length)).toBe(0);
      expect(await report.page.$eval('.toolbar', (bar) => getComputedStyle(bar).display)).toBe('none');
      const { marks } = await report.drawing(chart);
      expect(marks).toBeGreaterThan(0);
      const { colours, ground } = await report.picture(chart);
      expect(colours).toBeGreaterThan(20);
      expect(Number.parseInt(ground.slice(1, 3), 16) > 128).toBe(theme === 'light');
      expect(await report.page.$$eval('figure[data-chart] table tbody tr', (rows) => rows.length)).toBeGreaterThan(5);
      expect(report.complaints).toEqual([]);
      await report.close();
    }
  });
});

describe('the values of a sweep', () => {
  it('are median and band of each variant at the day of the cursor, as in bands.csv', async () => {
    const bands = rowsOf(join(inject('sweepFolder'), 'bands.csv'));
    report = await ReportWindow.open(SWEEP);
    await report.enliven('bands');
    await report.focusChart('bands');
    await report.page.keyboard.press('End');
    await report.page.keyboard.press('ArrowLeft');
    const said = await report.said();
    const { title } = (await report.tooltip()) ?? { title: '' };
    const rows = bands.filter(({ tick, metric }) => tick === '498' && metric === 'staking.ratio');
    expect(rows.map(({ variant }) => variant)).toEqual(['plan', 'steep']);
    expect(title).toBe(rows[0]?.['date']);
    const shown = await report.page.$$eval('.tooltip-group:first-of-type .tooltip-row', (entries) =>
      entries.map((entry) => [...entry.querySelectorAll('span')].slice(1).map((part) => part.textContent ?? '')),
    );
    expect(shown.map(([name]) => name)).toEqual(['As planned', 'Steep penalty']);
    rows.forEach(({ p10, median, p90 }, index) => expectShares(shown[index]?.[1], [p10, median, p90]));
    expect(said).toMatch(/^2027-05-14\. .*: As planned .*, Steep penalty .*\. Mean lock: As planned .* days/);
  });
});

describe('the values of a comparison', () => {
  it('are both sides and what B differs by at the end, as in differences.csv', async () => {
    const differences = rowsOf(join(inject('comparisonFolder'), 'differences.csv'));
    const row = differences.find(({ time, metric }) => time === 'end' && metric === 'staking.ratio');
    const runs = rowsOf(join(inject('comparisonFolder'), 'runs.csv'));
    const ofSide = (side: string): number[] =>
      runs.filter((run) => run['side'] === side).map((run) => Number(run['staking.ratio']));
    report = await ReportWindow.open(COMPARISON);
    await report.enliven('staking');
    await report.focusChart('staking');
    await report.page.keyboard.press('End');
    await report.said();
    const shown = await report.page.$$eval('.tooltip-group:first-of-type .tooltip-row', (entries) =>
      entries.map((entry) => [...entry.querySelectorAll('span')].slice(1).map((part) => part.textContent ?? '')),
    );
    expect(shown.map(([name]) => name)).toEqual(['A: staking.penalty 10%', 'B: staking.penalty 30%', 'B − A']);
    ['a', 'b'].forEach((side, index) => {
      const [one = 0, other = 0] = ofSide(side).sort((x, y) => x - y);
      // Of two seeds: p10, median and p90 lie on the line between them.
      const band = [0.1, 0.5, 0.9].map((share) => String(one + share * (other - one)));
      expectShares(shown[index]?.[1], band);
    });
    const [, change = ''] = shown[2] ?? [];
    expect(change).toMatch(/ points/);
    expect(Math.abs(Number.parseFloat(change.replace('−', '-')) - 100 * Number(row?.['difference']))).toBeLessThan(
      0.0051,
    );
  });
});
