import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildReport } from '#reports/report.ts';
import {
  FIXTURE_END,
  FIXTURE_SPEC,
  openFixtureFolder,
  withTemporaryFolder,
  writeFixtureRun,
  writeFixtureTick,
} from '#tests/support/run-folder-fixture.ts';

const CHART_IDS = ['staking-ratio', 'inflation', 'whale-share'];

async function reportBytes(folder: string): Promise<Record<string, string>> {
  const charts = (await readdir(join(folder, 'charts'))).map((name) => join('charts', name));
  const bytes: Record<string, string> = {};
  for (const name of ['report.html', 'summary.md', ...charts]) {
    bytes[name] = (await readFile(join(folder, name))).toString('base64');
  }
  return bytes;
}

describe('reports/report', () => {
  it('writes page, summary and three charts, and the same bytes when built again', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder);
      const report = await buildReport(folder);
      expect(report.htmlFile).toBe(join(folder, 'report.html'));
      expect(report.summaryFile).toBe(join(folder, 'summary.md'));
      expect(report.charts.map(({ id }) => id)).toEqual(CHART_IDS);
      const first = await reportBytes(folder);
      expect(Object.keys(first)).toHaveLength(2 + 3 * CHART_IDS.length);
      await rm(join(folder, 'charts'), { recursive: true });
      await buildReport(folder);
      expect(await reportBytes(folder)).toEqual(first);
    });
  });

  it('gives the same bytes for another folder, environment and duration', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(join(folder, 'a'));
      await writeFixtureRun(join(folder, 'b'), {}, { ...FIXTURE_END, timing: { run: 99 } });
      await buildReport(join(folder, 'a'));
      await buildReport(join(folder, 'b'));
      expect(await reportBytes(join(folder, 'b'))).toEqual(await reportBytes(join(folder, 'a')));
    });
  });

  it('makes a page without any address to load, with a text for each chart', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder);
      const { htmlFile, charts } = await buildReport(folder);
      const page = await readFile(htmlFile, 'utf8');
      const addresses = [...page.matchAll(/[\w:-]+="https?:[^"]*"/g)].map(([attribute]) => attribute);
      expect(new Set(addresses.filter((attribute) => !attribute.startsWith('xmlns')))).toEqual(new Set());
      expect(page).not.toMatch(/ (src|href)=|url\(|@import/);
      expect(page.match(/<svg role="img" aria-label="[^"]+ at first to [^"]+"/g)).toHaveLength(charts.length);
      expect(page.match(/<figcaption>[^<]+ at first to /g)).toHaveLength(charts.length);
    });
  });

  it('writes specs as JSON with a line a row', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder);
      const { charts } = await buildReport(folder);
      const text = await readFile(charts[0]!.specFile, 'utf8');
      expect(JSON.parse(text)).toMatchObject({ $schema: 'https://vega.github.io/schema/vega-lite/v6.json' });
      expect(text).toContain('{ "date": "2025-01-03", "series": "of circulating supply", "value": 0.25 }');
    });
  });

  it('reports the finished ticks of a killed run, and of one that finished none', async () => {
    await withTemporaryFolder(async (folder) => {
      const killed = await openFixtureFolder(join(folder, 'killed'));
      for (let tick = 0; tick < 3; tick += 1) await writeFixtureTick(killed, tick);
      const { htmlFile } = await buildReport(join(folder, 'killed'));
      expect(await readFile(htmlFile, 'utf8')).toContain('its 3 of 10 ticks that were finished');

      await openFixtureFolder(join(folder, 'none'));
      const none = await buildReport(join(folder, 'none'));
      expect(none.charts).toEqual([]);
      expect(await readFile(none.summaryFile, 'utf8')).toContain('No tick was finished.');
    });
  });

  it('escapes a hostile name in page, summary and drawings', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder, { spec: { ...FIXTURE_SPEC, name: '</svg><script>alert(1)</script>' } });
      const { htmlFile, charts } = await buildReport(folder);
      expect(await readFile(htmlFile, 'utf8')).not.toContain('<script');
      expect(await readFile(charts[0]!.svgFile, 'utf8')).not.toContain('<script');
    });
  });

  it('rejects a folder that is no run, and a place where charts cannot be', async () => {
    await withTemporaryFolder(async (folder) => {
      await expect(buildReport(folder)).rejects.toMatchObject({ code: 'REPORT__RUN_FILE_INVALID' });
      await writeFixtureRun(folder);
      await writeFile(join(folder, 'charts'), 'a file');
      await expect(buildReport(folder)).rejects.toMatchObject({
        code: 'REPORT__WRITE_FAILED',
        context: { file: join(folder, 'charts') },
      });
    });
  });
});
