import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '#tests/support/cli-process.ts';

const SMOKE = 'scenarios/library/smoke.yaml';
const PROGRAM = 'programs/staking/artifacts';
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'actsim-cli-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A copy of the smoke scenario with one text replaced. */
function scenarioWith(name: string, from: string | RegExp, to: string): string {
  const text = readFileSync(SMOKE, 'utf8');
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  const file = join(folder, `${name}.yaml`);
  writeFileSync(file, changed);
  return file;
}

/** Runs a refused command and checks that it wrote one clear message and nothing else. */
async function refused(code: number, ...words: string[]): Promise<string> {
  const out = join(folder, 'out');
  const exit = await runCli(...words, ...(words[0] === 'run' && !words.includes('--out') ? ['--out', out] : []));
  expect({ code: exit.code, stdout: exit.stdout }).toEqual({ code, stdout: '' });
  expect(existsSync(out)).toBe(false);
  expect(exit.stderr).not.toContain('    at ');
  return exit.stderr;
}

describe('cli/actsim refuses', () => {
  it('rejects an unknown key with the nearest name and its line', async () => {
    const text = await refused(2, 'run', scenarioWith('key', /^horizon:/m, 'horizn:'));
    expect(text).toMatch(/^SCENARIO__INVALID: /);
    expect(text).toMatch(/key\.yaml:\d+ .*horizn.*horizon/s);
  });

  it('rejects a wrong unit', async () => {
    const text = await refused(2, 'run', scenarioWith('unit', /^horizon: .*$/m, 'horizon: 30 ACT'));
    expect(text).toMatch(/unit\.yaml:\d+ horizon: expected .*found .*30 ACT/);
  });

  it('rejects a negative amount', async () => {
    const text = await refused(2, 'run', scenarioWith('negative', /min: [\d_]+ ACT/, 'min: -5 ACT'));
    expect(text).toMatch(/negative\.yaml:\d+ population\[\d\]\.holdings\.pareto\.min: expected .*found .*-5 ACT/);
  });

  it('rejects a horizon of 0', async () => {
    expect(await refused(2, 'run', scenarioWith('zero', /^horizon: .*$/m, 'horizon: 0d'))).toMatch(
      /zero\.yaml:\d+ horizon/,
    );
  });

  it('rejects a missing file', async () => {
    expect(await refused(2, 'run', join(folder, 'absent.yaml'))).toMatch(
      /^SCENARIO__FILE_UNREADABLE: cannot read scenario .*absent\.yaml: there is no such file\n$/,
    );
  });

  it('rejects a directory', async () => {
    mkdirSync(join(folder, 'dir.yaml'), { recursive: true });
    expect(await refused(2, 'run', join(folder, 'dir.yaml'))).toContain('it is a folder');
  });

  it('rejects a file of 100 MB without reading it', async () => {
    const file = join(folder, 'large.yaml');
    writeFileSync(file, '');
    truncateSync(file, 100_000_000);
    expect(await refused(2, 'run', file)).toMatch(/^SCENARIO__FILE_TOO_LARGE: .*at most \d+ bytes, found 100000000\n$/);
  });

  it('rejects an output folder that exists, and leaves it as it was', async () => {
    const taken = join(folder, 'taken');
    mkdirSync(taken);
    writeFileSync(join(taken, 'mine.txt'), 'mine');
    expect(await refused(2, 'run', SMOKE, '--out', taken)).toContain('choose another --out');
    expect(await refused(2, 'run', SMOKE, '--out', taken, '--force')).toContain(taken);
    expect(readdirSync(taken)).toEqual(['mine.txt']);
  });

  it("rejects a program whose hash is not its manifest's", async () => {
    const program = join(folder, 'program');
    cpSync(PROGRAM, program, { recursive: true });
    const bytes = readFileSync(join(program, 'staking.so'));
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    writeFileSync(join(program, 'staking.so'), bytes);
    expect(await refused(3, 'run', SMOKE, '--program', program)).toMatch(
      /^PROGRAM__HASH_MISMATCH: .*staking\.so.*expected sha256 [0-9a-f]{64}, found [0-9a-f]{64}/,
    );
  });

  it('rejects a population that holds more than its part of the supply', async () => {
    const text = await refused(2, 'run', scenarioWith('supply', /count: \d+/, 'count: 45000'));
    expect(text).toMatch(/^SCENARIO__SUPPLY_EXCEEDED: .*expected at most 500000000000000000 base units, drew \d{19,};/);
  });

  it('rejects unknown commands and options with a hint', async () => {
    expect(await refused(2, 'rum', SMOKE)).toBe(
      'CLI__USAGE: unknown command "rum"; did you mean run?; see: node cli/actsim.js --help\n',
    );
    expect(await refused(2, 'run', SMOKE, '--sede', '4')).toBe(
      'CLI__USAGE: unknown option --sede; did you mean --seed?; see: node cli/actsim.js run --help\n',
    );
    expect(await refused(2, 'run', SMOKE, '--engine', 'solana')).toContain(
      '--engine must be "litesvm" or "bankrun", found "solana"',
    );
    expect(await refused(2, 'run', SMOKE, '--seed', '-1')).toContain('--seed must be a whole number from 0');
    expect(await refused(2)).toContain('expected a command');
    expect(await refused(2, 'run')).toBe(
      'CLI__USAGE: expected run <file>, found no file; see: node cli/actsim.js run --help\n',
    );
  });

  it('rejects an option without a value, or given twice', async () => {
    for (const command of [
      ['run', SMOKE],
      ['attack', 'R01'],
    ]) {
      expect(await refused(2, ...command, '--seed=')).toBe(
        'CLI__USAGE: --seed must be a whole number from 0 to 4294967295, found ""; ' +
          `see: node cli/actsim.js ${command[0]} --help\n`,
      );
      expect(await refused(2, ...command, '--seed', '1', '--seed', '2')).toContain('--seed was given 2 times');
    }
    expect(await refused(2, 'run', SMOKE, '--engine')).toContain('--engine needs a value');
    expect(await refused(2, 'run', SMOKE, '--out', '')).toContain('--out needs a value, found an empty text');
    expect(await refused(2, 'run', SMOKE, '--out', 'a', '--out', 'b')).toContain('--out was given 2 times');
  });

  it('rejects a report of a folder that is no run', async () => {
    expect(await refused(2, 'report', folder)).toMatch(/^REPORT__RUN_FILE_INVALID: .*manifest\.json/);
  });
});
