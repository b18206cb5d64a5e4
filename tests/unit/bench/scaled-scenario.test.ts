import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseScenario } from '#scenarios/index.ts';
import { scaledScenario } from '../../../bench/scaled-scenario.ts';

const FILE = join(import.meta.dirname, '../../../scenarios/library/first-year.yaml');
const TEXT = readFileSync(FILE, 'utf8');

describe('bench/scaled-scenario', () => {
  it('leaves a thousand agents over a year as they are, but for the name', () => {
    const original = parseScenario(TEXT, { file: FILE, format: 'yaml' });
    expect(scaledScenario(TEXT, 1_000, 1).spec).toStrictEqual({ ...original, name: 'bench-1000' });
  });

  it('multiplies the agents of each cohort and divides what is of one wallet', () => {
    const { spec } = scaledScenario(TEXT, 30_000, 3);
    expect(spec.horizonTicks).toBe(3 * 365);
    expect(spec.population.map(({ count }) => count)).toEqual([9_000, 14_400, 6_000, 600]);
    expect(spec.population[0]?.holdings).toMatchObject({ minBaseUnits: 3_333_333_333_333n });
    expect(spec.staking).toMatchObject({ minStakeBaseUnits: 3_333_333_333n, maxStakeBaseUnits: 333_333_333_333_333n });
    expect(spec.rewards.minClaimBaseUnits).toBe(33_333_333n);
    expect(spec.token.supplyBaseUnits).toBe(10n ** 18n);
  });

  it('rejects a number of agents that leaves a cohort with a fraction of one', () => {
    expect(() => scaledScenario(TEXT, 1_010, 1)).toThrow(/leave a cohort of 480 in 1000 with 484.8/);
  });

  it('rejects a scenario whose amounts are not whole tokens', () => {
    expect(() => scaledScenario(TEXT.replace('100 ACT', '100.5 ACT'), 1_000, 1)).toThrow(/found 100.5 ACT/);
  });
});
