import axe from 'axe-core';
import type { ReportWindow } from './report-window.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What breaks WCAG 2.2 AA in light and dark, wide and narrow, and which window the page does not fit. */
export async function violationsInWindows(report: ReportWindow): Promise<readonly string[]> {
  const found: string[] = [];
  for (const width of [1280, 400]) {
    await report.page.setViewport({ width, height: 800 });
    for (const theme of ['light', 'dark'] as const) {
      await report.chooseTheme(theme);
      for (const violation of await violations(report)) found.push(`${theme} at ${width}: ${violation}`);
    }
    const overflow = await report.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    if (overflow > 0) found.push(`${overflow} pixels too wide at ${width}`);
  }
  return found;
}

/** Rules of WCAG 2.2 AA that the page breaks, each with the first element that does. */
async function violations(report: ReportWindow): Promise<readonly string[]> {
  await report.page.evaluate(axe.source);
  return report.page.evaluate(async (tags) => {
    const { axe: checker } = window as unknown as { axe: typeof axe };
    const { violations: found } = await checker.run(document, {
      runOnly: { type: 'tag', values: tags },
      resultTypes: ['violations'],
    });
    return found.map(
      ({ id, help, nodes }) => `${id}: ${help}; ${nodes.length} times, first ${nodes[0]?.target.join(' ')}`,
    );
  }, RULES);
}
