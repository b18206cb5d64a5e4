import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readManifest, readSweepManifest } from '#reports/index.ts';
import { POLICY_KIT } from '#sim/policies/policy-kit.ts';
import { runCli } from '#tests/support/cli-process.ts';
import contrarian from '../../examples/contrarian-policy.ts';

const GUIDE = readFileSync('docs/how-to/write-a-policy.md', 'utf8');
const EXAMPLE = readFileSync('examples/contrarian-policy.ts', 'utf8');

let folder: string;
let module: string;
let scenario: string;

beforeAll(() => {
  // Outside the tree, without a package.json and without node_modules.
  folder = mkdtempSync(join(tmpdir(), 'actsim-mine-'));
  module = join(folder, 'contrarian-policy.ts');
  copyFileSync('examples/contrarian-policy.ts', module);
  scenario = join(folder, 'dip.yaml');
  writeFileSync(scenario, /```yaml\n(version: 1\nname: dip\n.*?)```/s.exec(GUIDE)?.[1] ?? '');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a policy of the user', () => {
  it('is the one of the guide', () => {
    expect(GUIDE).toContain(`\`\`\`ts\n${EXAMPLE}\`\`\``);
    const { configSchema } = contrarian(POLICY_KIT);
    expect(configSchema.safeParse({ spend_bps: 10_001 }).success).toBe(false);
    expect(configSchema.parse({})).toMatchObject({ fall_bps: 2_000, lock_index: 2 });
  });

  it('runs from a folder outside the tree, buys the dip, and is named in the manifest', async () => {
    const out = join(folder, 'run');
    const exit = await runCli('run', scenario, '--policy', module, '--out', out, '--actions');
    expect(exit).toMatchObject({ code: 0 });
    const bought = readFileSync(join(out, 'actions.csv'), 'utf8').match(
      /contrarians\/\d+,contrarians,swap,\d*,accepted/g,
    );
    expect(bought?.length).toBeGreaterThan(0);
    const manifest = await readManifest(out);
    const sha256 = createHash('sha256').update(EXAMPLE).digest('hex');
    expect(manifest.policies).toEqual([{ file: module, sha256, kinds: ['contrarian'] }]);
    const market = readFileSync('programs/market/artifacts/market.so');
    expect(manifest.program.marketSha256).toBe(createHash('sha256').update(market).digest('hex'));
    expect(manifest.command).toContain(`--policy ${module}`);
    expect(manifest.status === 'completed' && manifest.vacuousKinds).not.toContain('swap');
    expect(await runCli('verify', out, '--policy', module)).toMatchObject({ code: 0 });
  });

  it('runs in the workers of a sweep, with the same bytes whatever their number', async () => {
    const digests = ['1', '2'].map(async (workers) => {
      const out = join(folder, `sweep-${workers}`);
      const words = ['sweep', scenario, '--seeds', '2', '--policy', module, '--workers', workers, '--out', out];
      expect(await runCli(...words)).toMatchObject({ code: 0 });
      const manifest = await readSweepManifest(out);
      expect(manifest.policies).toMatchObject([{ kinds: ['contrarian'] }]);
      return manifest.status === 'completed' ? manifest.resultsDigest : manifest.status;
    });
    const [one, two] = await Promise.all(digests);
    expect(one).toMatch(/^[0-9a-f]{64}$/);
    expect(two).toBe(one);
  });

  it('is known to validate and schema, with --policy alone', async () => {
    expect(await runCli('validate', scenario, '--policy', module)).toMatchObject({ code: 0 });
    const without = await runCli('validate', scenario);
    expect(without.code).toBe(2);
    expect(without.stderr).toContain('contrarian');
    const { stdout } = await runCli('schema', '--policy', module);
    expect(JSON.stringify(JSON.parse(stdout))).toContain('"const":"contrarian"');
  });

  it('cannot be named by a scenario', async () => {
    const text = readFileSync(scenario, 'utf8');
    for (const kind of [module, './contrarian-policy.ts', '../mine']) {
      const file = join(folder, 'hostile.yaml');
      writeFileSync(file, text.replace('kind: contrarian', `kind: ${JSON.stringify(kind)}`));
      expect((await runCli('validate', file)).code).toBe(2);
    }
    const file = join(folder, 'policies.yaml');
    writeFileSync(file, `${text}policies: [./contrarian-policy.ts]\n`);
    const exit = await runCli('validate', file, '--policy', module);
    expect(exit.stderr).toContain('unknown key "policies"');
  });

  it.each([
    [['--policy', ''], '--policy needs a value'],
    [['--policy'], '--policy needs a value'],
    [['--policy', '.'], 'found a folder'],
    [['--policy', 'gone.ts'], 'POLICY__MODULE_INVALID'],
    [['--policy', 'package.json'], 'the ending ".json"'],
  ])('is refused as %j, before a folder is made', async (words, reason) => {
    const out = join(folder, 'refused');
    const exit = await runCli('run', scenario, '--out', out, ...words);
    expect(exit).toMatchObject({ code: 2, stdout: '' });
    expect(exit.stderr).toContain(reason);
  });
});
