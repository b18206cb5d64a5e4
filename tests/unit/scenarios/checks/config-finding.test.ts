import { describe, expect, it } from 'vitest';
import { configFindings } from '#scenarios/checks/config-finding.ts';
import { SimError } from '#sim/core/errors/sim-error.ts';

function refused(path: string) {
  const context = { policy: 'staker', path, expected: 'one', found: 'two' };
  return configFindings(['population', 3, 'policy'], () => {
    throw new SimError('POLICY__CONFIG_INVALID', context);
  });
}

describe('scenarios/checks/config-finding.ts', () => {
  it('puts what is wrong with settings where they stand, numbers of lists as numbers', () => {
    expect(refused('')).toEqual([{ path: ['population', 3, 'policy'], expected: 'one', found: 'two' }]);
    expect(refused('proposals.0.at_day')[0]?.path).toEqual(['population', 3, 'policy', 'proposals', 0, 'at_day']);
  });

  it('gives what was found otherwise, and lets other errors pass', () => {
    const finding = { path: ['x'], expected: 'one', found: 'two' };
    expect(configFindings(['y'], () => [finding])).toEqual([finding]);
    expect(() =>
      configFindings(['y'], () => {
        throw new SimError('POLICY__KIND_UNKNOWN', { kind: 'a', known: [] });
      }),
    ).toThrow(/a/);
  });
});
