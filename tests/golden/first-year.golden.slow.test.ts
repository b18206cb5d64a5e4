import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENGINES } from '#cli/engines.ts';
import { readManifest } from '#reports/index.ts';
import { runCli } from '#tests/support/cli-process.ts';

/** Digest of all result files. Changing it needs a line in CHANGELOG.md that starts with "Changes results". */
const DIGEST = '62c41fafae87709a1c0f21b970cd9adf9c5e4ea4413f01ccba31810fe11bdfbd';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'actsim-golden-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('scenarios/library/first-year.yaml', () => {
  for (const engine of ENGINES) {
    it(`comes to the same bytes as ever on ${engine}`, async () => {
      const out = join(folder, engine);
      const exit = await runCli('run', 'scenarios/library/first-year.yaml', '--engine', engine, '--out', out);
      expect(exit.code).toBe(0);
      expect(await readManifest(out)).toMatchObject({ status: 'completed', resultsDigest: DIGEST });
    });
  }

  it('wrote the same metrics on both engines', () => {
    const [first, second] = ENGINES.map((engine) => readFileSync(join(folder, engine, 'metrics.csv'), 'utf8'));
    expect(second).toBe(first);
  });
});
