import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf, runInto } from '#tests/support/cli-here.ts';
import { runCli, startCli } from '#tests/support/cli-process.ts';
import { runQuery } from '../../cli/run-query.ts';

const PAGE = 'docs/how-to/query-a-run.md';
/** Long enough for proposals of every kind, refusals and two cliffs. */
const HORIZON = '150d';

const folder = mkdtempSync(join(tmpdir(), 'actsim-query-'));
const run = join(folder, 'run');

beforeAll(async () => {
  const text = readFileSync('scenarios/library/governed-year.yaml', 'utf8');
  expect(text).toContain('horizon: 1y');
  writeFileSync(join(folder, 'governed.yaml'), text.replace('horizon: 1y', `horizon: ${HORIZON}`));
  await runInto(run, join(folder, 'governed.yaml'), { actions: true });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Names in the first line of a table that the command prints. */
function headerOf(text: string): readonly string[] {
  return (text.split('\n')[0] ?? '').trim().split(/\s{2,}/);
}

const QUESTIONS = [...readFileSync(PAGE, 'utf8').matchAll(/### (.*?)\n.*?```sql\n(.*?)```\n\n```text\n(.*?)```/gs)].map(
  ([, title = '', sql = '', shown = '']) => [title, sql, shown] as const,
);

describe(PAGE, () => {
  it('asks ten questions', () => {
    expect(QUESTIONS).toHaveLength(10);
  });

  it.each(QUESTIONS)('answers: %s', async (_, sql, shown) => {
    const out = join(folder, 'answer.txt');
    await runQuery({ run, sql, format: 'table', out, force: true });
    const answer = readFileSync(out, 'utf8');
    expect(headerOf(answer)).toEqual(headerOf(shown));
    expect(answer).toMatch(/\n[1-9]\d* rows?\n$/);
  });
});

describe('actsim query', () => {
  it('lists tables with their rows, and columns with type and unit', async () => {
    const { code, stdout } = await runCli('query', run);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^table +rows +columns\n/);
    expect(stdout).toMatch(/\nmetrics +150 +\d+\n/);
    expect(stdout).toMatch(/\nmetrics +"staking\.total_staked" +HUGEINT +base_units +/);
  });

  it('writes exact amounts as CSV and JSON, to stdout or into a file by its ending', async () => {
    const sql = 'select tick, "supply.total" as supply from metrics order by tick limit 1';
    const [, first = ''] = readFileSync(join(run, 'metrics.csv'), 'utf8').split('\r\n');
    const header = readFileSync(join(run, 'metrics.csv'), 'utf8').split('\r\n')[0] ?? '';
    const supply = first.split(',')[header.split(',').indexOf('supply.total')] ?? '';
    expect(supply).toMatch(/^\d{19}$/);
    expect(await runCli('query', run, sql, '--format', 'csv')).toMatchObject({
      code: 0,
      stdout: `tick,supply\r\n0,${supply}\r\n`,
    });
    const out = join(folder, 'supply.json');
    expect(await runCli('query', run, sql, '--out', out)).toMatchObject({ code: 0, stdout: '' });
    expect(JSON.parse(readFileSync(out, 'utf8'))).toEqual([{ tick: 0, supply }]);
    expect(await runCli('query', run, sql, '--out', out)).toMatchObject({
      code: 2,
      stderr: `REPORT__FILE_EXISTS: ${out} exists already; choose another name, or pass --force to replace it\n`,
    });
    expect(await runCli('query', run, sql, '--out', out, '--force', '--format', 'table')).toMatchObject({ code: 0 });
    expect(readFileSync(out, 'utf8')).toMatch(/^tick +supply\n/);
  });

  it('writes every table as Parquet, without SQL', async () => {
    const { code, stdout } = await runCli('query', run, '--parquet');
    expect(code).toBe(0);
    const names = readdirSync(join(run, 'parquet'));
    expect(names).toContain('actions.parquet');
    expect(stdout.trimEnd().split('\n').sort()).toEqual(names.map((name) => join(run, 'parquet', name)).sort());
    const elsewhere = join(folder, 'exports');
    expect(await runCli('query', run, '--parquet', elsewhere)).toMatchObject({ code: 0 });
    expect(readdirSync(elsewhere)).toEqual(names);
    expect(await refusalOf('query', run, 'select 1', '--parquet')).toMatchObject({
      code: 2,
      text: expect.stringMatching(/^CLI__USAGE: --parquet writes whole tables/) as unknown,
    });
  });

  it.each([
    ["copy agents to '%s'", /^REPORT__QUERY_REFUSED: /],
    ["attach '%s'", /^REPORT__QUERY_REFUSED: /],
    ["select * from read_csv('/etc/passwd')", /^REPORT__QUERY_REFUSED: .*\/etc\/passwd/],
    ['install httpfs', /^REPORT__QUERY_REFUSED: /],
    ['delete from agents', /^REPORT__QUERY_REFUSED: .*found DELETE\n/],
    ['select staking.ratio from metrics', /LINE 1: .*\n +\^\ndid you mean "staking\.ratio" of metrics\?/],
    ['select * from agent', /did you mean "agents"\? tables of this run: metrics, actions, agents,/],
    ['select 1; select 2', /^REPORT__QUERY_INVALID: .*expected one statement, found 2$/],
  ])('rejects %s', async (sql, complaint) => {
    const stolen = join(folder, 'stolen');
    const { code, text } = await refusalOf('query', run, sql.replace('%s', stolen));
    expect(code).toBe(2);
    expect(text).toMatch(complaint);
    expect(existsSync(stolen)).toBe(false);
  });

  it.each([
    ['a table', () => join(run, 'metrics.csv')],
    ['the manifest by a detour', () => join(run, 'charts', '..', 'manifest.json')],
    ['a table that the run does not have', () => join(run, 'attacks.csv')],
    ['a file among the charts', () => join(run, 'charts', 'x.csv')],
  ])('never replaces %s of the run by a result', async (_, out) => {
    const before = readFileSync(join(run, 'metrics.csv'), 'utf8');
    mkdirSync(join(run, 'charts'), { recursive: true });
    const { code, text } = await refusalOf('query', run, 'select 1', '--out', out(), '--force');
    expect(code).toBe(2);
    expect(text).toContain('is a file of the run itself, which no query replaces');
    expect(readFileSync(join(run, 'metrics.csv'), 'utf8')).toBe(before);
  });

  const ENDLESS = 'with recursive t(n) as (select 1 union all select n + 1 from t) select count(*) from t';

  it('ends a statement that takes longer than it may', async () => {
    const out = join(folder, 'never.csv');
    const { code, text } = await refusalOf('query', run, ENDLESS, '--timeout', '1', '--out', out);
    expect(code).toBe(2);
    expect(text).toMatch(/^REPORT__QUERY_TIMED_OUT: the query was ended after 1 s; /);
    expect(readdirSync(folder).filter((name) => name.startsWith('never'))).toEqual([]);
    for (const wrong of ['', '-1', '1.5', '86401', 'soon']) {
      const refusal = await refusalOf('query', run, 'select 1', `--timeout=${wrong}`);
      expect(refusal.text).toContain(`CLI__USAGE: --timeout must be a whole number of seconds from 0 to 86400`);
    }
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('ends on %s, and leaves no file', async (signal) => {
    const out = join(folder, 'stopped.csv');
    const sql = 'select range from range(1000000000000)';
    const { child, exit } = startCli(['query', run, sql, '--timeout', '0', '--out', out]);
    let ended = false;
    const end = exit.finally(() => {
      ended = true;
    });
    // Its file is begun once it listens.
    while (!ended && !existsSync(`${out}.tmp`)) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill(signal);
    const { code, stderr } = await end;
    expect({ code, stderr }).toEqual({
      code: 130,
      stderr: expect.stringMatching(new RegExp(`CLI__QUERY_INTERRUPTED: interrupted by ${signal}; `)) as unknown,
    });
    expect(readdirSync(folder).filter((name) => name.startsWith('stopped'))).toEqual([]);
  });

  it('takes SQL that begins with a comment behind a blank, and none behind --', async () => {
    const sql = '-- all of them\nselect count(*) as n from metrics';
    expect(await runCli('query', run, ` ${sql}`, '--format', 'csv')).toMatchObject({ code: 0, stdout: 'n\r\n150\r\n' });
    const { code, text } = await refusalOf('query', run, '--', sql);
    expect(code).toBe(2);
    expect(text).toContain('the SQL stands before --');
  });

  it.each(['out', 'format', 'parquet'])('rejects --%s that is given twice', async (name) => {
    const { code, text } = await refusalOf('query', run, 'select 1', `--${name}`, 'csv', `--${name}`, 'json');
    expect(code).toBe(2);
    expect(text).toContain(`--${name} was given 2 times, expected once`);
  });

  it('rejects folders that hold no run, and says what they are', async () => {
    const sweep = join(folder, 'sweep');
    mkdirSync(sweep);
    writeFileSync(join(sweep, 'sweep.json'), '{ "format": "actsim-sweep" }');
    const exits = [
      await refusalOf('query', sweep),
      await refusalOf('report', sweep),
      await refusalOf('query', join(folder, 'none')),
    ];
    expect(exits.map(({ code }) => code)).toEqual([2, 2, 2]);
    expect(exits[0]?.text).toMatch(/found that of a sweep, which keeps no rows of its runs; its own sweep\.html/);
    expect(exits[1]?.text).toBe(exits[0]?.text);
    expect(exits[2]?.text).toMatch(/there is no such folder; name a folder that `actsim run` has made/);
  });
});
