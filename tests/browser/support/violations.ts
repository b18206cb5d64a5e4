import axe from 'axe-core';
import type { ReportWindow } from './report-window.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Rules of WCAG 2.2 AA that the page breaks, each with the first element that does. */
export async function violations(report: ReportWindow): Promise<readonly string[]> {
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
