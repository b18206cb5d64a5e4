import { describe, expect, it } from 'vitest';
import { readRunResults } from '#reports/run-results.ts';
import { renderSummary } from '#reports/summary.ts';
import { FIXTURE_END, FIXTURE_SPEC, withTemporaryFolder, writeFixtureRun } from '#tests/support/run-folder-fixture.ts';

describe('reports/summary', () => {
  it('fits on one screen and says incomplete on top', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder, {}, { ...FIXTURE_END, status: 'interrupted' });
      const summary = renderSummary(await readRunResults(folder));
      const lines = summary.split('\n');
      expect(lines.length).toBeLessThanOrEqual(40);
      expect(lines[0]).toBe('# first-year');
      expect(lines[2]).toMatch(/^> \*\*Incomplete:\*\* This run was interrupted after 10 of 10 ticks/);
      expect(summary).toContain('| Staked share | 0.00 | 45.00 | % |');
      expect(summary).toContain('- 10 x claim\\_rewards of retail: X');
      expect(summary).toMatch(/Results digest: `[0-9a-f]{64}`/);
      expect(summary).toContain('    actsim run first-year.yaml --engine litesvm --seed 42\n');
    });
  });

  it('says so when no tick was finished', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(folder, { ticks: 0 });
      const summary = renderSummary(await readRunResults(folder));
      expect(summary).toContain('No tick was finished.');
      expect(summary).toContain('No action was refused.');
    });
  });

  it('escapes names of a scenario', async () => {
    await withTemporaryFolder(async (folder) => {
      const population = [{ ...FIXTURE_SPEC.population[0]!, cohort: '[x](javascript:1)\n# big' }];
      await writeFixtureRun(folder, { spec: { ...FIXTURE_SPEC, name: '<b>|`x`', population } });
      const summary = renderSummary(await readRunResults(folder));
      expect(summary).toContain('# &lt;b&gt;\\|\\`x\\`');
      expect(summary).toContain('of \\[x\\](javascript:1) \\# big: X');
    });
  });
});
