import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildReport } from '#reports/report.ts';
import { yearOfMetrics } from '#tests/support/chart-source.ts';
import { FIXTURE_SPEC, writeFixtureRun } from '#tests/support/run-folder-fixture.ts';
import { ReportWindow } from './support/report-window.ts';

/** Each would say `hacked` if any of it were taken for markup or script. */
const HOSTILE = '</script></style></svg><img src=x onerror="hacked=1"><script>hacked=1</script>"\'`${hacked=1}';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'actsim-hostile-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('a report of a run with hostile names', () => {
  it('shows them as they are, and runs nothing of them', async () => {
    const population = FIXTURE_SPEC.population.map((cohort, index) => ({ ...cohort, cohort: `${HOSTILE} ${index}` }));
    const description = `${HOSTILE} ${'x'.repeat(400)}`;
    const spec = { ...FIXTURE_SPEC, name: HOSTILE, description, population };
    const run = join(folder, 'hostile');
    await writeFixtureRun(run, { spec, ticks: 60, series: yearOfMetrics(60) });
    const { htmlFile, charts } = await buildReport(run);
    const report = await ReportWindow.open(htmlFile);
    await report.enlivenAll();
    for (const id of await report.timedIds()) {
      await report.focusChart(id);
      await report.page.keyboard.press('End');
    }
    expect(await report.chartIds()).toHaveLength(charts.length);
    expect(await report.page.evaluate(() => 'hacked' in window)).toBe(false);
    expect(await report.page.$$eval('img, iframe, object, embed', (elements) => elements.length)).toBe(0);
    expect(await report.page.$eval('h1', (heading) => heading.textContent)).toBe(HOSTILE);
    await report.page.setViewport({ width: 400, height: 800 });
    expect(await report.page.evaluate(() => document.documentElement.scrollWidth)).toBe(400);
    expect(report.complaints).toEqual([]);
    await report.close();
  });

  it('runs nothing of its drawings when they are opened by themselves', async () => {
    const run = join(folder, 'hostile');
    const report = await ReportWindow.open(join(run, 'charts', 'staking-ratio.svg'));
    expect(await report.page.evaluate(() => 'hacked' in window)).toBe(false);
    expect(await report.page.evaluate(() => document.documentElement.localName)).toBe('svg');
    expect(report.complaints).toEqual([]);
    await report.close();
  });
});

describe('a report of a run that has hardly begun', () => {
  it.each([0, 1, 2])('opens without complaint after %i ticks', async (ticks) => {
    const run = join(folder, `ticks-${ticks}`);
    await writeFixtureRun(run, { ticks });
    const { htmlFile, charts } = await buildReport(run);
    const report = await ReportWindow.open(htmlFile);
    await report.enlivenAll();
    expect(await report.chartIds()).toHaveLength(charts.length);
    expect(report.complaints).toEqual([]);
    await report.close();
  });
});
