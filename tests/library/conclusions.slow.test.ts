import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli } from '#tests/support/cli-process.ts';

/** The quick ones; all are run with twenty seeds when their pages are written. */
const QUICK = ['low-participation', 'quadratic-vs-linear', 'inflation-zero'];
const FOLDER = mkdtempSync(join(tmpdir(), 'actsim-conclusions-'));

afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

describe('conclusions of the library', () => {
  it.each(QUICK)('hold in %s', async (name) => {
    const out = join(FOLDER, name);
    const exit = await runCli('sweep', `scenarios/library/${name}.sweep.yaml`, '--seeds', '2', '--out', out);
    expect(exit.stdout).toMatch(/All \d+ conclusions hold for every seed/);
    expect(exit.code).toBe(0);
  });
});
