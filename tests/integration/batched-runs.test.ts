import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ProgramChainOptions } from '#harness/chain/program-chain.ts';
import { openRunFolder } from '#reports/index.ts';
import { parseScenario, readScenarioFile } from '#scenarios/index.ts';
import type { RunSpec } from '#sim/core/run-spec.ts';
import { runMetrics, runSimulation } from '#sim/index.ts';
import { type Engine, openChain } from '#tests/support/open-chain.ts';
import { FIXTURE_END, fixtureIdentity, withTemporaryFolder } from '#tests/support/run-folder-fixture.ts';
import { ALL_ACTIONS } from '#tests/support/sim-fixtures.ts';

const TABLES = ['metrics', 'actions', 'failures', 'agents', 'cohorts', 'proposals', 'rewards', 'events'];
/** Long enough for proposals, votes, boosters, compounding and payouts. */
const GOVERNED_TICKS = 75;

async function specOf(name: string, changes: Partial<RunSpec> = {}): Promise<RunSpec> {
  const source = await readScenarioFile(`scenarios/library/${name}.yaml`);
  return { ...parseScenario(source.text, source), ...changes, outputs: ALL_ACTIONS };
}

interface Written {
  readonly resultsDigest: string;
  readonly tables: readonly string[];
}

/** A run's tables as they are on disk, and the digest of its results. */
async function write(spec: RunSpec, engine: Engine['name'], options: ProgramChainOptions): Promise<Written> {
  let written: Written | undefined;
  await withTemporaryFolder(async (folder) => {
    const metrics = runMetrics(spec);
    const sink = await openRunFolder({ folder, force: false, run: fixtureIdentity(spec), metrics });
    const { chain } = await openChain(engine, undefined, options);
    const { status } = await runSimulation({ spec, chain, sink });
    await chain.close();
    expect(status).toBe('completed');
    const { resultsDigest } = await sink.finish(FIXTURE_END);
    written = {
      resultsDigest,
      tables: await Promise.all(TABLES.map(async (name) => readFile(join(folder, `${name}.csv`), 'utf8'))),
    };
  });
  if (written === undefined) throw new Error('nothing was written');
  return written;
}

describe('a run', () => {
  const cases: readonly (readonly [string, Engine['name'], Partial<RunSpec>])[] = [
    ['smoke', 'litesvm', {}],
    ['smoke', 'bankrun', {}],
    ['governed-year', 'litesvm', { horizonTicks: GOVERNED_TICKS }],
  ];

  it.each(cases)(
    'writes the same bytes however many actions share a transaction: %s on %s',
    async (name, engine, changes) => {
      const spec = await specOf(name, changes);
      const alone = await write(spec, engine, { actionsPerTransaction: 1 });
      const empty = TABLES.filter((_, position) => (alone.tables[position] ?? '').split('\n').length <= 2);
      expect(empty).toEqual(name === 'smoke' ? ['failures', 'proposals', 'events'] : []);
      for (const actionsPerTransaction of [2, 7, undefined]) {
        expect(await write(spec, engine, { actionsPerTransaction })).toEqual(alone);
      }
    },
  );

  it.each(cases)(
    'writes the same bytes whether all signatures are checked or a sample: %s on %s',
    async (name, engine, changes) => {
      const spec = await specOf(name, changes);
      const sampled = await write(spec, engine, { signatures: 'sampled' });
      expect(await write(spec, engine, { signatures: 'all' })).toEqual(sampled);
    },
  );

  it('writes the same bytes on both engines', async () => {
    const spec = await specOf('smoke');
    const [litesvm, bankrun] = [await write(spec, 'litesvm', {}), await write(spec, 'bankrun', {})];
    expect(bankrun).toEqual(litesvm);
  });
});
