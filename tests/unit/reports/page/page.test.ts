import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { endManifest, startManifest } from '#reports/artifacts/manifest.ts';
import type { DrawnChart } from '#reports/page/chart-figure.ts';
import { renderPage } from '#reports/page/page.ts';
import { readRunResults } from '#reports/run-results.ts';
import { assertionOutcome, brokenInvariant } from '#tests/support/fixture-assertions.ts';
import { attackedSpec } from '#tests/support/fixture-attacks.ts';
import { fixtureResults } from '#tests/support/fixture-results.ts';
import {
  FIXTURE_END,
  FIXTURE_SPEC,
  type FixtureOptions,
  fixtureIdentity,
  withTemporaryFolder,
  writeFixtureRun,
} from '#tests/support/run-folder-fixture.ts';

const DRAWN: DrawnChart = {
  chart: {
    id: 'a',
    title: 'A chart',
    description: 'It goes up.',
    spec: { mark: 'line', data: { values: [] } },
    time: {
      fromMs: 0,
      toMs: 86_400_000,
      panels: [{ dataset: 'one', subject: 'S', format: 'd', unit: '', series: [{ name: 'a', colour: '#0072b2' }] }],
    },
  },
  svg: '<svg role="img" aria-label="A chart. It goes up."></svg>\n',
  compiled: { data: [{ name: 'one', values: [{ date: '1970-01-01', a: 1 }] }] },
};

async function pageOf(options: FixtureOptions = {}, end = FIXTURE_END): Promise<string> {
  let page = '';
  await withTemporaryFolder(async (folder) => {
    await writeFixtureRun(folder, options, end);
    page = renderPage(await readRunResults(folder), [DRAWN]);
  });
  return page;
}

/** What a reader without script has, and its scripts apart: a failure then shows no megabyte. */
function partsOf(page: string): { readonly text: string; readonly scripts: readonly string[] } {
  const scripts = [...page.matchAll(/<script>([^]*?)<\/script>/g)].map(([, script]) => script ?? '');
  return { text: page.replace(/<script[^>]*>[^]*?<\/script>/g, ''), scripts };
}

const HEADINGS = /<h2 id="([^"]+)">/g;

