import { describe, expect, it } from 'vitest';
import { NO_LIMITS } from '#reports/query/query-limits.ts';

describe('reports/query/query-limits', () => {
  it('lets work be as long as it takes, and fail as it does', async () => {
    const never = (): never => {
      throw new TypeError('nobody asked for an end');
    };
    expect(await NO_LIMITS.within(async () => Promise.resolve(7), never)).toBe(7);
    const broken = new Error('Parser Error: no');
    await expect(NO_LIMITS.within(async () => Promise.reject(broken), never)).rejects.toBe(broken);
  });
});
