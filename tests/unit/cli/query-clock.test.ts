import { describe, expect, it } from 'vitest';
import { QueryClock } from '#cli/query-clock.ts';

/** Work that ends when it is interrupted, as the database's does. */
function endless(): { readonly work: () => Promise<never>; readonly interrupt: () => void } {
  let stop: ((error: Error) => void) | undefined;
  return {
    work: () =>
      new Promise((_, reject) => {
        stop = reject;
      }),
    interrupt: () => stop?.(new Error('INTERRUPT Error: Interrupted!')),
  };
}

const never = (): never => {
  throw new TypeError('nobody asked for an end');
};

describe('cli/query-clock.ts', () => {
  it('lets work take as long as it takes', async () => {
    const clock = new QueryClock(undefined);
    expect(await clock.within(async () => Promise.resolve(7), never)).toBe(7);
    const broken = new Error('Parser Error: no');
    await expect(clock.within(async () => Promise.reject(broken), never)).rejects.toBe(broken);
  });

  it('ends work when its time is over, and begins no more', async () => {
    const { work, interrupt } = endless();
    const clock = new QueryClock(0.05);
    const expected = { code: 'REPORT__QUERY_TIMED_OUT', context: { seconds: 0.05 } };
    await expect(clock.within(work, interrupt)).rejects.toMatchObject(expected);
    await expect(clock.within(async () => Promise.resolve('late'), interrupt)).rejects.toMatchObject(expected);
  });

  it('does not count what its reader takes between two pieces of work', async () => {
    const clock = new QueryClock(0.2);
    await clock.within(async () => Promise.resolve(), never);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await clock.within(async () => Promise.resolve('in time'), never)).toBe('in time');
  });

  it('ends work on a signal with its reason, also when the database forgot the first word', async () => {
    const { work, interrupt } = endless();
    let words = 0;
    const stop = new AbortController();
    const clock = new QueryClock(undefined, stop.signal);
    const ended = clock.within(work, () => {
      words += 1;
      if (words === 3) interrupt();
    });
    const reason = new Error('SIGINT');
    stop.abort(reason);
    await expect(ended).rejects.toBe(reason);
    expect(words).toBe(3);
    await expect(clock.within(async () => Promise.resolve(), interrupt)).rejects.toBe(reason);
  });
});
