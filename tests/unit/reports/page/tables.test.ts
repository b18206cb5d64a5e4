import { describe, expect, it } from 'vitest';
import { endManifest, startManifest } from '#reports/artifacts/manifest.ts';
import {
  actionsTable,
  assumptionsTable,
  failuresTable,
  MAX_FAILURE_ROWS,
  manifestTable,
  metricsTable,
} from '#reports/page/tables.ts';
import { FIXTURE_END, fixtureIdentity } from '#tests/support/run-folder-fixture.ts';

const FAILURE = { cohort: 'retail', kind: 'stake', errorName: 'Paused', errorCode: 6001, firstTick: 0, lastTick: 9 };
const FIGURE = {
  id: 'staking.ratio',
  title: 'Staked share',
  formula: 'staked / supply',
  source: 'mint < accounts',
  better: 'higher',
  start: { value: '0.00', unit: '%' },
  end: { value: '46.78', unit: '%' },
};
const ASSUMPTION = { topic: 'Votes & power', text: 'nobody sells a vote', status: 'model' } as const;
const RUNNING = startManifest({ ...fixtureIdentity(), overrides: { seed: 7 }, packageLockSha256: undefined });
const ENDED = endManifest(RUNNING, FIXTURE_END, 3, [{ name: 'metrics.csv', bytes: 1, sha256: 'cd'.repeat(32) }]);

describe('reports/page/tables', () => {
  it('gives every table a caption, headed columns and a way for the keyboard', () => {
    for (const { text } of [
      assumptionsTable([ASSUMPTION]),
      metricsTable([FIGURE]),
      failuresTable([{ ...FAILURE, count: 1 }]),
      manifestTable(ENDED),
    ]) {
      expect(text).toMatch(/<div class="table" tabindex="0" role="group" aria-label="[^"]+"><table>\n<caption>[^<]+</);
      expect(text).not.toMatch(/<th(?! scope=| ?ead)/);
    }
  });

  it('shows metrics with their unit, direction, formula and source', () => {
    expect(metricsTable([FIGURE]).text).toContain(
      '<th scope="row">Staked share<br><code class="muted">staking.ratio</code></th><td class="number">0.00</td><td class="number">46.78</td><td>%</td><td>higher</td><td>staked / supply<br><span class="muted">mint &lt; accounts</span></td>',
    );
    const { source: _, better: __, ...bare } = FIGURE;
    expect(metricsTable([bare]).text).toContain('<td>–</td><td>staked / supply</td>');
  });

  it('shows assumptions with what they rest on', () => {
    expect(assumptionsTable([ASSUMPTION]).text).toContain(
      '<th scope="row">Votes &amp; power</th><td>nobody sells a vote</td><td class="status">model</td>',
    );
  });

  it('lists the most frequent refusals and counts the others', () => {
    const failures = Array.from({ length: MAX_FAILURE_ROWS + 2 }, (_, index) => ({ ...FAILURE, count: 1_000 - index }));
    const { text } = failuresTable(failures);
    expect(text.match(/Paused/g)).toHaveLength(MAX_FAILURE_ROWS);
    expect(text).toContain('2 rarer kinds of refusal, 1,959 actions in all, are in failures.csv.');
    expect(failuresTable([]).text).toContain('No action was refused.');
  });

  it('says between which ticks a refusal came, or at which', () => {
    const ticks = (firstTick: number, lastTick: number) =>
      failuresTable([{ ...FAILURE, count: 2, firstTick, lastTick }]).text;
    expect(ticks(26, 1_087)).toContain('<td class="number">26 to 1,087</td>');
    expect(ticks(570, 570)).toContain('<td class="number">570</td>');
  });

  it('names everything that results depend on, and nothing of the environment', () => {
    const { text } = manifestTable(ENDED);
    for (const value of [
      'completed',
      'seed = 7',
      'ab'.repeat(32),
      'cd'.repeat(32),
      ENDED.resultsDigest,
      'not installed',
    ]) {
      expect(text).toContain(value);
    }
    expect(text).not.toContain('v20.20.2');
    expect(manifestTable(RUNNING).text).not.toContain('Results digest');
  });

  it('counts actions by kind once a run has ended', () => {
    expect(actionsTable(ENDED)?.text).toContain('<td class="number">20</td><td class="number">15</td>');
    expect(actionsTable(RUNNING)).toBeUndefined();
  });
});
