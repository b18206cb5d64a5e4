import { describe, expect, it } from 'vitest';
import { benchPlan } from '../../../bench/bench-cases.ts';

const NONE = { full: false, agents: undefined, years: undefined, engine: undefined };

function casesOf(options: Parameters<typeof benchPlan>[0]): readonly string[] {
  return benchPlan(options).cases.map(({ engine, agents, years }) => `${engine} ${agents} ${years}`);
}

describe('bench/bench-cases', () => {
  it('measures a few cases by default', () => {
    expect(casesOf(NONE)).toEqual(['litesvm 1000 1', 'litesvm 5000 1', 'bankrun 1000 1']);
  });

  it('measures all with --full', () => {
    const sizes = [1_000, 5_000, 10_000, 30_000];
    expect(casesOf({ ...NONE, full: true })).toEqual([
      ...sizes.map((agents) => `litesvm ${agents} 1`),
      ...sizes.map((agents) => `litesvm ${agents} 3`),
      'bankrun 1000 1',
    ]);
  });

  it('measures every combination of given lists', () => {
    expect(casesOf({ ...NONE, agents: '1000,2000', engine: 'litesvm,bankrun' })).toEqual([
      'litesvm 1000 1',
      'litesvm 2000 1',
      'bankrun 1000 1',
      'bankrun 2000 1',
    ]);
    expect(benchPlan({ ...NONE, agents: '2000' }).checkedAgents).toEqual([2_000]);
  });

  it('rejects what is no such list', () => {
    expect(() => benchPlan({ ...NONE, agents: '1000;2000' })).toThrow(/found 1000;2000/);
    expect(() => benchPlan({ ...NONE, years: '0.5' })).toThrow(/found 0.5/);
    expect(() => benchPlan({ ...NONE, engine: 'evm' })).toThrow(/found evm/);
  });
});
