import { copyFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '#tests/support/cli-here.ts';
import { type CliExit, runCli } from '#tests/support/cli-process.ts';

const SCENARIO = 'scenarios/library/smoke.yaml';
const TWIN = 'vuln-r01';

let parent = '';
let run = '';
let traced = '';
let failed: CliExit;

beforeAll(async () => {
  parent = mkdtempSync(join(tmpdir(), 'actsim-replay-test-'));
  run = join(parent, 'broken');
  traced = join(parent, 'traced');
  failed = await runCli('run', SCENARIO, '--build', TWIN, '--out', run);
  expect(await runCli('run', SCENARIO, '--trace', '--out', traced)).toMatchObject({ code: 0 });
});
afterAll(() => rmSync(parent, { recursive: true, force: true }));

/** A copy of the healthy trace with other text. */
function changedTrace(name: string, change: (text: string) => string): string {
  const file = join(parent, name);
  writeFileSync(file, change(readFileSync(join(traced, 'trace.ndjson'), 'utf8')));
  return file;
}

describe('from a broken invariant to the shortest list', () => {
  it('takes two commands, the first of which names the second', async () => {
    expect(failed.code).toBe(1);
    const failure = join(run, 'failure');
    expect(failed.stderr).toContain(`actsim replay ${failure} --shortest`);
    const record = JSON.parse(readFileSync(join(failure, 'failure.json'), 'utf8')) as Record<string, unknown>;
    expect(record).toMatchObject({ build: TWIN, engine: 'litesvm', trace: 'trace.ndjson', seed: 42 });
    const manifest = JSON.parse(readFileSync(join(run, 'manifest.json'), 'utf8')) as Record<string, unknown>;
    expect(manifest).toMatchObject({ status: 'failed', program: { build: TWIN } });

    const { code, stdout } = await runCli('replay', failure, '--shortest');
    expect(code).toBe(0);
    const listed = stdout.split('\n').filter((line) => /^ +\d+ {2}/.test(line));
    expect(listed.length).toBeGreaterThan(0);
    expect(listed.length).toBeLessThanOrEqual(3);
    expect(listed.at(-1)).toMatch(/stake \d+ for \d+ days {2}ok$/);
    expect(stdout).toContain(`broken: ${String(record['invariant'])}`);
    expect(stdout).toContain('without any one of them the invariant holds');

    const shortest = join(failure, 'shortest.ndjson');
    const [fast, reference] = [
      await runCli('replay', shortest, '--json'),
      await runCli('replay', shortest, '--json', '--engine', 'bankrun'),
    ].map(({ stdout: json }) => JSON.parse(json) as Record<string, unknown>);
    expect(fast).toMatchObject({
      breach: { invariant: record['invariant'] },
      accountsSha256: reference?.['accountsSha256'],
    });
    expect(await refusalOf('replay', failure, '--shortest')).toMatchObject({
      code: 2,
      text: expect.stringMatching(/shortest.ndjson exists/),
    });
  });

  it('uses the trace of a run that had one', async () => {
    const out = join(parent, 'broken-traced');
    expect(await runCli('run', SCENARIO, '--build', TWIN, '--trace', '--out', out)).toMatchObject({ code: 1 });
    expect(existsSync(join(out, 'failure', 'trace.ndjson'))).toBe(false);
    const { code, stdout } = await runCli('replay', out, '--list');
    expect(code).toBe(0);
    expect(stdout).toMatch(/broken: \w+ at tick \d+/);
    // Another run may take the folder; what is not the run's stays.
    writeFileSync(join(out, 'notes.txt'), 'mine');
    expect(await runCli('run', SCENARIO, '--force', '--out', out)).toMatchObject({ code: 0 });
    expect([existsSync(join(out, 'failure')), existsSync(join(out, 'trace.ndjson'))]).toEqual([false, false]);
    expect(readFileSync(join(out, 'notes.txt'), 'utf8')).toBe('mine');
  });
});

describe('actsim replay', () => {
  it('lists transactions in words, and shows accounts before and after one of them', async () => {
    const { stdout } = await runCli('replay', traced, '--list');
    const stake = stdout.split('\n').find((line) => / whales\/\d+: stake \d+ for/.test(line));
    const number = /^ +(\d+)/.exec(stake ?? '')?.[1] ?? '';
    const { code, stdout: shown } = await runCli('replay', traced, '--show', number);
    expect(code).toBe(0);
    expect(shown).toMatch(/StakingPool \w+\n +totalStakedBaseUnits: \d+ \([\d_.]+ ACT\) -> \d+ \([\d_.]+ ACT\)/);
    expect(shown).toMatch(/UserStake \w+ \(whales\/\d+\)/);
    expect(shown).toContain(`transactions        ${number}, of which 0 refused`);
  });

  it('stops behind a transaction, and takes a trace whose run was killed', async () => {
    const cut = changedTrace('cut.ndjson', (text) => text.slice(0, Math.floor(text.length * 0.8)));
    const { code, stdout } = await runCli('replay', cut);
    expect(code).toBe(0);
    expect(stdout).toContain('the trace has no end');
    expect((await runCli('replay', cut, '--until', '30')).stdout).toContain('transactions        30,');
    expect(await refusalOf('replay', cut, '--until', '99999')).toMatchObject({
      code: 2,
      text: expect.stringMatching(/no transaction 99999/),
    });
  });

  it('ends at the first transaction that comes to something else', async () => {
    const forged = changedTrace('forged.ndjson', (text) =>
      text.replace(/("by":"operator: roll","result":)"ok"/, '$1"PoolNotRolled"'),
    );
    const { code, text } = await refusalOf('replay', forged);
    expect(code).toBe(1);
    expect(text).toMatch(
      /differs from the trace at transaction \d+ \(operator: roll\).*expected PoolNotRolled, found ok/,
    );
  });

  it.each<[what: string, change: (text: string) => string, said: RegExp]>([
    ['a trace of nothing', () => '', /a header and genesis/],
    ['another kind of file', () => '{"a":1}\n', /:1: not a trace/],
    [
      'a transaction that is missing',
      (text) => text.replace(/.*"number":5,.*\n/, ''),
      /expected transaction 5, found transaction 6/,
    ],
    ['a message that is cut', (text) => text.replace(/("number":9,"message":")[^"]{8}/, '$1'), /:\d+: .*message/],
    [
      'an action of nobody',
      (text) =>
        text.replace(
          '"kind":"submit","actions":[{"kind":"stake","agent":',
          '"kind":"submit","actions":[{"kind":"stake","agent":-',
        ),
      /actions/,
    ],
    [
      'another program',
      (text) => text.replace(/"sha256":"5/, '"sha256":"6').replace(/("program":\{"build":null,"sha256":")./, '$1f'),
      /recorded on another program/,
    ],
    ['a twin that there is not', (text) => text.replace('"build":null', '"build":"vuln-z99"'), /vuln-z99/],
  ])('rejects %s', async (what, change, said) => {
    const { code, text } = await refusalOf('replay', changedTrace(`${what.replaceAll(' ', '-')}.ndjson`, change));
    expect(text).toMatch(said);
    expect([2, 3]).toContain(code);
  });

  it('rejects folders without a trace, a failure that points elsewhere, and options that do not go together', async () => {
    expect(await refusalOf('replay', parent)).toMatchObject({
      code: 2,
      text: expect.stringMatching(/expected a trace/),
    });
    expect(await refusalOf('replay', join(parent, 'none'))).toMatchObject({
      code: 2,
      text: expect.stringMatching(/cannot read the trace/),
    });
    const elsewhere = join(parent, 'elsewhere');
    cpSync(join(run, 'failure'), elsewhere, { recursive: true });
    const failure = readFileSync(join(elsewhere, 'failure.json'), 'utf8');
    writeFileSync(join(elsewhere, 'failure.json'), failure.replace('"trace.ndjson"', '"/etc/passwd"'));
    expect(await refusalOf('replay', elsewhere)).toMatchObject({
      code: 2,
      text: expect.stringMatching(/trace: Invalid option/),
    });
    expect(await refusalOf('replay', traced, '--list', '--shortest')).toMatchObject({ code: 2 });
    expect(await refusalOf('replay', traced, '--shortest')).toMatchObject({
      code: 2,
      text: expect.stringMatching(/without a broken invariant/),
    });
    expect(await refusalOf('replay', traced, '--until', '3', '--show', '4')).toMatchObject({
      code: 2,
      text: expect.stringMatching(/behind --until/),
    });
    copyFileSync(join(traced, 'trace.ndjson'), join(parent, 'lone.ndjson'));
    expect(await refusalOf('replay', join(parent, 'lone.ndjson'), '--out', 'x')).toMatchObject({ code: 2 });
  });
});
