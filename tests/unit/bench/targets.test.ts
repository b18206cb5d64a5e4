import { describe, expect, it } from 'vitest';
import { judge } from '../../../bench/targets.ts';
import { BANKRUN_RUN, LITESVM_RUN, LONG_RUN } from './measurements.ts';

function verdicts(runs: Parameters<typeof judge>[0]): readonly (readonly [string | undefined, boolean | undefined])[] {
  return judge(runs).map(({ found, met }) => [found, met]);
}

describe('bench/targets', () => {
  it('judges the case that the targets speak of, bankrun, and growth', () => {
    expect(verdicts([LITESVM_RUN, LONG_RUN, BANKRUN_RUN])).toEqual([
      ['1.25', true],
      ['25,000', true],
      ['25,000', false],
      ['400,000', true],
      ['4.00', true],
      ['840', true],
      ['1.05', true],
      [undefined, undefined],
      ['1.00', true],
    ]);
  });

  it('takes the worst of several rows', () => {
    const slower = { ...BANKRUN_RUN, agents: 5_000, run: { seconds: 20, floorSeconds: 5 } };
    const steep = { ...LITESVM_RUN, agents: 20_000, run: { seconds: 16, floorSeconds: 3.2 } };
    expect(verdicts([BANKRUN_RUN, slower])[4]).toEqual(['2.00', false]);
    expect(verdicts([LITESVM_RUN, steep])[7]).toEqual(['2.00', false]);
  });

  it('judges nothing that was not measured', () => {
    expect(verdicts([]).every(([found, met]) => found === undefined && met === undefined)).toBe(true);
    expect(verdicts([LONG_RUN])[6]).toEqual([undefined, undefined]);
  });
});
