import { describe, expect, it } from 'vitest';
import { exitCodeOf } from '#cli/exit-codes.ts';
import type { ErrorCode } from '#sim/core/errors/codes.ts';
import { ERROR_MESSAGES } from '#sim/core/errors/messages.ts';
import { SimError } from '#sim/core/errors/sim-error.ts';

describe('cli/exit-codes.ts', () => {
  it('gives each domain its code', () => {
    const usage = new SimError('CLI__USAGE', { reason: 'x' });
    const interrupted = new SimError('CLI__INTERRUPTED', { signal: 'SIGINT', tickIndex: 3 });
    const chain = new SimError('CHAIN__FAILED', { engine: 'litesvm', step: 'x', reason: 'y' });
    const broken = new SimError('INVARIANT__BROKEN', {
      invariant: 'I01',
      tickIndex: 1,
      expected: '',
      found: '',
      where: '',
    });
    expect([usage, interrupted, chain, broken].map(exitCodeOf)).toEqual([2, 130, 3, 1]);
  });

  it("gives a sweep its own code for conclusions, and the first error's for runs that failed", () => {
    const conclusions = new SimError('CLI__CONCLUSIONS_BROKEN', { broken: [] });
    const interrupted = new SimError('CLI__SWEEP_INTERRUPTED', { signal: 'SIGINT', finishedRuns: 1, plannedRuns: 2 });
    const failed = (code: string): SimError =>
      new SimError('CLI__SWEEP_RUNS_FAILED', { failedRuns: 1, plannedRuns: 2, code, reason: '', where: '' });
    const errors = [
      conclusions,
      interrupted,
      failed('INVARIANT__BROKEN'),
      failed('CHAIN__FAILED'),
      failed('UNEXPECTED'),
    ];
    expect(errors.map(exitCodeOf)).toEqual([4, 130, 1, 3, 70]);
  });

  it('takes whatever is not an error of ours for a bug', () => {
    expect([new Error('x'), 'x', undefined].map(exitCodeOf)).toEqual([70, 70, 70]);
  });

  it('knows the domain of every code', () => {
    const bugs = (Object.keys(ERROR_MESSAGES) as ErrorCode[]).filter(
      (code) =>
        exitCodeOf(Object.assign(Object.create(SimError.prototype), { code, context: { code: 'CHAIN__FAILED' } })) ===
        70,
    );
    expect(bugs.every((code) => code.startsWith('CORE__'))).toBe(true);
  });
});
