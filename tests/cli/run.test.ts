import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readManifest } from '#reports/index.ts';
import { runCli, startCli } from '#tests/support/cli-process.ts';

const SMOKE = 'scenarios/library/smoke.yaml';
const TABLES = [
  'metrics.csv',
  'actions.csv',
  'agents.csv',
  'cohorts.csv',
  'events.csv',
  'failures.csv',
  'proposals.csv',
  'rewards.csv',
  'columns.json',
];
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'actsim-run-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(name: string, ...words: string[]): Promise<string> {
  const out = join(folder, name);
  const exit = await runCli('run', SMOKE, '--actions', '--out', out, ...words);
  expect(exit).toMatchObject({ code: 0 });
  expect(exit.stdout).toContain(`report: ${join(out, 'report.html')}`);
  return out;
}

function tables(out: string): string[] {
  return TABLES.map((name) => readFileSync(join(out, name), 'utf8'));
}

describe('actsim run', () => {
  it('writes the same bytes for the same seed, on either engine, and other bytes for another seed', async () => {
    const first = await run('first');
    const again = await run('again');
    const bankrun = await run('bankrun', '--engine', 'bankrun');
    const other = await run('other', '--seed', '7');
    expect(tables(again)).toEqual(tables(first));
    expect(tables(bankrun)).toEqual(tables(first));
    expect(tables(other)[0]).not.toBe(tables(first)[0]);
  });

  it('leaves a whole run folder', async () => {
    const out = await run('whole');
    expect(readdirSync(out).sort()).toEqual(
      [
        'actions.csv',
        'agents.csv',
        'charts',
        'cohorts.csv',
        'columns.json',
        'events.csv',
        'failures.csv',
        'manifest.json',
        'metrics.csv',
        'proposals.csv',
        'report.html',
        'rewards.csv',
        'summary.md',
      ].sort(),
    );
    const charts = readdirSync(join(out, 'charts'));
    // No proposal is made, so there is nothing to draw of governance.
    const names = [
      'apr',
      'compute-units',
      'inflation',
      'lorenz',
      'power-by-cohort',
      'rewards',
      'staking-ratio',
      'supply',
      'treasury',
      'whale-influence',
    ];
    for (const suffix of ['.vl.json', '.svg', '.dark.svg', '.png']) {
      const found = charts
        .filter((name) => name.endsWith(suffix) && (suffix !== '.svg' || !name.endsWith('.dark.svg')))
        .map((name) => name.slice(0, -suffix.length));
      expect(found.sort()).toEqual(names);
    }
  });

  it('says what transactions of one kind alone took, agents first', async () => {
    const manifest = await readManifest(await run('units'));
    if (manifest.status !== 'completed') throw new RangeError('the run has not completed');
    const kinds = manifest.units.map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['stake', 'roll']));
    expect(kinds.indexOf('stake')).toBeLessThan(kinds.indexOf('roll'));
    const stakes = manifest.actions.find(({ kind }) => kind === 'stake')?.accepted ?? 0;
    for (const { kind, actions, computeUnits } of manifest.units) {
      expect(computeUnits).toBeGreaterThan(0);
      if (kind === 'stake') expect(actions).toBeLessThanOrEqual(stakes);
    }
  });

  it('shows what the scenario sets apart from its defaults', async () => {
    const out = await run('origins');
    const { scenario } = await readManifest(out);
    expect(scenario.keys).toEqual(expect.arrayContaining(['name', 'population[0].count']));
    expect(scenario.keys).not.toContain('staking.min_stake');
    const [, set = '', defaults = ''] =
      readFileSync(join(out, 'report.html'), 'utf8').split('id="parameters"')[1]?.split('<details>') ?? [];
    for (const path of ['population[0].count', 'outputs.actions']) expect(set).toContain(`<code>${path}</code>`);
    expect(set).not.toContain('<code>staking.min_stake</code>');
    expect(defaults).toContain('<code>staking.min_stake</code>');
  });

  it('replaces an earlier run only with --force', async () => {
    const out = await run('twice');
    expect((await runCli('run', SMOKE, '--out', out)).code).toBe(2);
    await run('twice', '--force');
  });

  it('rebuilds a report with identical bytes', async () => {
    const out = await run('rebuilt');
    const before = readFileSync(join(out, 'report.html'), 'utf8');
    expect((await runCli('report', out)).code).toBe(0);
    expect(readFileSync(join(out, 'report.html'), 'utf8')).toBe(before);
  });

  it('validates a scenario and prints the schema', async () => {
    const valid = await runCli('validate', SMOKE);
    expect(valid).toMatchObject({ code: 0, stderr: '' });
    expect(valid.stdout).toMatch(/valid; smoke, 20 agents/);
    const schema = await runCli('schema');
    expect(JSON.parse(schema.stdout)).toEqual(
      JSON.parse(readFileSync('scenarios/schema/scenario.schema.json', 'utf8')),
    );
  });

  it('explains itself with --help and --version', async () => {
    expect((await runCli('--help')).stdout).toMatch(/run <file>.*validate <file>.*schema.*report <run>.*Exit codes/s);
    const help = await runCli('run', '--help');
    expect(help).toMatchObject({ code: 0, stderr: '' });
    expect(help.stdout).toMatch(/--engine.*--seed.*Examples/s);
    expect((await runCli('--version')).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('ends quietly when nobody reads its output any more', async () => {
    const { child, exit } = startCli(['schema']);
    child.stdout?.destroy();
    expect(await exit).toEqual({ code: 0, signal: null, stdout: '', stderr: '' });
  });
});