describe('reports/page/page', () => {
  it('holds figures, charts with their text, failures, parameters, hashes and the command', async () => {
    const { text } = partsOf(await pageOf());
    expect(text).toContain('<h1>first-year</h1>');
    expect(text).toContain(`${DRAWN.svg}</div>`);
    expect(text).toContain('<p id="about-a">It goes up.</p>');
    for (const part of ['Staked share', 'claim_rewards', '10,000,000 ACT', 'Results digest']) {
      expect(text).toContain(part);
    }
    expect(text).toContain('<code>actsim run first-year.yaml --engine litesvm --seed 42</code>');
    expect(text).not.toContain('class="note');
  });

  it('has its parts in reading order, all of them in the table of contents', () => {
    const { text } = partsOf(renderPage(fixtureResults(), [DRAWN]));
    const ids = [...text.matchAll(HEADINGS)].map(([, id]) => id);
    expect(ids).toEqual([
      'findings',
      'targets',
      'years',
      'charts',
      'proposals',
      'holders',
      'actions',
      'failures',
      'parameters',
      'assumptions',
      'metrics',
      'reproduce',
    ]);
    for (const id of [...ids, 'chart-a']) expect(text).toContain(`<a href="#${id}">`);
  });

  it('has what broke, what is asserted and the attacks behind the findings, each attack with its own chart', () => {
    const spec = attackedSpec(FIXTURE_SPEC);
    const end = { ...FIXTURE_END, broken: [brokenInvariant()], assertions: [assertionOutcome({ holds: false })] };
    const manifest = endManifest(startManifest(fixtureIdentity(spec)), end, 12, []);
    const timeline = { ...DRAWN, chart: { ...DRAWN.chart, id: 'attack-timeline-1' } };
    const { text } = partsOf(renderPage(fixtureResults({ spec, ticks: 12, change: { manifest } }), [DRAWN, timeline]));
    const ids = [...text.matchAll(HEADINGS)].map(([, id]) => id);
    expect(ids.slice(0, 5)).toEqual(['findings', 'broken', 'assertions', 'attacks', 'targets']);
    const at = (part: string): number => text.indexOf(part);
    expect(at('data-chart="attack-timeline-1"')).toBeGreaterThan(at('id="attack-1"'));
    expect(at('data-chart="attack-timeline-1"')).toBeLessThan(at('id="attack-2"'));
    expect(at('data-chart="a"')).toBeGreaterThan(at('<h2 id="charts">'));
    expect(text.match(/data-chart="/g)).toHaveLength(2);
    for (const word of ['Broken', 'Assertion failed', 'Attack succeeded']) {
      expect(at(`<strong>${word}:</strong>`)).toBeGreaterThan(0);
      expect(at(`<strong>${word}:</strong>`)).toBeLessThan(at('<h2'));
    }
    const elements = [...text.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(elements.filter((id, index) => elements.indexOf(id) !== index)).toEqual([]);
  });

  it('leaves out the parts that a run has nothing for', () => {
    const results = fixtureResults({ ticks: 20, change: { cohorts: [], censuses: [] } });
    const { text } = partsOf(renderPage(results, []));
    const ids = [...text.matchAll(HEADINGS)].map(([, id]) => id);
    expect(ids).not.toContain('years');
    expect(ids).not.toContain('holders');
    expect(text).not.toContain('id="range"');
  });

  it('gives every element an id of its own', () => {
    const { text } = partsOf(renderPage(fixtureResults(), [DRAWN]));
    const ids = [...text.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    for (const id of ['main', 'theme', 'range', 'range-shown', 'live-region', 'chart-keys']) expect(ids).toContain(id);
  });

  it('has headings without a gap in their levels', () => {
    const { text } = partsOf(renderPage(fixtureResults(), [DRAWN]));
    const levels = [...text.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.forEach((level, index) => expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1));
  });

  it('allows nothing but its own style sheet and scripts, by their hashes', async () => {
    const page = await pageOf();
    const { text, scripts } = partsOf(page);
    const style = /<style>([^]*)<\/style>/.exec(page)?.[1] ?? '';
    const hashOf = (source: string): string => `'sha256-${createHash('sha256').update(source).digest('base64')}'`;
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1]?.replaceAll('&#39;', "'");
    expect(scripts).toHaveLength(2);
    expect(policy).toBe(
      `default-src 'none'; script-src ${scripts.map(hashOf).join(' ')}; style-src ${hashOf(style)}; base-uri 'none'; form-action 'none'`,
    );
    expect(text.match(/<link|<img|<iframe| style=| on\w+=| src=|url\(/gi)).toBeNull();
  });

  it('embeds the data of its charts, from which nothing can break out', async () => {
    const page = await pageOf();
    const json = /<script type="application\/json" id="chart-data">([^<]*)<\/script>/.exec(page)?.[1] ?? '';
    expect(JSON.parse(json)).toMatchObject({ charts: [{ id: 'a', title: 'A chart', time: { fromMs: 0 } }] });
  });

  it('says on top what is missing', async () => {
    const { text } = partsOf(
      await pageOf({ ticks: 4 }, { ...FIXTURE_END, status: 'interrupted', vacuousKinds: ['unstake'] }),
    );
    const note = text.indexOf('<strong>Incomplete:</strong> This run was interrupted after 4 of 10 ticks.');
    expect(note).toBeGreaterThan(text.indexOf('<h1>'));
    expect(note).toBeLessThan(text.indexOf('<h2'));
    expect(text).toContain('<strong>Warning:</strong> Never once accepted: unstake.');
  });

  it('tells of a run without a finished tick', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder, { ticks: 0 });
      const { text } = partsOf(renderPage(await readRunResults(folder), []));
      expect(text).toContain('No tick was finished.');
      expect(text).toContain('No chart: the run holds no values for one.');
    });
  });

  it('escapes every text of a scenario', async () => {
    const evil = `"><img src=x onerror=alert(1)><script>alert('2')</script>&`;
    const failure = { code: evil, message: evil };
    const page = await pageOf(
      {
        spec: {
          ...FIXTURE_SPEC,
          name: evil,
          description: evil,
          token: { ...FIXTURE_SPEC.token, symbol: evil },
          population: [
            { ...FIXTURE_SPEC.population[0]!, cohort: evil, policy: { kind: evil, config: { [evil]: evil } } },
          ],
        },
      },
      { ...FIXTURE_END, status: 'failed', failure, vacuousKinds: [evil] },
    );
    const { text, scripts } = partsOf(page);
    expect(scripts).toHaveLength(2);
    expect(text.match(/<img|<script|onerror=alert\(1\)>/g)).toBeNull();
    expect(text.match(/&lt;img src=x onerror=alert\(1\)&gt;/g)?.length).toBeGreaterThan(8);
  });
});
