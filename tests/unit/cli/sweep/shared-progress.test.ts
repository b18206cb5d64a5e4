import { describe, expect, it } from 'vitest';
import { SharedProgress } from '../../../../cli/sweep/shared-progress.ts';

describe('cli/sweep/shared-progress.ts', () => {
  it('is seen by everyone who has the same memory', () => {
    const main = new SharedProgress();
    const worker = new SharedProgress(main.memory);
    worker.countTick();
    worker.countTick();
    expect([main.ticks, main.aborted, worker.aborted]).toEqual([2, false, false]);
    main.abort();
    expect(worker.aborted).toBe(true);
  });
});
