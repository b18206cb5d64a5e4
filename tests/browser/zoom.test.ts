import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { ReportWindow } from './support/report-window.ts';

const CHART = 'staking-ratio';
const DAY_MS = 86_400_000;

let report: ReportWindow;
let timed: readonly string[];
let whole: readonly [string, string];

beforeEach(async () => {
  report = await ReportWindow.open(join(inject('yearsFolder'), 'report.html'));
  await report.enlivenAll();
  timed = await report.timedIds();
  whole = await report.range();
  await report.scrollTo(CHART);
});

afterEach(() => report.close());

/** Length of what the charts show, in days. */
async function daysShown(): Promise<number> {
  const [from, to] = await report.range();
  return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}

async function allAxes(): Promise<readonly (readonly string[])[]> {
  return Promise.all(timed.map(async (id) => report.axisTexts(id)));
}

describe('zoom in time', () => {
  it('is of all charts over time at once, by a button of the toolbar, and can be taken back', async () => {
    expect(timed.length).toBeGreaterThanOrEqual(8);
    const before = await allAxes();
    const second = await report.page.$$('#range button[data-from]');
    await second[2]?.click();
    const [from, to] = await report.range();
    expect([from > whole[0], to < whole[1]]).toEqual([true, true]);
    expect(await daysShown()).toBe(365);
    const zoomed = await allAxes();
    timed.forEach((id, index) => expect(zoomed[index], `axes of ${id}`).not.toEqual(before[index]));
    await report.page.click('#range button[data-reset]');
    expect(await report.range()).toEqual(whole);
    expect(await allAxes()).toEqual(before);
  });

  it('marks the button of the span that is shown', async () => {
    const pressed = async (): Promise<string[]> =>
      report.page.$$eval('#range button[aria-pressed="true"]', (buttons) =>
        buttons.map((button) => button.textContent ?? ''),
      );
    expect(await pressed()).toEqual(['All']);
    await report.page.click('#range button[data-from]:nth-of-type(2)');
    expect(await pressed()).toEqual(['Year 1']);
    await report.page.click('#range button[data-zoom="in"]');
    expect(await pressed()).toEqual([]);
  });

  it('goes in and out by half by the buttons', async () => {
    const days = await daysShown();
    await report.page.click('#range button[data-zoom="in"]');
    expect(await daysShown()).toBeCloseTo(days / 2, -1);
    await report.page.click('#range button[data-zoom="in"]');
    expect(await daysShown()).toBeCloseTo(days / 4, -1);
    await report.page.click('#range button[data-zoom="out"]');
    await report.page.click('#range button[data-zoom="out"]');
    await report.page.click('#range button[data-zoom="out"]');
    expect(await report.range()).toEqual(whole);
  });

  it('shows what the pointer was dragged over', async () => {
    const { left, top, width, height } = await report.plot(CHART);
    const y = top + height / 2;
    await report.page.mouse.move(left + 0.25 * width, y);
    await report.page.mouse.down();
    await report.page.mouse.move(left + 0.4 * width, y, { steps: 4 });
    expect(
      await report.page.$eval(`figure[data-chart="${CHART}"] .brush`, (brush) => (brush as HTMLElement).hidden),
    ).toBe(false);
    await report.page.mouse.move(left + 0.5 * width, y, { steps: 4 });
    await report.page.mouse.up();
    const days = (Date.parse(whole[1]) - Date.parse(whole[0])) / DAY_MS;
    expect(Math.abs((await daysShown()) - days / 4)).toBeLessThan(days / 50);
    const [from] = await report.range();
    expect(Math.abs((Date.parse(from) - Date.parse(whole[0])) / DAY_MS - days / 4)).toBeLessThan(days / 50);
    expect(
      await report.page.$eval(`figure[data-chart="${CHART}"] .brush`, (brush) => (brush as HTMLElement).hidden),
    ).toBe(true);
  });

  it('follows the keys plus, minus and Escape of a chart, and says what is shown', async () => {
    const days = await daysShown();
    await report.focusChart(CHART);
    await report.page.keyboard.press('+');
    expect(await daysShown()).toBeCloseTo(days / 2, -1);
    const [from, to] = await report.range();
    expect(await report.said(`${from} to ${to}`)).toContain('Charts show');
    await report.page.keyboard.press('-');
    expect(await report.range()).toEqual(whole);
    await report.page.keyboard.press('+');
    await report.page.keyboard.press('Escape');
    expect(await report.range()).toEqual(whole);
  });

  it('goes no deeper than a week', async () => {
    await report.focusChart(CHART);
    for (let press = 0; press < 12; press += 1) await report.page.keyboard.press('+');
    expect(await daysShown()).toBe(7);
    expect(report.complaints).toEqual([]);
  });
});
