import { describe, expect, it } from 'vitest';
import { VotingFatigue } from '#sim/policies/voting-fatigue.ts';

describe('sim/policies/voting-fatigue.ts', () => {
  it('grows with each vote and goes by halves', () => {
    const fatigue = new VotingFatigue(2_000, 30);
    expect(fatigue.turnoutShare(0)).toBe(1);
    fatigue.voted(2, 10);
    expect(fatigue.turnoutShare(10)).toBeCloseTo(0.64, 12);
    expect(fatigue.turnoutShare(40)).toBeCloseTo(0.8, 12);
    fatigue.voted(1, 40);
    expect(fatigue.turnoutShare(40)).toBeCloseTo(0.64, 12);
  });

  it('is nothing at all by default, and never quite everything', () => {
    const none = new VotingFatigue(0, 30);
    none.voted(9, 0);
    expect(none.turnoutShare(0)).toBe(1);
    const whole = new VotingFatigue(10_000, 30);
    expect(whole.turnoutShare(0)).toBe(1);
    whole.voted(1, 0);
    expect(whole.turnoutShare(0)).toBeCloseTo(0.0001, 12);
  });
});
