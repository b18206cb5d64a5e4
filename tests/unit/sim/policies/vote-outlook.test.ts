import { describe, expect, it } from 'vitest';
import { hasQuorum, wouldPass } from '#sim/policies/vote-outlook.ts';

const tally = { turnout: 101n, powerTotal: 1_001n, quorumBps: 1_000, approvalBps: 6_600, yes: 66n, no: 34n };

describe('sim/policies/vote-outlook.ts', () => {
  it('asks for a quorum that is rounded up', () => {
    expect(hasQuorum(tally)).toBe(true);
    expect(hasQuorum({ ...tally, turnout: 100n })).toBe(false);
  });

  it('passes at the approval exactly, with a yes at least and with quorum', () => {
    expect(wouldPass(tally)).toBe(true);
    expect(wouldPass({ ...tally, no: 35n })).toBe(false);
    expect(wouldPass({ ...tally, yes: 0n, no: 0n })).toBe(false);
    expect(wouldPass({ ...tally, turnout: 100n })).toBe(false);
  });
});
