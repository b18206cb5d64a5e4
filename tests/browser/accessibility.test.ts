import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { ReportWindow } from './support/report-window.ts';
import { violationsInWindows } from './support/violations.ts';

const CONTROLS = 'a[href], button, select, input, summary, [tabindex="0"]';
const file = join(inject('yearsFolder'), 'report.html');

describe('accessibility of a report', () => {
  it('keeps WCAG 2.2 AA in light and dark, wide and narrow', async () => {
    const report = await ReportWindow.open(file);
    await report.enlivenAll();
    expect(await violationsInWindows(report)).toEqual([]);
    await report.close();
  });

  it('fits a narrow window: nothing but wide tables and drawings scrolls sideways, on their own', async () => {
    const report = await ReportWindow.open(file);
    await report.enlivenAll();
    for (const width of [400, 320]) {
      await report.page.setViewport({ width, height: 800 });
      const overflow = await report.page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, `at ${width}`).toBe(0);
    }
    await report.close();
  });

  it('follows who reads with letters of twice the size, and still fits the window', async () => {
    const report = await ReportWindow.open(file);
    await report.enlivenAll();
    const devtools = await report.page.createCDPSession();
    await devtools.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
    for (const width of [1280, 768, 320]) {
      await report.page.setViewport({ width, height: 800 });
      const { text, overflow } = await report.page.evaluate(() => ({
        text: getComputedStyle(document.querySelector('.findings dd') ?? document.body).fontSize,
        overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      }));
      expect({ width, text, overflow }).toEqual({ width, text: '32px', overflow: 0 });
    }
    await report.close();
  });

  it('reaches every control with the tab key, in the order of the page', async () => {
    const report = await ReportWindow.open(file);
    await report.enlivenAll();
    await report.page.evaluate(() => {
      window.scrollTo(0, 0);
      (document.activeElement as HTMLElement | null)?.blur();
    });
    const expected = await report.page.$$eval(CONTROLS, (elements) => {
      const shown = elements.filter((element) => element.checkVisibility());
      shown.forEach((element, index) => {
        element.setAttribute('data-stop', String(index));
      });
      return shown.length;
    });
    const stops: number[] = [];
    for (let press = 0; press < expected; press += 1) {
      await report.page.keyboard.press('Tab');
      stops.push(await report.page.evaluate(() => Number(document.activeElement?.getAttribute('data-stop') ?? '-1')));
    }
    expect(expected).toBeGreaterThan(20);
    expect(stops).toEqual(Array.from({ length: expected }, (_, index) => index));
    await report.close();
  });

  it('shows where the focus is', async () => {
    const report = await ReportWindow.open(file);
    await report.page.keyboard.press('Tab');
    const outline = await report.page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body);
      return `${outlineStyle} ${outlineWidth}`;
    });
    expect(outline).toMatch(/^solid [2-9]px$/);
    await report.close();
  });

  it('has a name, a text and a table of values for each chart over time', async () => {
    const report = await ReportWindow.open(file);
    await report.enlivenAll();
    const timed = await report.timedIds();
    const lacking = await report.page.$$eval('figure[data-chart]:has([role="application"])', (figures) =>
      figures.flatMap((figure) => {
        const chart = figure.querySelector('[role="application"]');
        const about = (chart?.getAttribute('aria-describedby') ?? '')
          .split(' ')
          .map((id) => document.getElementById(id)?.textContent ?? '');
        const isWhole =
          (chart?.getAttribute('aria-label') ?? '') !== '' &&
          about.every((text) => text.length > 20) &&
          figure.querySelectorAll('table tbody tr').length >= 3;
        return isWhole ? [] : [figure.dataset['chart'] ?? ''];
      }),
    );
    expect(lacking).toEqual([]);
    expect(timed.length).toBeGreaterThanOrEqual(8);
    await report.close();
  });
});
