import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { endManifest, readManifest, startManifest, withRepair, writeManifest } from '#reports/artifacts/manifest.ts';
import { resultsDigest, sha256OfText } from '#reports/artifacts/result-file.ts';
import { SimError } from '#sim/core/errors/sim-error.ts';
import { assertionOutcome, brokenInvariant } from '#tests/support/fixture-assertions.ts';
import {
  FIXTURE_END,
  FIXTURE_SPEC,
  fixtureIdentity,
  openFixtureFolder,
  withTemporaryFolder,
  writeFixtureRun,
  writeFixtureTick,
} from '#tests/support/run-folder-fixture.ts';

const FILES = [
  { name: 'metrics.csv', bytes: 2, sha256: '22'.repeat(32) },
  { name: 'columns.json', bytes: 1, sha256: '11'.repeat(32) },
];

describe('reports/artifacts/manifest', () => {
  it('says running from the start', async () => {
    await withTemporaryFolder(async (folder) => {
      await openFixtureFolder(folder);
      const manifest = await readManifest(folder);
      expect(manifest.status).toBe('running');
      expect(manifest).not.toHaveProperty('resultsDigest');
    });
  });

  it('names what the results depend on', () => {
    const manifest = startManifest(fixtureIdentity());
    expect(manifest).toMatchObject({
      format: 'actsim-run',
      seed: 42,
      engine: 'litesvm',
      scenario: { name: 'first-year', file: 'first-year.yaml', sha256: sha256OfText('version: 1\n') },
      spec: { token: { supplyBaseUnits: '1000000000000000000' } },
    });
    expect(startManifest({ ...fixtureIdentity(), packageLockSha256: undefined }).packageLockSha256).toBeNull();
  });

  it('tells tables of the scenario by hash and size, without their rows', () => {
    const [cohort] = FIXTURE_SPEC.population;
    if (cohort === undefined) throw new Error('the fixture has no cohort');
    const balancesBaseUnits = Array.from({ length: 100_000 }, (_, row) => BigInt(100_000 - row));
    const holdings = { kind: 'table', file: 'h.csv', sha256: 'aa', balancesBaseUnits } as const;
    const points = [
      { atSeconds: 0, priceUsd: 2 },
      { atSeconds: 86_400, priceUsd: 3 },
    ];
    const spec = {
      ...FIXTURE_SPEC,
      population: [{ ...cohort, holdings }],
      market: { startPriceUsd: 2, price: { kind: 'path', file: 'p.csv', sha256: 'bb', points } as const },
    };
    const manifest = startManifest({ ...fixtureIdentity(), spec });
    expect(manifest.spec).toMatchObject({
      market: { price: { kind: 'path', file: 'p.csv', sha256: 'bb', rows: 2, lastAtSeconds: 86_400 } },
      population: [
        { holdings: { kind: 'table', file: 'h.csv', sha256: 'aa', rows: 100_000, sumBaseUnits: '5000050000' } },
      ],
    });
    expect(JSON.stringify(manifest).length).toBeLessThan(20_000);
  });

  it.each(['completed', 'interrupted', 'failed'] as const)('ends as %s with the digest of its files', (status) => {
    const manifest = endManifest(startManifest(fixtureIdentity()), { ...FIXTURE_END, status }, 7, FILES);
    expect(manifest).toMatchObject({ status, ticksFinished: 7, failure: null, resultsDigest: resultsDigest(FILES) });
    expect(manifest.files.map((file) => file.name)).toEqual(['columns.json', 'metrics.csv']);
  });

  it('reads back what it wrote, with the spec in its own order', async () => {
    await withTemporaryFolder(async (folder) => {
      await mkdir(folder);
      const failure = { code: 'CHAIN__FAILED', message: 'litesvm failed' };
      const written = endManifest(
        startManifest({ ...fixtureIdentity(), overrides: { 'staking.penalty': '5%' } }),
        { ...FIXTURE_END, status: 'failed', failure, timing: { run: 1.5 } },
        3,
        FILES,
      );
      await writeManifest(folder, written);
      const read = await readManifest(folder);
      expect(read).toEqual(written);
      expect(Object.keys(read.spec)).toEqual(Object.keys(FIXTURE_SPEC));
    });
  });

  it('keeps what broke and what is asserted, and has no word of either where there is nothing', async () => {
    await withTemporaryFolder(async (folder) => {
      await mkdir(folder);
      const found = { broken: [brokenInvariant()], assertions: [assertionOutcome({ found: null, tick: null })] };
      const written = endManifest(startManifest(fixtureIdentity()), { ...FIXTURE_END, ...found }, 10, FILES);
      await writeManifest(folder, written);
      expect(await readManifest(folder)).toEqual(written);
      expect(written).toMatchObject(found);
      const none = { ...FIXTURE_END, broken: [], assertions: [] };
      const sound = endManifest(startManifest(fixtureIdentity()), none, 10, FILES);
      expect(sound).toEqual(endManifest(startManifest(fixtureIdentity()), FIXTURE_END, 10, FILES));
      expect(Object.keys(sound)).not.toContain('broken');
    });
  });

  it('is one of two whole texts at any time, so a reader in between never fails', async () => {
    await withTemporaryFolder(async (folder) => {
      const run = await openFixtureFolder(folder);
      await writeFixtureTick(run, 0);
      const seen = new Set<string>();
      const finished = run.finish(FIXTURE_END);
      for (let reads = 0; reads < 30; reads += 1) seen.add((await readManifest(folder)).status);
      await finished;
      seen.add((await readManifest(folder)).status);
      expect([...seen].every((status) => status === 'running' || status === 'completed')).toBe(true);
      expect(seen.has('completed')).toBe(true);
      expect(await readdir(folder)).not.toContain('manifest.json.tmp');
    });
  });

  it.each([
    ['a file that is not JSON', '{ "format": ', /not valid JSON/],
    ['a manifest of something else', '{ "name": "extension" }', /no run folder of actsim/],
    ['a version that is no number', '{ "format": "actsim-run", "version": "3", "status": "running" }', /version: /],
    ['an unknown status', '{ "format": "actsim-run", "version": 3, "status": "paused" }', /status: /],
  ])('rejects %s, naming file and reason', async (_, text, reason) => {
    await withTemporaryFolder(async (folder) => {
      await mkdir(folder);
      await writeFile(join(folder, 'manifest.json'), text);
      await expect(readManifest(folder)).rejects.toMatchObject({
        code: 'REPORT__RUN_FILE_INVALID',
        context: { file: join(folder, 'manifest.json'), reason: expect.stringMatching(reason) as unknown },
      });
    });
  });

  it('rejects unknown keys, wrong hashes, paths as file names, and a spec without its parts', async () => {
    await withTemporaryFolder(async (folder) => {
      await mkdir(folder);
      const whole = endManifest(startManifest(fixtureIdentity()), FIXTURE_END, 3, FILES);
      const broken: readonly [object, string][] = [
        [{ ...whole, extra: 1 }, 'extra'],
        [{ ...whole, resultsDigest: 'abc' }, 'resultsDigest: expected 64 hexadecimal digits'],
        [{ ...whole, files: [{ name: '../../etc/passwd', bytes: 1, sha256: '11'.repeat(32) }] }, 'files.0.name'],
        [{ ...whole, spec: { ...whole.spec, token: {} } }, 'spec.token.symbol'],
      ];
      for (const [manifest, reason] of broken) {
        await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
        await expect(readManifest(folder)).rejects.toThrow(reason);
      }
    });
  });

  it.each([
    [
      'an earlier actsim',
      { version: 2, command: 'actsim run a.yaml --out runs/again\u0007' },
      'made by an earlier actsim: expected version 3, found 2; run it again: actsim run a.yaml --out runs/again\ufffd',
    ],
    [
      'an earlier actsim that wrote no command',
      { version: 1 },
      'made by an earlier actsim: expected version 3, found 1; name a folder that `actsim run` has made',
    ],
    ['a later actsim', { version: 4 }, 'made by a later actsim: expected version 3, found 4; use that actsim'],
  ])('rejects a run of %s, and says what to do', async (_, fields, reason) => {
    await withTemporaryFolder(async (folder) => {
      await mkdir(folder);
      await writeFile(join(folder, 'manifest.json'), JSON.stringify({ format: 'actsim-run', ...fields }));
      await expect(readManifest(folder)).rejects.toMatchObject({
        code: 'REPORT__RUN_FILE_INVALID',
        message: `${join(folder, 'manifest.json')} cannot be used: ${reason}`,
      });
    });
  });

  it('rejects a folder that is none, one without a manifest, and a sweep’s, and says what to name instead', async () => {
    await withTemporaryFolder(async (folder) => {
      await expect(readManifest(folder)).rejects.toThrow(
        `${folder} cannot be used: there is no such folder; name a folder that \`actsim run\` has made`,
      );
      await mkdir(folder);
      await expect(readManifest(folder)).rejects.toThrow(
        'manifest.json cannot be used: the file is missing, so this is no run folder of actsim; name a folder',
      );
      await writeFile(join(folder, 'sweep.json'), '{}');
      await expect(readManifest(folder)).rejects.toMatchObject({
        code: 'REPORT__RUN_FILE_INVALID',
        message: expect.stringMatching(
          /sweep\.json cannot be used: expected the folder of a run, found that of a sweep/,
        ) as unknown,
      });
    });
  });

  it('adds to what is wrong with a file how to make the run again, once', async () => {
    const manifest = startManifest(fixtureIdentity());
    const broken = { file: 'rewards.csv', reason: 'line 3: torn' };
    const failing = async (context: typeof broken & { readonly fix?: string }): Promise<never> =>
      withRepair(manifest, async () => Promise.reject(new SimError('REPORT__RUN_FILE_INVALID', context)));
    await expect(failing(broken)).rejects.toThrow(`line 3: torn; run it again: ${manifest.command}`);
    await expect(failing({ ...broken, fix: 'mend it' })).rejects.toThrow(/line 3: torn; mend it$/);
    await expect(withRepair(manifest, async () => Promise.reject(new TypeError('a bug')))).rejects.toThrow(/^a bug$/);
    expect(await withRepair(manifest, async () => Promise.resolve(7))).toBe(7);
  });

  it('is the same for two equal runs, but for environment and timing', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFixtureRun(join(folder, 'a'));
      await writeFixtureRun(join(folder, 'b'), {}, { ...FIXTURE_END, timing: { run: 9 } });
      const { timing: first, ...a } = { timing: {}, ...(await readManifest(join(folder, 'a'))) };
      const { timing: second, ...b } = { timing: {}, ...(await readManifest(join(folder, 'b'))) };
      expect(a).toEqual(b);
      expect([first, second]).toEqual([{}, { run: 9 }]);
    });
  });
});
