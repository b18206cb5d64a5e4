import { describe, expect, it } from 'vitest';
import { profileShares, profileTable } from '../../../bench/profile-shares.ts';

const ENGINE = 'file:///actsim/harness/engine.ts';

function node(id: number, functionName: string, url: string, children: number[] = []) {
  return { id, callFrame: { functionName, url, scriptId: '0', lineNumber: 0, columnNumber: 0 }, children };
}

const PROFILE = {
  nodes: [
    node(1, '(idle)', ''),
    node(2, '(garbage collector)', ''),
    node(3, 'send', ENGINE, [7]),
    node(4, '', ENGINE),
    node(5, 'hash', 'node:crypto'),
    // The same function, called from elsewhere.
    node(6, 'send', ENGINE),
    // A native function under another's name, and one that it calls.
    node(7, 'Clock', '', [8]),
    node(8, 'Account', ''),
  ],
  samples: [3, 1, 4, 6, 2, 5, 7, 8],
  timeDeltas: [0, 4_000, 90_000, 1_000, 2_000, 2_000, 1_000, 6_000, 4_000],
  startTime: 0,
  endTime: 0,
};

describe('bench/profile-shares', () => {
  it('shares busy time among files and functions', () => {
    const { files, calls } = profileShares(PROFILE, '/actsim');
    expect(files.map(({ file, micros, share }) => [file, micros, share])).toEqual([
      ['native, from harness/engine.ts', 10_000, 0.5],
      ['harness/engine.ts', 7_000, 0.35],
      ['(garbage collector)', 2_000, 0.1],
      ['node:crypto', 1_000, 0.05],
    ]);
    expect(calls.map(({ call, micros }) => [call, micros])).toEqual([
      ['send', 10_000],
      ['send', 6_000],
      ['(garbage collector)', 2_000],
      ['(anonymous)', 1_000],
      ['hash', 1_000],
    ]);
  });

  it('prints the greatest shares', () => {
    const { files, calls } = profileShares(PROFILE, '/actsim');
    expect(profileTable(files, 1)).toEqual([
      '| file                           |  ms | share |',
      '| ------------------------------ | --: | ----: |',
      '| native, from harness/engine.ts |  10 | 50.0% |',
    ]);
    expect(profileTable(calls, 2)).toHaveLength(4);
  });
});
