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

/**
 * The regression that shows a twin's flaw. The others open what no honest agent asks for: the attack of their own shows
 * them, on its own scenario.
 */
const SHOWN_BY: Partial<Record<TwinName, string>> = {
  'vuln-r01': 'locks',
  'vuln-r02': 'locks',
  'vuln-r03': 'outage',
  'vuln-r04': 'locks',
  'vuln-r12': 'rewards',
  'vuln-r14': 'rewards',
  'vuln-l02': 'locks',
  'vuln-l03': 'locks',
  'vuln-g01': 'quadratic',
  'vuln-g05': 'quadratic',
  'vuln-g12': 'governance',
  'vuln-g14': 'quadratic',
  'vuln-p02': 'outage',
  'vuln-s02': 'quadratic',
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

function scenarioOf(twin: TwinName): string {
  const shown = SHOWN_BY[twin];
  if (shown !== undefined) return `${REGRESSIONS}/${shown}.yaml`;
  const id = twin.slice('vuln-'.length);
  const name = readdirSync(ATTACKS).find((file) => file.startsWith(`${id}-`) && file.endsWith('.yaml'));
  return `${ATTACKS}/${name ?? id}`;
}

describe('actsim test on every build of the program', () => {
  const regressions = readdirSync(REGRESSIONS).filter((name) => name.endsWith('.yaml'));

  it.each(regressions)('%s passes on the real program in bankrun', async (name) => {
    const outcome = await test(`${REGRESSIONS}/${name}`, 'bankrun');
    expect(failuresOf(outcome).flatMap(({ lines }) => lines)).toEqual([]);
    expect(outcome.seconds).toBeLessThan(120);
  });

  it.each(TWIN_NAMES)('%s is red, and says what broke', async (twin) => {
    const outcome = await test(scenarioOf(twin), 'litesvm', twin);
    expect(outcome.status).toBe('failed');
    const [first] = failuresOf(outcome);
    expect(first?.lines[0]).toMatch(
      /^INVARIANT__BROKEN: invariant \S+ broke at tick \d+ \(.+\): expected .+, found .+/,
    );
  });
});
