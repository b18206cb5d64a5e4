import { describe, expect, it } from 'vitest';
import { outputsSection } from '#scenarios/schema/sections/outputs.ts';

const DAY = 86_400;

describe('scenarios/schema/sections/outputs.ts', () => {
  it('writes a sample a week, a census a year, cohorts a day, and no actions by default', () => {
    expect(outputsSection().parse({})).toStrictEqual({
      actions: false,
      agents: { sample: 200, every: 7 * DAY, census: 365 * DAY },
      cohorts: { every: DAY },
    });
  });

  it('reads rhythms in seconds, from an hour to the longest horizon', () => {
    const agents = { sample: 100_000, every: '1h', census: '20y' };
    expect(outputsSection().parse({ agents, cohorts: { every: '1w' } })).toMatchObject({
      agents: { sample: 100_000, every: 3_600, census: 20 * 365 * DAY },
      cohorts: { every: 7 * DAY },
    });
    expect(outputsSection().parse({ agents: { sample: 0 } }).agents.sample).toBe(0);
  });

  it.each([
    { agents: { sample: -1 } },
    { agents: { sample: 1.5 } },
    { agents: { sample: 100_001 } },
    { agents: { every: '0h' } },
    { agents: { census: '21y' } },
    { agents: { often: '1d' } },
    { cohorts: { every: 1 } },
    { cohort: { every: '1d' } },
    { actions: 'yes' },
  ])('rejects %j', (values) => {
    expect(outputsSection().safeParse(values).success).toBe(false);
  });
});
