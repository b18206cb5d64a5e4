import { describe, expect, it } from 'vitest';
import { aRecordedRun } from '#tests/support/recorded-run.ts';
import {
  assertionComplaint,
  assertionOutcomes,
  foundInWords,
  timeInWords,
} from '../../../../cli/assertions/assertion-outcome.ts';

const SPEC = {
  subject: { kind: 'metric', metric: 'supply.total' },
  when: { kind: 'always', fromSeconds: 86_400, toSeconds: 172_800 },
  bounds: [
    { side: 'above', value: 1n, words: 'above 1 ACT' },
    { side: 'below', value: 9n, words: 'below 9 ACT' },
  ],
  tolerance: { absolute: 0, relative: 0 },
  message: 'There is supply',
} as const;

describe('cli/assertions/assertion-outcome.ts', () => {
  const results = [
    { spec: SPEC, holds: true, found: 2_000_000_000n, tickIndex: 1 },
    { spec: SPEC, holds: false, found: undefined, tickIndex: undefined },
  ];
  const outcomes = assertionOutcomes(results, aRecordedRun());

  it('says subject, time, bounds and what was found with its unit', () => {
    expect(outcomes[0]).toEqual({
      subject: 'supply.total',
      when: 'always from day 1 to day 2',
      expected: 'above 1 ACT and below 9 ACT',
      found: '2 ACT',
      tick: 1,
      holds: true,
      message: 'There is supply',
    });
    expect(outcomes[1]).toMatchObject({ found: null, tick: null });
    expect(outcomes.map(foundInWords)).toEqual(['2 ACT at tick 1', 'no value']);
  });

  it('complains of the first that does not hold', () => {
    expect(assertionComplaint(outcomes.slice(0, 1))).toBeUndefined();
    const complaint = assertionComplaint(outcomes);
    expect(complaint?.message).toBe(
      '1 of 2 assertions does not hold, the first on supply.total always from day 1 to day 2: expected above 1 ACT ' +
        'and below 9 ACT, found no value: There is supply',
    );
  });

  it.each([
    [{ kind: 'end' }, 'at the end'],
    [{ kind: 'time', atSeconds: 129_600 }, 'at day 1.5'],
    [{ kind: 'mean' }, 'on average'],
    [{ kind: 'once', fromSeconds: 86_400 }, 'at least once from day 1'],
  ] as const)('says %j', (when, words) => {
    expect(timeInWords(when)).toBe(words);
  });
});
