import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TWIN_NAMES, type TwinName } from '#harness/index.ts';
import type { EngineName } from '../../cli/engines.ts';
import { failuresOf, type RegressionOutcome } from '../../cli/test/regression-outcome.ts';
import { runRegression } from '../../cli/test/regression-task.ts';

const REGRESSIONS = 'scenarios/regressions';
const ATTACKS = 'scenarios/attacks';

/** One regression of the default set that shows a twin's flaw. */
const SHOWN_BY: Readonly<Record<TwinName, string>> = {
  'vuln-r01': 'locks',
  'vuln-r02': 'locks',
  'vuln-r03': 'outage',
  'vuln-r04': 'locks',
  'vuln-r08': 'locks',
  'vuln-r10': 'mint',
  'vuln-r12': 'rewards',
  'vuln-r14': 'rewards',
  'vuln-l01': 'raids',
  'vuln-l02': 'locks',
  'vuln-l03': 'locks',
  'vuln-g01': 'quadratic',
  'vuln-g04': 'raids',
  'vuln-g05': 'quadratic',
  'vuln-g06': 'raids',
  'vuln-g12': 'governance',
  'vuln-g14': 'quadratic',
  'vuln-s02': 'quadratic',
  'vuln-p01': 'raids',
  'vuln-p02': 'outage',
};

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'actsim-regressions-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function test(file: string, engine: EngineName, build?: TwinName): Promise<RegressionOutcome> {
  const name = `${build ?? 'real'}-${file.replaceAll('/', '-')}`;
  const shared = { force: false, programDir: undefined, policies: [], update: false };
  return runRegression({ file, name, folder: join(folder, name), engine, build, ...shared }, [], { aborted: false });
}

function scenariosIn(parent: string): readonly string[] {
  return readdirSync(parent)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => `${parent}/${name}`);
}

describe('actsim test on every build of the program', () => {
  it.each([...scenariosIn(REGRESSIONS), ...scenariosIn(ATTACKS)])('%s passes in bankrun', async (file) => {
    const outcome = await test(file, 'bankrun');
    expect(failuresOf(outcome).flatMap(({ lines }) => lines)).toEqual([]);
    expect(outcome.seconds).toBeLessThan(120);
  });

  it.each(TWIN_NAMES)('%s is red, and says what broke', async (twin) => {
    const outcome = await test(`${REGRESSIONS}/${SHOWN_BY[twin]}.yaml`, 'litesvm', twin);
    expect(outcome.status).toBe('failed');
    const [first] = failuresOf(outcome);
    expect(first?.lines[0]).toMatch(
      /^INVARIANT__BROKEN: invariant \S+ broke at tick \d+ \(.+\): expected .+, found .+/,
    );
    expect(first?.lines[1]).toMatch(/^what has to hold: \S+ /);
  });
});
