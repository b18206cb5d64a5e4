import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { renderPage } from '#reports/page/page.ts';
import { readRunResults } from '#reports/run-results.ts';
import {
  FIXTURE_END,
  FIXTURE_SPEC,
  type FixtureOptions,
  withTemporaryFolder,
  writeFixtureRun,
} from '#tests/support/run-folder-fixture.ts';

const CHART = {
  id: 'a',
  title: 'A chart',
  description: 'It goes up.',
  spec: { mark: 'line' as const, data: { values: [] } },
};
const SVG = '<svg role="img" aria-label="A chart. It goes up."></svg>\n';

async function pageOf(options: FixtureOptions = {}, end = FIXTURE_END): Promise<string> {
  let page = '';
  await withTemporaryFolder(async (folder) => {
    await writeFixtureRun(folder, options, end);
    page = renderPage(await readRunResults(folder), [{ chart: CHART, svg: SVG }]);
  });
  return page;
}

describe('reports/page/page', () => {
  it('holds figures, charts with their text, failures, parameters, hashes and the command', async () => {
    const page = await pageOf();
    expect(page).toContain('<h1>first-year</h1>');
    expect(page).toContain(`${SVG}<figcaption>It goes up.</figcaption>`);
    for (const text of ['Staked share', 'claim_rewards', '10,000,000 ACT', 'Results digest'])
      expect(page).toContain(text);
    expect(page).toContain('<code>actsim run first-year.yaml --engine litesvm --seed 42</code>');
    expect(page).not.toContain('class="note');
  });

  it('allows nothing but its own style sheet', async () => {
    const page = await pageOf();
    const style = /<style>([^]*)<\/style>/.exec(page)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1]?.replaceAll('&#39;', "'");
    expect(policy).toBe(`default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`);
    expect(page).not.toMatch(/<script|<link|<img|<iframe| style=| on\w+=/i);
  });

  it('says on top what is missing', async () => {
    const page = await pageOf({ ticks: 4 }, { ...FIXTURE_END, status: 'interrupted', vacuousKinds: ['unstake'] });
    const note = page.indexOf('<strong>Incomplete:</strong> This run was interrupted after 4 of 10 ticks.');
    expect(note).toBeGreaterThan(page.indexOf('<h1>'));
    expect(note).toBeLessThan(page.indexOf('<h2>'));
    expect(page).toContain('<strong>Warning:</strong> Never once accepted: unstake.');
  });

  it('tells of a run without a finished tick', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder, { ticks: 0 });
      const page = renderPage(await readRunResults(folder), []);
      expect(page).toContain('No tick was finished.');
      expect(page).toContain('No chart: the run holds no values for one.');
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
    expect(page).not.toMatch(/<img|<script|onerror=alert\(1\)>/);
    expect(page.match(/&lt;img src=x onerror=alert\(1\)&gt;/g)?.length).toBeGreaterThan(8);
  });
});
