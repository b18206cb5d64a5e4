import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { buildPopulation } from '#sim/agents/population.ts';
import { definePolicy } from '#sim/policies/define-policy.ts';
import { isProcessStream, PROCESS_STREAMS } from '#sim/processes/process-streams.ts';
import { aRunSpec } from '#tests/support/sim-fixtures.ts';

/** Listens to a common stream of this purpose. */
function aListener(purpose: string) {
  return definePolicy({
    kind: 'listener',
    description: 'Listens.',
    configSchema: z.strictObject({}),
    prepare: () => (streams) => {
      streams.common(purpose).nextFloat();
      return { decide: () => ({ intents: [], sleepDays: Number.POSITIVE_INFINITY }), learn: () => {} };
    },
  });
}

function listen(purpose: string): number {
  const spec = aRunSpec();
  const population = spec.population.map((cohort) => ({ ...cohort, policy: { kind: 'listener', config: {} } }));
  return buildPopulation({ ...spec, population }, [aListener(purpose)]).agents.length;
}

describe('sim/processes/process-streams.ts', () => {
  it.each(Object.values(PROCESS_STREAMS))('closes %s to policies: nobody knows what is to come', (purpose) => {
    expect(isProcessStream(purpose)).toBe(true);
    expect(() => listen(purpose)).toThrow(/process of the world outside/);
  });

  it('leaves all others open', () => {
    expect(isProcessStream('news')).toBe(false);
    expect(listen('news')).toBeGreaterThan(0);
  });
});
