import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FileDigest, resultsDigest, sha256OfText } from '#reports/artifacts/result-file.ts';
import { refusalOf, runInto } from '#tests/support/cli-here.ts';

let folder: string;
let base: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'actsim-compare-harmed-'));
  base = join(folder, 'base');
  const short = join(folder, 'short.yaml');
  writeFileSync(short, readFileSync('scenarios/library/smoke.yaml', 'utf8').replace('horizon: 30d', 'horizon: 4d'));
  await runInto(base, short);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function changeFile(run: string, name: string, change: (text: string) => string): void {
  const before = readFileSync(join(run, name), 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(join(run, name), after);
}

/** The staked share of tick 2 as if the run had written it so: table and manifest agree. */
function forgeCell(run: string, cell: string): void {
  changeFile(run, 'metrics.csv', (text) => {
    const lines = text.split('\r\n').map((line) => line.split(','));
    (lines[3] as string[])[lines[0]?.indexOf('staking.ratio') ?? -1] = cell;
    return lines.map((cells) => cells.join()).join('\r\n');
  });
  const text = readFileSync(join(run, 'metrics.csv'), 'utf8');
  changeFile(run, 'manifest.json', (json) => {
    const manifest = JSON.parse(json) as { files: FileDigest[]; resultsDigest: string };
    manifest.files = manifest.files.map((file) =>
      file.name === 'metrics.csv' ? { ...file, bytes: text.length, sha256: sha256OfText(text) } : file,
    );
    return JSON.stringify({ ...manifest, resultsDigest: resultsDigest(manifest.files) });
  });
}

describe('actsim compare of a harmed run folder', () => {
  it.each<[string, (run: string) => void, string]>([
    [
      'without a manifest',
      (run) => rmSync(join(run, 'manifest.json')),
      'manifest.json cannot be used: the file is missing',
    ],
    ['with an empty manifest', (run) => writeFileSync(join(run, 'manifest.json'), ''), 'not valid JSON'],
    [
      'with a cut manifest',
      (run) => truncateSync(join(run, 'manifest.json'), 900),
      'manifest.json cannot be used: not valid JSON',
    ],
    ['with a byte order mark', (run) => changeFile(run, 'manifest.json', (text) => `\ufeff${text}`), 'not valid JSON'],
    [
      'of a later actsim',
      (run) => changeFile(run, 'manifest.json', (text) => text.replace('"version": 3', '"version": 4')),
      'made by a later actsim: expected version 3, found 4',
    ],
    [
      'with a horizon of 1e999',
      (run) => changeFile(run, 'manifest.json', (text) => text.replace(/"horizonTicks": \d+/, '"horizonTicks": 1e999')),
      'spec.horizonTicks',
    ],
    [
      'that names no files',
      (run) => changeFile(run, 'manifest.json', (text) => text.replace(/"files": \[[^\]]*\]/, '"files": []')),
      'manifest.json cannot be used: it changed after the run',
    ],
    ['without metrics', (run) => rmSync(join(run, 'metrics.csv')), 'the file is missing; run it again: '],
    ['with cut metrics', (run) => truncateSync(join(run, 'metrics.csv'), 3_000), 'it changed after the run'],
    [
      'with another table as metrics',
      (run) => copyFileSync(join(run, 'agents.csv'), join(run, 'metrics.csv')),
      'it changed after the run',
    ],
    [
      'with a folder in place of metrics',
      (run) => {
        rmSync(join(run, 'metrics.csv'));
        mkdirSync(join(run, 'metrics.csv'));
      },
      'expected a file, found a folder; run it again: ',
    ],
    [
      'with a link to a device as metrics',
      (run) => {
        rmSync(join(run, 'metrics.csv'));
        symlinkSync('/dev/zero', join(run, 'metrics.csv'));
      },
      'expected a file, found a pipe or a device',
    ],
    ['without columns', (run) => rmSync(join(run, 'columns.json')), 'columns.json cannot be used: the file is missing'],
    ...['1e999', 'NaN', '0x10', '\u001b[2J'].map((cell): [string, (run: string) => void, string] => [
      `with ${JSON.stringify(cell)} in its metrics`,
      (run) => forgeCell(run, cell),
      `line 4, column staking.ratio: expected a number, found ${JSON.stringify(cell)}; run it again: `,
    ]),
  ])('rejects a run folder %s', async (name, harm, message) => {
    const run = join(folder, `hostile ${name.replace(/\W+/g, '-')}`);
    const never = join(folder, 'never');
    cpSync(base, run, { recursive: true });
    harm(run);
    for (const pair of [
      [base, run],
      [run, base],
    ]) {
      const { code, text } = await refusalOf('compare', ...pair, '--out', never);
      expect(code).toBe(2);
      expect(text).toContain(message);
    }
    expect(existsSync(never)).toBe(false);
  });
});
