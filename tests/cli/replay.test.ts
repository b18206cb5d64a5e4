import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { loadProgramArtifacts } from '#harness/index.ts';
import { refusalOf } from '#tests/support/cli-here.ts';
import { runCli } from '#tests/support/cli-process.ts';
import { createCommandLine } from '../../cli/main.ts';
import { loadPolicyModules } from '../../cli/policy-modules.ts';
import { runScenario } from '../../cli/run-scenario.ts';
import { loadScenario } from '../../cli/scenario-source.ts';
import { type FailureRequest, writeFailureBundle } from '../../cli/trace/failure-bundle.ts';

const SCENARIO = 'scenarios/library/smoke.yaml';
const TWIN = 'vuln-r01';

let parent = '';
let run = '';
let traced = '';

beforeAll(async () => {
  parent = mkdtempSync(join(tmpdir(), 'actsim-replay-test-'));
  run = join(parent, 'broken');
  traced = join(parent, 'traced');
  await runInto(traced, { trace: true });
});
afterAll(() => rmSync(parent, { recursive: true, force: true }));

/** A run in this process, without its charts. */
async function runInto(
  folder: string,
  {
    build,
    trace = false,
    force = false,
  }: { readonly build?: string; readonly trace?: boolean; readonly force?: boolean },
): Promise<void> {
  await runScenario({
    file: SCENARIO,
    folder,
    engine: 'litesvm',
    seed: undefined,
    actions: false,
    force,
    policies: [],
    programDir: undefined,
    build,
    trace,
    signatures: 'sampled',
    report: false,
    observers: [],
    signal: { aborted: false },
  });
}

/** What a command prints, in this process. */
async function printed(...words: readonly string[]): Promise<string> {
  const texts: string[] = [];
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    texts.push(String(text));
    return true;
  });
  try {
    await createCommandLine(words, (code) => texts.push(`exit code ${code}`)).parseAsync();
  } finally {
    write.mockRestore();
  }
  return texts.join('');
}

/** A copy of the healthy trace with other text. */
function changedTrace(name: string, change: (text: string) => string): string {
  const file = join(parent, name);
  writeFileSync(file, change(readFileSync(join(traced, 'trace.ndjson'), 'utf8')));
  return file;
}

describe('from a broken invariant to the shortest list', () => {
  it('takes two commands, the first of which names the second', async () => {
    const failed = await runCli('run', SCENARIO, '--build', TWIN, '--out', run);
    expect(failed.code).toBe(1);
    const failure = join(run, 'failure');
    expect(failed.stderr).toContain(`: node cli/actsim.js replay ${failure} --shortest\n`);
    const record = JSON.parse(readFileSync(join(failure, 'failure.json'), 'utf8')) as Record<string, unknown>;
    expect(record).toMatchObject({ build: TWIN, engine: 'litesvm', trace: 'trace.ndjson', seed: 42 });
    // A file is the same whoever makes it.
    expect(record['next']).toContain(`actsim replay ${failure} --shortest`);
    const manifest = JSON.parse(readFileSync(join(run, 'manifest.json'), 'utf8')) as Record<string, unknown>;
    expect(manifest).toMatchObject({ status: 'failed', program: { build: TWIN } });

    const { code, stdout } = await runCli('replay', failure, '--shortest');
    expect(code).toBe(0);
    const listed = stdout.split('\n').filter((line) => /^ +\d+ {2}/.test(line));
    expect(listed.length).toBeGreaterThan(0);
    expect(listed.length).toBeLessThanOrEqual(6);
    expect(listed.filter((line) => /: stake \d+ for \d+ days {2}ok$/.test(line))).toHaveLength(1);
    expect(stdout).toContain(`broken: ${String(record['invariant'])}`);
    expect(stdout).toContain('without any one of them the invariant holds');
    const found = join(failure, 'shortest.ndjson');
    expect(stdout).toContain(`\ntrace: ${found}\nreplay it: node cli/actsim.js replay ${found}\n`);

    const shortest = join(failure, 'shortest.ndjson');
    const json = async (...words: readonly string[]): Promise<Record<string, unknown>> =>
      JSON.parse((await printed('replay', shortest, '--json', ...words)).replace('exit code 0', '')) as Record<
        string,
        unknown
      >;
    const [fast, reference] = [await json(), await json('--engine', 'bankrun')];
    expect(fast).toMatchObject({
      breach: { invariant: record['invariant'] },
      accountsSha256: reference['accountsSha256'],
    });
    expect(await refusalOf('replay', failure, '--shortest')).toMatchObject({
      code: 2,
      text: expect.stringMatching(/shortest.ndjson exists/),
    });
    expect(await refusalOf('replay', failure, '--shortest', '--out', failure, '--force')).toMatchObject({
      code: 2,
      text: `REPORT__WRITE_FAILED: cannot write ${failure}: it is a folder`,
    });
  });

  it('uses the trace of a run that had one', async () => {
    const out = join(parent, 'broken-traced');
    await expect(runInto(out, { build: TWIN, trace: true })).rejects.toMatchObject({ code: 'INVARIANT__BROKEN' });
    expect(existsSync(join(out, 'failure', 'trace.ndjson'))).toBe(false);
    expect(await printed('replay', out, '--list')).toMatch(/broken: \w+ at tick \d+/);
    // Another run may take the folder; what is not the run's stays.
    writeFileSync(join(out, 'notes.txt'), 'mine');
    await runInto(out, { force: true });
    expect([existsSync(join(out, 'failure')), existsSync(join(out, 'trace.ndjson'))]).toEqual([false, false]);
    expect(readFileSync(join(out, 'notes.txt'), 'utf8')).toBe('mine');
  });
});

