import { createHash } from 'node:crypto';
import { appendFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
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

async function reportBytes(folder: string): Promise<Record<string, string>> {
  const charts = (await readdir(join(folder, 'charts'))).map((name) => join('charts', name));
  const bytes: Record<string, string> = {};
  for (const name of ['report.html', 'summary.md', ...charts]) {
    bytes[name] = (await readFile(join(folder, name))).toString('base64');
  }
  return bytes;
}

/** Short enough to be compared in a failure. */
function hashes(bytes: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(bytes).map(([name, text]) => [name, createHash('sha256').update(text).digest('hex')]),
  );
}

function withoutScripts(page: string): string {
  return page.replace(/<script[^>]*>[^]*?<\/script>/g, '');
}

describe('reports/report', () => {
  it('writes page, summary and four files a chart, and the same bytes when built again', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder);
      const report = await buildReport(folder);
      expect(report.htmlFile).toBe(join(folder, 'report.html'));
      expect(report.summaryFile).toBe(join(folder, 'summary.md'));
      expect(report.charts.map(({ id }) => id)).toContain('staking-ratio');
      const first = await reportBytes(folder);
      expect(Object.keys(first)).toHaveLength(2 + 4 * report.charts.length);
      await rm(join(folder, 'charts'), { recursive: true });
      await buildReport(folder);
      expect(hashes(await reportBytes(folder))).toEqual(hashes(first));
    });
  });

  it('removes pictures of charts that are gone, and no other file', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder, { ticks: 2 });
      await mkdir(join(folder, 'charts'));
      const stale = ['whale-share.png', 'whale-share.svg', 'whale-share.dark.svg', 'whale-share.vl.json'];
      for (const name of [...stale, 'Notes.txt', 'my.picture.png']) await writeFile(join(folder, 'charts', name), 'x');
      await buildReport(folder);
      const names = await readdir(join(folder, 'charts'));
      expect(names.filter((name) => stale.includes(name))).toEqual([]);
      expect(names).toEqual(expect.arrayContaining(['Notes.txt', 'my.picture.png']));
    });
  });

  it('gives the same bytes for another folder, environment and duration', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(join(folder, 'a'));
      await writeFixtureRun(join(folder, 'b'), {}, { ...FIXTURE_END, timing: { run: 99 } });
      await buildReport(join(folder, 'a'));
      await buildReport(join(folder, 'b'));
      expect(hashes(await reportBytes(join(folder, 'b')))).toEqual(hashes(await reportBytes(join(folder, 'a'))));
    });
  });

  it('makes a page without any address to load, with a text for each chart', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder);
      const { htmlFile, charts } = await buildReport(folder);
      const page = withoutScripts(await readFile(htmlFile, 'utf8'));
      const addresses = [...page.matchAll(/[\w:-]+="https?:[^"]*"/g)].map(([attribute]) => attribute);
      expect(new Set(addresses.filter((attribute) => !attribute.startsWith('xmlns')))).toEqual(new Set());
      expect(page.match(/ src=| href="[^#]|url\([^#]|@import/g)).toBeNull();
      expect(page.match(/<svg role="img" aria-label="[^"]+"/g)).toHaveLength(charts.length);
      expect(page.match(/<p id="about-[^"]+">[^<]+/g)).toHaveLength(charts.length);
    });
  });

  it('writes specs as JSON with a line a row, and dark pictures of the same shape', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder);
      const { charts } = await buildReport(folder);
      const staking = charts.find(({ id }) => id === 'staking-ratio')!;
      const text = await readFile(staking.specFile, 'utf8');
      expect(JSON.parse(text)).toMatchObject({ $schema: 'https://vega.github.io/schema/vega-lite/v6.json' });
      expect(text).toMatch(/^ +\{ "date": "2025-01-03", .*"of circulating supply": 0.25.* \},?$/m);
      const [light, dark] = [await readFile(staking.svgFile, 'utf8'), await readFile(staking.darkSvgFile, 'utf8')];
      expect(dark).not.toBe(light);
      expect(dark.replace(/#[0-9a-f]{6}/g, '')).toBe(light.replace(/#[0-9a-f]{6}/g, ''));
    });
  });

  it('reports the finished ticks of a killed run, and of one that finished none', async () => {
    await withTemporaryFolder(async (folder) => {
      const killed = await openFixtureFolder(join(folder, 'killed'));
      for (let tick = 0; tick < 3; tick += 1) await writeFixtureTick(killed, tick);
      const { htmlFile } = await buildReport(join(folder, 'killed'));
      expect(withoutScripts(await readFile(htmlFile, 'utf8'))).toContain('its 3 of 10 ticks that were finished');

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
      expect(withoutScripts(await readFile(htmlFile, 'utf8')).match(/<script|alert\(1\)<\//g)).toBeNull();
      expect(await readFile(charts[0]!.svgFile, 'utf8')).not.toContain('<script');
    });
  });

  it('writes nothing for a folder whose files are missing or changed', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder, { ticks: 2 });
      await appendFile(join(folder, 'proposals.csv'), 'torn');
      await expect(buildReport(folder)).rejects.toMatchObject({
        code: 'REPORT__RUN_FILE_INVALID',
        context: { file: join(folder, 'proposals.csv') },
      });
      await rm(join(folder, 'proposals.csv'));
      await expect(buildReport(folder)).rejects.toMatchObject({ code: 'REPORT__RUN_FILE_INVALID' });
      const names = await readdir(folder);
      expect(names.filter((name) => ['charts', 'report.html', 'summary.md'].includes(name))).toEqual([]);
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
