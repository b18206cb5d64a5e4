import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { INK } from '#reports/charts/theme.ts';
import { ReportWindow } from './support/report-window.ts';

const folder = inject('yearsFolder');
const rows = readMetrics();
const CHART = 'staking-ratio';

let report: ReportWindow;

beforeEach(async () => {
  report = await ReportWindow.open(join(folder, 'report.html'));
  await report.enlivenAll();
  await report.scrollTo(CHART);
});

afterEach(() => report.close());

/** The rows of metrics.csv by column, in time order. */
function readMetrics(): readonly Readonly<Record<string, string>>[] {
  const [header = '', ...lines] = readFileSync(join(folder, 'metrics.csv'), 'utf8').trimEnd().split('\n');
  const columns = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']));
  });
}

/** The date that a chart gives a row: the instant at its end. */
function dateOf(row: Readonly<Record<string, string>>): string {
  return new Date(Number(row['unix_seconds']) * 1000).toISOString().slice(0, 10);
}

/** Whether one of the texts is the value in percent, rounded to the digits that the text has. */
function haveShare(texts: readonly string[], cell: string | undefined): boolean {
  return texts.some((text) => {
    const [, digits, fraction = ''] = /(-?\d+(?:\.(\d+))?)%/.exec(text) ?? [];
    const unit = 10 ** -fraction.length;
    return digits !== undefined && Math.abs(Number(digits) - Number(cell) * 100) <= unit * 0.501;
  });
}

