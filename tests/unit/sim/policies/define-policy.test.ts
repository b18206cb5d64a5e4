import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isSimError } from '#sim/core/errors/sim-error.ts';
import { definePolicy, STAKING_KINDS } from '#sim/policies/define-policy.ts';
import { anObservation, aRunSpec, someStreams } from '#tests/support/sim-fixtures.ts';

const { staking } = aRunSpec();
const context = { staking, minClaimBaseUnits: 1n, hasPool: false };

const SLEEPER = definePolicy({
  kind: 'sleeper',
  description: 'Sleeps.',
  configSchema: z.strictObject({
    sleep_days: z.number().positive().default(3),
    deep: z.object({ x: z.int() }).optional(),
  }),
  prepare: (config) => () => ({
    decide: () => ({ intents: [], sleepDays: config.sleep_days }),
    learn: () => undefined,
  }),
});

function problemOf(config: unknown): unknown {
  try {
    return SLEEPER.create(config, context);
  } catch (error) {
    return isSimError(error, 'POLICY__CONFIG_INVALID') ? error.context : error;
  }
}

describe('sim/policies/define-policy.ts', () => {
  it('parses the configuration, with its defaults, before it makes minds', () => {
    const sleepOf = (config: unknown): number =>
      SLEEPER.create(config, context).createMind(someStreams()).decide(anObservation()).sleepDays;
    expect(sleepOf({})).toBe(3);
    expect(sleepOf({ sleep_days: 5 })).toBe(5);
    expect(SLEEPER.create({}, context)).toMatchObject({ kind: 'sleeper', actionKinds: STAKING_KINDS });
  });

  it('rejects a configuration that breaks the schema, with its path and value', () => {
    expect(problemOf({ sleep_days: 0 })).toMatchObject({ policy: 'sleeper', path: 'sleep_days', found: '0' });
    expect(problemOf({ deep: { x: 'y' } })).toMatchObject({ path: 'deep.x', found: '"y"' });
    expect(problemOf({ deep: {} })).toMatchObject({ path: 'deep.x', found: 'nothing' });
    expect(problemOf({ naps: 1 })).toMatchObject({ path: '', expected: 'Unrecognized key: "naps"' });
    expect(problemOf(undefined)).toMatchObject({ path: '', found: 'nothing' });
  });
});