describe('the bundle of a failure', () => {
  /** A run of the sound program that is said to have failed. */
  async function requestOf(name: string): Promise<FailureRequest> {
    const { spec, source } = await loadScenario(SCENARIO);
    const folder = join(parent, name);
    mkdirSync(folder);
    const broken = { invariant: 'I09', tickIndex: 1, expected: '1', found: '2', where: 'pool: budget' };
    return {
      folder,
      spec,
      policies: (await loadPolicyModules([])).definitions,
      broken,
      isTraced: false,
      scenario: { name: spec.name, file: source.file, sha256: '0'.repeat(64) },
      seed: spec.seed,
      engine: 'litesvm',
      program: { artifacts: loadProgramArtifacts(), build: null },
      signal: { aborted: false },
    };
  }

  it("names the user's build in what to type next", async () => {
    const request = await requestOf('own-build');
    const program = { ...request.program, programDir: 'my build' };
    const { folder, next } = (await writeFailureBundle({ ...request, isTraced: true, program })) ?? {};
    expect(next).toBe(`actsim replay ${folder} --program 'my build' --shortest`);
    const record = JSON.parse(readFileSync(join(String(folder), 'failure.json'), 'utf8')) as { next: string[] };
    expect(record.next).toEqual([
      next,
      `actsim replay ${folder} --list`,
      `actsim replay ${folder} --program 'my build'`,
    ]);
  });

  it('leaves nothing of a run that does not fail again', async () => {
    const request = await requestOf('once');
    await expect(writeFailureBundle(request)).rejects.toThrow(/I09, and completed when it was repeated.*--trace/);
    expect(existsSync(join(request.folder, 'failure'))).toBe(false);
  });
});

describe('actsim replay', () => {
  it('lists transactions in words, and shows accounts before and after one of them', async () => {
    const stdout = await printed('replay', traced, '--list');
    const stake = stdout.split('\n').find((line) => / whales\/\d+: stake \d+ for/.test(line));
    const number = /^ +(\d+)/.exec(stake ?? '')?.[1] ?? '';
    const shown = await printed('replay', traced, '--show', number);
    expect(shown).toMatch(/StakingPool \w+\n +totalStakedBaseUnits: \d+ \([\d_.]+ ACT\) -> \d+ \([\d_.]+ ACT\)/);
    expect(shown).toMatch(/UserStake \w+ \(whales\/\d+\)/);
    expect(shown).toContain(`transactions        ${number}, of which 0 refused`);
  });

  it('stops behind a transaction, and takes a trace whose run was killed', async () => {
    const cut = changedTrace('cut.ndjson', (text) => text.slice(0, Math.floor(text.length * 0.8)));
    expect(await printed('replay', cut)).toContain('the trace has no end');
    expect(await printed('replay', cut, '--until', '30')).toContain('transactions        30,');
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

  it('ends at a message with another amount, though all of them are accepted', async () => {
    const lines = readFileSync(join(traced, 'trace.ndjson'), 'utf8').split('\n');
    const place = lines.findIndex((line) => /"by":"[^"]*\/\d+: (open_stake_account, )?stake","result":"ok"/.test(line));
    const record = JSON.parse(lines[place] ?? '') as { message: string };
    const bytes = Buffer.from(record.message, 'base64');
    // The end of its data: amount, then days.
    const lowByte = bytes.length - 12;
    bytes.writeUInt8(bytes.readUInt8(lowByte) ^ 1, lowByte);
    lines[place] = JSON.stringify({ ...record, message: bytes.toString('base64') });
    const forged = join(parent, 'amount.ndjson');
    writeFileSync(forged, lines.join('\n'));
    const { code, text } = await refusalOf('replay', forged);
    expect(code).toBe(1);
    expect(text).toMatch(/all accounts behind the last one.*expected sha256 [0-9a-f]{64}, found [0-9a-f]{64}/);
  });

  it('rejects a line of more values than there is memory for', async () => {
    const [header, genesis] = readFileSync(join(traced, 'trace.ndjson'), 'utf8').split('\n');
    const crowd = join(parent, 'crowd.ndjson');
    writeFileSync(crowd, `${header}\n${genesis}\n{"kind":"submit","actions":[${'{},'.repeat(2 ** 23)}{}]}\n`);
    expect(await refusalOf('replay', crowd)).toMatchObject({
      code: 2,
      text: expect.stringMatching(/crowd\.ndjson:3: .*at most 16777216 values/),
    });
  });

  it.runIf(process.platform !== 'win32')('rejects a pipe, which would keep it waiting', async () => {
    const pipe = join(parent, 'pipe');
    execFileSync('mkfifo', [pipe]);
    expect(await refusalOf('replay', pipe)).toMatchObject({
      code: 2,
      text: expect.stringMatching(/expected a file, found a device or a pipe/),
    });
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
