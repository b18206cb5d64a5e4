import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRunTable } from '#reports/index.ts';
import { runCli } from '#tests/support/cli-process.ts';

const PAGE = 'docs/tutorials/own-scenario.md';
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'actsim-tutorial-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the page's scenario with a penalty; returns what its penalties came to and who held what at first. */
async function runWithPenalty(penalty: string): Promise<{ penalties: bigint; firstStakes: readonly string[] }> {
  const [, scenario = ''] = /```yaml\n(.*?)```/s.exec(readFileSync(PAGE, 'utf8')) ?? [];
  const file = join(folder, `penalty-${penalty}.yaml`);
  writeFileSync(file, scenario.replace('penalty: 0%', `penalty: ${penalty}`));
  const out = join(folder, penalty);
  expect(await runCli('validate', file)).toMatchObject({ code: 0 });
  expect(await runCli('run', file, '--out', out)).toMatchObject({ code: 0 });
  const metrics = await readRunTable(out, 'metrics');
  const penalties = metrics.columns.findIndex(({ id }) => id === 'treasury.penalties');
  const actions = await readRunTable(out, 'actions');
  return {
    penalties: BigInt(metrics.rows.at(-1)?.[penalties] ?? '-1'),
    firstStakes: actions.rows.filter((row) => row[0] === '1').map((row) => row.join()),
  };
}

describe(PAGE, () => {
  it('works as written: the same agents, with and without a penalty', async () => {
    const free = await runWithPenalty('0%');
    const costly = await runWithPenalty('10%');
    expect(free.penalties).toBe(0n);
    expect(costly.penalties).toBeGreaterThan(0n);
    expect(costly.firstStakes.length).toBeGreaterThan(0);
    expect(costly.firstStakes).toEqual(free.firstStakes);
  });
});
