import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POLICY_DEFINITIONS } from '#sim/policies/registry.ts';
import { loadPolicyModules } from '../../../cli/policy-modules.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'actsim-policies-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function moduleFile(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

/** Source of a module with one policy. */
function idle(kind: string, change = ''): string {
  return `export default (kit: { definePolicy: any; z: any }) => ({ ...kit.definePolicy({
    kind: ${JSON.stringify(kind)}, description: 'Idle.', configSchema: kit.z.strictObject({}),
    prepare: () => () => ({ decide: () => ({ intents: [], sleepDays: 1 }), learn() {} }) }), ${change} });\n`;
}

describe('cli/policy-modules.ts', () => {
  it('adds the policies of modules to this build, in order, with their hashes', async () => {
    const one = moduleFile('one.ts', idle('one'));
    const two = moduleFile('two.mts', idle('two'));
    const { definitions, modules } = await loadPolicyModules([one, two]);
    expect(definitions.slice(0, POLICY_DEFINITIONS.length)).toEqual(POLICY_DEFINITIONS);
    expect(definitions.slice(POLICY_DEFINITIONS.length).map(({ kind }) => kind)).toEqual(['one', 'two']);
    expect(modules).toMatchObject([
      { file: one, kinds: ['one'] },
      { file: two, kinds: ['two'] },
    ]);
    expect(modules[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('loads nothing but this build without modules', async () => {
    expect(await loadPolicyModules([])).toEqual({ definitions: POLICY_DEFINITIONS, modules: [] });
  });

  it('takes a list of policies, and plain JavaScript in either form', async () => {
    const list = `const one = (kit, kind) => kit.definePolicy({ kind, description: 'Idle.',
      configSchema: kit.z.strictObject({}), prepare: () => () => ({}) });
      const make = (kit) => [one(kit, 'a'), one(kit, 'b')];`;
    const module = moduleFile('list.mjs', `${list} export default make;\n`);
    expect((await loadPolicyModules([module])).modules[0]?.kinds).toEqual(['a', 'b']);
  });

  const text = (name: string, source: string) => (): string => moduleFile(name, source);
  it.each<[string, () => string, string]>([
    ['a missing file', () => join(folder, 'none.ts'), 'found no such file'],
    ['a folder', () => folder, 'found a folder'],
    ['a device', () => '/dev/null', 'found no regular file'],
    ['another ending', text('a.json', '{}'), 'the ending ".json"'],
    ['a text that is no module', text('broken.ts', 'export default ((;\n'), 'a module that loads'],
    ['a module that throws', text('throws.ts', "throw new Error('no luck');\nexport default 1;\n"), 'no luck'],
    [
      'an import that is not there',
      text('import.ts', "import x from './gone.ts';\nexport default () => x;\n"),
      'gone.ts',
    ],
    ['no default export', text('named.ts', 'export const policy = 1;\n'), 'expected a default export'],
    ['an object', text('object.ts', 'export default { kind: 1 };\n'), 'found an object'],
    ['a factory that throws', text('factory.ts', "export default () => { throw new Error('later'); };\n"), 'later'],
    ['a factory without result', text('empty.ts', 'export default () => undefined;\n'), 'found nothing'],
    ['an empty list', text('nolist.ts', 'export default () => [];\n'), '1 to 100 policies, found 0'],
    ['a promise', text('promise.ts', 'export default async () => 1;\n'), 'a kind in lower case'],
    ['a name in capitals', text('name.ts', idle('Staker')), 'found "Staker"'],
    ['a name that markup could come from', text('markup.ts', idle('<b>')), 'a kind in lower case'],
    ['a name that is taken', text('taken.ts', idle('staker')), 'a kind that no other policy has'],
    ['a description of two lines', text('lines.ts', idle('lines', "description: 'a\\nb'")), 'in one line'],
    ['a schema that is none', text('schema.ts', idle('schema', 'configSchema: {}')), 'kit.z.strictObject'],
    ['no create', text('create.ts', idle('create', 'create: 1')), 'a function create'],
  ])('rejects %s', async (_, fileOf, reason) => {
    const file = fileOf();
    await expect(loadPolicyModules([file])).rejects.toMatchObject({
      code: 'POLICY__MODULE_INVALID',
      message: expect.stringContaining(reason),
      context: { file },
    });
  });

  it('rejects a field called kind', async () => {
    const file = moduleFile('field.ts', idle('field', 'configSchema: kit.z.strictObject({ kind: kit.z.string() })'));
    await expect(loadPolicyModules([file])).rejects.toThrow('without the field kind');
  });

  it('rejects a file named twice, also by another name, and one that has changed', async () => {
    const file = moduleFile('twice.ts', idle('twice'));
    const link = join(folder, 'link.ts');
    symlinkSync(file, link);
    mkdirSync(join(folder, 'sub'));
    await expect(loadPolicyModules([file, link])).rejects.toThrow('each module once');
    await expect(loadPolicyModules([file], ['0'.repeat(64)])).rejects.toThrow('the file as it was');
  });
});
