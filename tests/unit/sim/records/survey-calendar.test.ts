import { describe, expect, it } from 'vitest';
import type { AgentOutputSpec } from '#sim/core/run-spec.ts';
import { SurveyCalendar } from '#sim/records/survey-calendar.ts';

const TICKS = Array.from({ length: 12 }, (_, tick) => tick);

function aCalendar(agents: AgentOutputSpec, cohortTicks = 1): SurveyCalendar {
  return new SurveyCalendar({ horizonTicks: TICKS.length, outputs: { actions: false, agents, cohortTicks } });
}

describe('sim/records/survey-calendar.ts', () => {
  it('has a census at the end of every so many ticks and of the last, samples in between', () => {
    const calendar = aCalendar({ sample: 3, sampleTicks: 2, censusTicks: 8 });
    const surveys = TICKS.map((tick) => calendar.surveyIn(tick) ?? '-').join(' ');
    expect(surveys).toBe('- sample - sample - sample - census - sample - census');
  });

  it('has no samples of nobody', () => {
    const calendar = aCalendar({ sample: 0, sampleTicks: 1, censusTicks: 365 });
    expect(TICKS.filter((tick) => calendar.surveyIn(tick) !== undefined)).toEqual([11]);
  });

  it('has cohorts at the end of every so many ticks and of the last', () => {
    const calendar = aCalendar({ sample: 0, sampleTicks: 1, censusTicks: 365 }, 5);
    expect(TICKS.filter((tick) => calendar.hasCohorts(tick))).toEqual([4, 9, 11]);
  });
});