describe('the values of a chart', () => {
  it('are shown where the pointer is, as they are in metrics.csv', async () => {
    for (const share of [0.25, 0.5, 0.9]) {
      await report.pointAt(CHART, share);
      const shown = await report.tooltip();
      const row = rows.find((candidate) => dateOf(candidate) === shown?.title);
      expect(row, `a row of ${shown?.title}`).toBeDefined();
      expect(Math.abs(rows.indexOf(row ?? {}) / rows.length - share)).toBeLessThan(0.02);
      const texts = Object.values(shown?.values ?? {});
      expect(haveShare(texts, row?.['staking.ratio']), `${texts.join()} of ${shown?.title}`).toBe(true);
      expect(haveShare(texts, row?.['staking.ratio_of_supply']), `${texts.join()} of ${shown?.title}`).toBe(true);
    }
  });

  it('are hidden when the pointer leaves', async () => {
    await report.pointAt(CHART, 0.5);
    await report.page.mouse.move(2, 400);
    await report.page.waitForSelector('.tooltip[hidden]');
    expect(await report.tooltip()).toBeUndefined();
  });

  it('are beside their chart also when the page is scrolled, until Escape is pressed', async () => {
    const gap = async (): Promise<number> =>
      report.page.$eval('.tooltip', (tooltip) => {
        const chart = document.querySelector('figure[data-chart="staking-ratio"]');
        return tooltip.getBoundingClientRect().top - (chart?.getBoundingClientRect().top ?? 0);
      });
    await report.focusChart(CHART);
    await report.page.keyboard.press('End');
    const before = await gap();
    await report.page.evaluate(() => window.scrollBy(0, 150));
    expect(await gap()).toBeCloseTo(before, 0);
    await report.page.focus('#theme');
    await report.pointAt(CHART, 0.5);
    await report.page.keyboard.press('Escape');
    expect(await report.tooltip()).toBeUndefined();
  });

  it('stay beside the cursor when the keys zoom', async () => {
    const distance = async (): Promise<number> =>
      report.page.evaluate(() => {
        const left = document.querySelector('.tooltip')?.getBoundingClientRect().left ?? 0;
        const right = document.querySelector('.tooltip')?.getBoundingClientRect().right ?? 0;
        const rule = document.querySelector('figure[data-chart="staking-ratio"] .mark-rule line[stroke="#2b3138"]');
        const x = rule?.getBoundingClientRect().left ?? Number.NaN;
        return Math.min(Math.abs(left - x), Math.abs(x - right));
      });
    await report.focusChart(CHART);
    await report.page.keyboard.press('Home');
    for (let step = 0; step < 4; step += 1) {
      await report.page.keyboard.down('Shift');
      await report.page.keyboard.press('ArrowRight');
      await report.page.keyboard.up('Shift');
    }
    const distances: number[] = [];
    for (const key of ['+', '+', '-', '-', '-'] as const) {
      await report.page.keyboard.press(key);
      distances.push(await distance());
    }
    expect(distances.map((one) => one < 20)).toEqual(Array.from({ length: 5 }, () => true));
  });

  it('are written with one sign for what is below 0, in every text and table', async () => {
    const { hyphens, minuses } = await report.page.evaluate(() => {
      const walker = document.createTreeWalker(document.querySelector('main') ?? document.body, NodeFilter.SHOW_TEXT);
      const texts: string[] = [];
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        // Commands and paths are to be copied, licences are of others.
        if (node.parentElement?.closest('code, pre, .hash') === null) texts.push(node.textContent ?? '');
      }
      return {
        hyphens: texts.filter((text) => /(^|[\s(])-\d/.test(text)),
        minuses: texts.filter((text) => /\u2212\d/.test(text)).length,
      };
    });
    expect(hyphens).toEqual([]);
    expect(minuses).toBeGreaterThan(0);
  });

  it('are read row by row with the arrow keys, and said to who cannot see them', async () => {
    await report.focusChart(CHART);
    await report.page.keyboard.press('ArrowRight');
    expect((await report.tooltip())?.title).toBe(dateOf(rows[0] ?? {}));
    await report.page.keyboard.press('ArrowRight');
    await report.page.keyboard.press('ArrowRight');
    const third = rows[2] ?? {};
    expect((await report.tooltip())?.title).toBe(dateOf(third));
    expect(await report.said()).toMatch(new RegExp(`^${dateOf(third)}\\. `));
    expect(haveShare((await report.said()).split(', '), third['staking.ratio'])).toBe(true);
    await report.page.keyboard.press('ArrowLeft');
    expect((await report.tooltip())?.title).toBe(dateOf(rows[1] ?? {}));
    await report.page.keyboard.press('End');
    const last = rows.at(-1) ?? {};
    expect((await report.tooltip())?.title).toBe(dateOf(last));
    expect(haveShare((await report.said()).split(', '), last['staking.ratio'])).toBe(true);
    await report.page.keyboard.press('Home');
    expect((await report.tooltip())?.title).toBe(dateOf(rows[0] ?? {}));
  });

  it('are marked at the same instant in every chart over time', async () => {
    const timed = await report.timedIds();
    expect(timed.length).toBeGreaterThanOrEqual(8);
    await report.pointAt(CHART, 0.4);
    for (const id of timed)
      await report.page.waitForFunction((selector) => document.querySelector(selector) !== null, {}, cursorOf(id));
    await report.page.mouse.move(2, 400);
    for (const id of timed)
      await report.page.waitForFunction((selector) => document.querySelector(selector) === null, {}, cursorOf(id));
  });

  it('are there for every chart over time, by the keyboard alone', async () => {
    for (const id of await report.timedIds()) {
      await report.focusChart(id);
      await report.page.keyboard.press('Home');
      await report.page.keyboard.press('End');
      expect(await report.said(), `said of ${id}`).toMatch(/^\d{4}-\d\d-\d\d.*\. .+/);
      expect((await report.tooltip())?.title, `shown of ${id}`).toMatch(/^\d{4}-\d\d-\d\d/);
    }
    expect(report.complaints).toEqual([]);
  });
});

/** The rules at a chart's cursor, one a panel. */
function cursorOf(id: string): string {
  return `figure[data-chart="${id}"] .mark-rule line[stroke="${INK.cursor}"]`;
}
