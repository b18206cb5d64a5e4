import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readNamedFiles } from '#scenarios/tables/read-named-files.ts';

let root = '';
let scenario = '';

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'actsim-tables-'));
  await mkdir(join(root, 'mine', 'tables'), { recursive: true });
  scenario = join(root, 'mine', 'a.yaml');
  await writeFile(scenario, '');
  await writeFile(join(root, 'secret.csv'), 'secret');
});

afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

async function refusalOf(name: string): Promise<string> {
  const found = (await readNamedFiles(scenario, [name])).get(name);
  return found !== undefined && 'refusal' in found ? found.refusal : 'read';
}

describe('scenarios/tables/read-named-files.ts', () => {
  it('reads tables of the folder and below, without byte order mark, with the hash of all bytes', async () => {
    await writeFile(join(root, 'mine', 'tables', 'h.csv'), '\ufeffa,b\n');
    expect((await readNamedFiles(scenario, ['tables/h.csv'])).get('tables/h.csv')).toStrictEqual({
      text: 'a,b\n',
      sha256: 'a229c873df024e747f06d68bc5245c43da26c74cb92b1faa416405a9ebce593f',
    });
  });

  it('looks in the folder of the scenario itself when its name is a link', async () => {
    await writeFile(join(root, 'mine', 'h.csv'), 'a');
    await symlink(scenario, join(root, 'link.yaml'));
    expect(await readNamedFiles(join(root, 'link.yaml'), ['h.csv'])).toMatchObject(new Map([['h.csv', { text: 'a' }]]));
  });

  it.each([
    '../secret.csv',
    '/etc/hosts.csv',
    'tables/../../secret.csv',
    '.hidden.csv',
    'a\\b.csv',
    'h.txt',
    'a\0.csv',
    '',
  ])('rejects the name %j', async (name) => {
    expect(await refusalOf(name)).toBe("its name is not that of a .csv file in the scenario's folder");
  });

  it('rejects links that lead out of the folder, to a file or by a folder', async () => {
    await symlink(join(root, 'secret.csv'), join(root, 'mine', 'out.csv'));
    await symlink(root, join(root, 'mine', 'up'));
    const refusal = "a symbolic link leads out of the scenario's folder";
    expect([await refusalOf('out.csv'), await refusalOf('up/secret.csv')]).toStrictEqual([refusal, refusal]);
  });

  it('follows links that stay inside', async () => {
    await writeFile(join(root, 'mine', 'tables', 'h.csv'), 'x');
    await symlink(join('tables', 'h.csv'), join(root, 'mine', 'in.csv'));
    expect(await refusalOf('in.csv')).toBe('read');
  });

  it('rejects what is not there, folders, pipes, large files and files that are no text', async () => {
    const mine = join(root, 'mine');
    await mkdir(join(mine, 'folder.csv'));
    execFileSync('sh', ['-c', 'mkfifo "$0"', join(mine, 'pipe.csv')]);
    await writeFile(join(mine, 'large.csv'), '');
    await truncate(join(mine, 'large.csv'), 17_000_000);
    await writeFile(join(mine, 'zero.csv'), Buffer.from('a\0b'));
    expect(await refusalOf('none.csv')).toBe('there is no such file');
    expect(await refusalOf('folder.csv')).toBe('it is a folder');
    expect(await refusalOf('pipe.csv')).toBe('it is not a regular file');
    expect(await refusalOf('large.csv')).toBe('it has 17000000 bytes, at most 16777216 are read');
    expect(await refusalOf('zero.csv')).toBe('it holds zero bytes, so it is not a text in UTF-8');
  });
});
