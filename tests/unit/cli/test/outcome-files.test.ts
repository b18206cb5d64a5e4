import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { requireOutcomeFiles, testComplaint, writeOutcomeFiles } from '../../../../cli/test/outcome-files.ts';
import { junitOf } from '../../../../cli/test/outcome-junit.ts';
import { markdownOf } from '../../../../cli/test/outcome-markdown.ts';
import { outcomeDetails, outcomeLine } from '../../../../cli/test/outcome-text.ts';
import type { RegressionOutcome } from '../../../../cli/test/regression-outcome.ts';

const PASSED: RegressionOutcome = {
  file: 'a/good.yaml',
  name: 'good',
  status: 'passed',
  checks: [
    { kind: 'run', name: 'runs to its end', status: 'passed', lines: [] },
    { kind: 'baseline', name: 'keeps its baseline', status: 'updated', lines: ['wrote a/good.baseline.csv'] },
  ],
  seconds: 1.25,
  ticksFinished: 30,
  accepted: 12,
  folder: undefined,
  report: undefined,
  resultsDigest: 'd'.repeat(64),
};
const FAILED: RegressionOutcome = {
  ...PASSED,
  file: 'a/bad.yaml',
  name: 'bad',
  status: 'failed',
  checks: [
    { kind: 'run', name: 'runs to its end', status: 'failed', lines: ['I01 broke: <1> & ]]> |\u0007', 'see tick 3'] },
    { kind: 'baseline', name: 'keeps its baseline', status: 'skipped', lines: [] },
  ],
  folder: 'runs/bad',
  report: 'runs/bad/report.html',
};
const TERMINAL = { width: 100, colours: false };
const FACTS = { actsim: '1', engine: 'bankrun', build: 'real' };

const folders: string[] = [];
function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'actsim-outcome-'));
  folders.push(folder);
  return folder;
}
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

describe('cli/test/outcome-files.ts', () => {
  it('has a line a scenario, the failures, and the counts at the end', () => {
    expect(outcomeLine(PASSED, 6, TERMINAL)).toBe('ok    good       1.3 s  30 ticks, 12 actions, baseline written\n');
    expect(outcomeDetails([PASSED, FAILED], TERMINAL).split('\n')).toEqual([
      '',
      'wrote a/good.baseline.csv',
      '',
      'FAIL a/bad.yaml',
      '  runs to its end: I01 broke: <1> & ]]> |\u0007',
      '    see tick 3',
      '  run folder: runs/bad',
      '  report: runs/bad/report.html',
      '',
      '1 passed, 1 failed',
      '',
    ]);
  });

  it('writes XML whatever a message holds', () => {
    const xml = junitOf([PASSED, FAILED], FACTS);
    expect(xml).toContain('<testsuites name="actsim test" tests="4" failures="1" errors="0" skipped="1">');
    expect(xml).toContain('<property name="report" value="runs/bad/report.html"/>');
    expect(xml).toContain('<![CDATA[I01 broke: <1> & ]] > |?\nsee tick 3]]>');
    expect(xml).not.toContain('\u0007');
    const odd = { ...FAILED, file: 'a/\u{1F600}\uD800<&"\uFFFF.yaml' };
    expect(junitOf([odd], FACTS)).toContain('<testsuite name="a/\u{1F600}?&lt;&amp;&quot;?.yaml"');
  });

  it('writes a summary in which no text is markup, failures first', () => {
    const text = markdownOf([PASSED, FAILED], 'actsim test');
    expect(text).toContain('**1 passed, 1 failed**');
    expect(text).toContain('| bad | failed | 1.3 s | 30 | I01 broke: &lt;1> &amp; \\]\\]> \\|\u0007 |');
    expect(text.indexOf('| bad |')).toBeLessThan(text.indexOf('| good |'));
    expect(
      markdownOf(
        Array.from({ length: 40 }, () => FAILED),
        'x',
      ).split('\n').length,
    ).toBeLessThan(90);
  });

  it("writes the files that were asked for, else to the step's summary behind what is there", async () => {
    const folder = aFolder();
    const step = join(folder, 'step.md');
    writeFileSync(step, 'before\n');
    const files = { junit: join(folder, 'j.xml'), summary: undefined, engine: 'bankrun', build: 'vuln-r01' };
    await writeOutcomeFiles([FAILED], files, { GITHUB_STEP_SUMMARY: step });
    expect(readFileSync(step, 'utf8')).toMatch(/^before\n## actsim test \(bankrun, build vuln-r01\)\n/);
    expect(readFileSync(files.junit, 'utf8')).toContain('value="vuln-r01"');
    const summary = join(folder, 's.md');
    await writeOutcomeFiles([PASSED], { ...files, junit: undefined, summary }, { GITHUB_STEP_SUMMARY: step });
    expect(readFileSync(summary, 'utf8')).toContain('**1 passed, 0 failed**');
    expect(readFileSync(step, 'utf8').match(/##/g)).toHaveLength(2);
  });

  it('rejects files that cannot be written before anything is run', async () => {
    const folder = aFolder();
    const [junit, summary, scenario] = ['j.xml', 's.md', 'x.yaml'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    const refusal = async (
      files: { junit?: string; summary?: string },
      env: Record<string, string> = {},
    ): Promise<string> =>
      requireOutcomeFiles([scenario], { junit: undefined, summary: undefined, ...files }, env).then(
        () => 'none',
        (error: unknown) => String(error),
      );
    expect(await refusal({ junit, summary }, { GITHUB_STEP_SUMMARY: folder })).toBe('none');
    expect(await refusal({}, { GITHUB_STEP_SUMMARY: '' })).toBe('none');
    expect(await refusal({ junit }, { GITHUB_STEP_SUMMARY: folder })).toContain('it is a folder');
    expect(await refusal({ junit: folder })).toContain(`cannot write ${folder}: it is a folder`);
    expect(await refusal({ summary: join(folder, 'none', 's.md') })).toContain('ENOENT');
    expect(await refusal({ junit, summary: junit })).toContain('--junit and --summary are the same file');
    expect(await refusal({ junit: scenario })).toContain(`--junit ${scenario}: would replace what is tested`);
    expect(await refusal({ summary: join(folder, 'x.baseline.csv') })).toContain('would replace what is tested');
  });

  it('complains of an interruption, else of the first failure', () => {
    expect(testComplaint([PASSED], 1, undefined)).toBeUndefined();
    expect(testComplaint([PASSED, FAILED], 2, undefined)?.message).toMatch(
      /^1 of 2 regressions failed, the first a\/bad/,
    );
    expect(testComplaint([PASSED], 2, 'SIGINT')?.code).toBe('CLI__CHECK_INTERRUPTED');
  });
});
