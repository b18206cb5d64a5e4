import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { ReportWindow } from './support/report-window.ts';
import { violationsInWindows } from './support/violations.ts';

const TIMELINE = 'attack-timeline-1';
const file = join(inject('attackFolder'), 'report.html');

describe('the attacks of a report', () => {
  it('stand behind the findings, each with a verdict, an account and its steps', async () => {
    const report = await ReportWindow.open(file);
    const told = await report.page.$eval('article.attack', (article) => ({
      before: article.closest('section')?.previousElementSibling?.querySelector('h2')?.id,
      title: article.querySelector('h3')?.textContent ?? '',
      verdict: article.querySelector('.attack-verdict')?.textContent ?? '',
      items: [...article.querySelectorAll('tr[data-item]')].map((row) => row.getAttribute('data-item')),
      summary: [...article.querySelectorAll('summary')].at(-1)?.textContent ?? '',
    }));
    expect(['findings', 'broken', 'assertions']).toContain(told.before);
    expect(told.title).toMatch(/^R01 Just-in-time staking/);
    expect(told.verdict).toMatch(/^(bounded|refused): /);
    for (const item of ['capital', 'exposure', 'fees', 'rewards', 'gain', 'return', 'time', 'measure']) {
      expect(told.items).toContain(item);
    }
    expect(told.summary).toMatch(/^Its \d+ steps$/);
    await report.close();
  });

  it('have a chart of the gain and the steps that answers to the pointer', async () => {
    const report = await ReportWindow.open(file);
    await report.enliven(TIMELINE);
    await report.pointAt(TIMELINE, 0.75);
    expect(Object.keys((await report.tooltip())?.values ?? {})).toHaveLength(1);
    const symbols = await report.page.$$eval(
      `figure[data-chart="${TIMELINE}"] .mark-symbol path`,
      (paths) => paths.filter((path) => (path.getAttribute('d') ?? '') !== '').length,
    );
    expect(symbols).toBeGreaterThan(10);
    expect(report.complaints).toEqual([]);
    await report.close();
  });

  it('keep WCAG 2.2 AA and fit the window, light and dark, wide and narrow', async () => {
    const report = await ReportWindow.open(file);
    await report.enliven(TIMELINE);
    await report.page.$$eval('article.attack details', (all) => all.forEach((one) => (one.open = true)));
    expect(await violationsInWindows(report)).toEqual([]);
    await report.close();
  });
});
