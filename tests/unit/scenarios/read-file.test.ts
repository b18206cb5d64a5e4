import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseScenario } from '#scenarios/load.ts';
import { readScenarioFile, readSweepFile } from '#scenarios/read-file.ts';
import { isSimError } from '#sim/core/errors/sim-error.ts';
import { TINY_YAML, tinyYamlWith } from '#tests/support/scenario-texts.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'actsim-read-file-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** The printed refusal of a file, with the temporary folder left out. */
async function refusalOf(file: string): Promise<string> {
  try {
    await readScenarioFile(file);
  } catch (error) {
    if (isSimError(error)) return `${error.code}: ${error.message.replaceAll(folder, 'FOLDER')}`;
    throw error;
  }
  throw new Error('the file was accepted');
}

describe('scenarios/read-file.ts', () => {
  it('reads YAML and JSON files by their ending', async () => {
    for (const [name, format] of [
      ['a.yaml', 'yaml'],
      ['b.yml', 'yaml'],
      ['c.JSON', 'json'],
    ] as const) {
      const file = join(folder, name);
      await writeFile(file, TINY_YAML);
      expect(await readScenarioFile(file)).toStrictEqual({ file, format, text: TINY_YAML });
    }
  });

  it('reads through a symbolic link and drops a byte order mark', async () => {
    await writeFile(join(folder, 'real.yaml'), `\ufeff${TINY_YAML}`);
    await symlink(join(folder, 'real.yaml'), join(folder, 'link.yaml'));
    expect((await readScenarioFile(join(folder, 'link.yaml'))).text).toBe(TINY_YAML);
  });

  it('rejects a file that is not there', async () => {
    expect(await refusalOf(join(folder, 'none.yaml'))).toMatchInlineSnapshot(
      `"SCENARIO__FILE_UNREADABLE: cannot read scenario FOLDER/none.yaml: there is no such file"`,
    );
    expect(await refusalOf(join(folder, 'bad\0name.yaml'))).toContain('SCENARIO__FILE_UNREADABLE');
  });

  it('rejects a path through a file', async () => {
    await writeFile(join(folder, 'a.yaml'), TINY_YAML);
    expect(await refusalOf(join(folder, 'a.yaml', 'b.yaml'))).toMatchInlineSnapshot(
      `"SCENARIO__FILE_UNREADABLE: cannot read scenario FOLDER/a.yaml/b.yaml: a part of its path is not a folder"`,
    );
  });

  it('rejects a folder', async () => {
    await mkdir(join(folder, 'folder.yaml'));
    expect(await refusalOf(join(folder, 'folder.yaml'))).toMatchInlineSnapshot(
      `"SCENARIO__FILE_UNREADABLE: cannot read scenario FOLDER/folder.yaml: it is a folder"`,
    );
  });

  it('rejects pipes and devices without opening them', async () => {
    execFileSync('sh', ['-c', 'mkfifo "$0"', join(folder, 'pipe.yaml')]);
    expect(await refusalOf(join(folder, 'pipe.yaml'))).toMatchInlineSnapshot(
      `"SCENARIO__FILE_UNREADABLE: cannot read scenario FOLDER/pipe.yaml: it is not a regular file"`,
    );
    expect(await refusalOf('/dev/zero')).toMatchInlineSnapshot(
      `"SCENARIO__FILE_UNREADABLE: cannot read scenario /dev/zero: it is not a regular file"`,
    );
  });

  it('rejects a file with another ending', async () => {
    await writeFile(join(folder, 'scenario.txt'), TINY_YAML);
    expect(await refusalOf(join(folder, 'scenario.txt'))).toMatchInlineSnapshot(
      `"SCENARIO__FILE_UNREADABLE: cannot read scenario FOLDER/scenario.txt: its name does not end in .yaml, .yml or .json"`,
    );
  });

  it('rejects a file over the limit without reading it', async () => {
    const file = join(folder, 'large.yaml');
    await writeFile(file, '');
    await truncate(file, 100_000_000);
    expect(await refusalOf(file)).toMatchInlineSnapshot(
      `"SCENARIO__FILE_TOO_LARGE: scenario FOLDER/large.yaml is too large: expected at most 1048576 bytes, found 100000000"`,
    );
  });

  it('rejects bytes that are not text in UTF-8', async () => {
    const file = join(folder, 'bytes.yaml');
    await writeFile(file, Buffer.from([0x6e, 0xff, 0x0a]));
    expect(await refusalOf(file)).toMatchInlineSnapshot(
      `"SCENARIO__FILE_UNREADABLE: cannot read scenario FOLDER/bytes.yaml: it is not a text in UTF-8"`,
    );
    await writeFile(file, Buffer.from('name: x', 'utf16le'));
    expect(await refusalOf(file)).toMatchInlineSnapshot(
      `"SCENARIO__FILE_UNREADABLE: cannot read scenario FOLDER/bytes.yaml: it holds zero bytes, so it is not a text in UTF-8"`,
    );
  });

  it('reads the tables that a scenario names, and those that an override would have it name', async () => {
    const holdings = 'pareto: { alpha: 1.1, min: 1_000 ACT, max: 1_000_000 ACT }';
    const file = join(folder, 'a.yaml');
    await writeFile(file, tinyYamlWith(holdings, 'csv: { file: h.csv }'));
    await writeFile(join(folder, 'h.csv'), 'address,balance\nA,7\nB,5\n');
    await writeFile(join(folder, 'other.csv'), 'address,balance\nA,1\n');
    const overrides = [{ path: 'population.stakers.holdings', value: { csv: { file: 'other.csv' } } }];
    const source = await readScenarioFile(file, overrides);
    expect([...(source.files?.keys() ?? [])]).toStrictEqual(['h.csv', 'other.csv']);
    const balancesOf = (given: typeof overrides): unknown =>
      parseScenario(source.text, source, { overrides: given }).population[0]?.holdings;
    expect(balancesOf([])).toMatchObject({
      kind: 'table',
      file: 'h.csv',
      balancesBaseUnits: [7_000_000_000n, 5_000_000_000n],
    });
    expect(balancesOf(overrides)).toMatchObject({ file: 'other.csv', balancesBaseUnits: [1_000_000_000n] });
  });

  it('leaves a table that cannot be read to the parser, and a text that cannot be read too', async () => {
    const holdings = 'pareto: { alpha: 1.1, min: 1_000 ACT, max: 1_000_000 ACT }';
    const file = join(folder, 'a.yaml');
    await writeFile(file, tinyYamlWith(holdings, 'csv: { file: none.csv }'));
    const source = await readScenarioFile(file);
    expect(() => parseScenario(source.text, { ...source, file: 'a.yaml' })).toThrow(
      'a.yaml:7 population[0].holdings.csv.file: expected a table in the scenario\'s folder, found "none.csv"; there is no such file',
    );
    await writeFile(file, 'a: [');
    expect(await readScenarioFile(file)).toStrictEqual({ file, format: 'yaml', text: 'a: [' });
  });

  it('reads a sweep file, and says that it is one when it cannot', async () => {
    await writeFile(join(folder, 's.yaml'), 'version: 1');
    expect((await readSweepFile(join(folder, 's.yaml'))).text).toBe('version: 1');
    await expect(readSweepFile(join(folder, 'none.yaml'))).rejects.toThrow('cannot read sweep');
  });
});
