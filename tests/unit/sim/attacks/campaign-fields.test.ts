import { describe, expect, it } from 'vitest';
import { campaignLock, raidShare } from '#sim/attacks/campaign-fields.ts';

describe('sim/attacks/campaign-fields.ts', () => {
  it('locks longest and takes nearly all there is, by default', () => {
    expect([campaignLock.parse(undefined), raidShare.parse(undefined)]).toEqual([4, 9_900]);
    expect(campaignLock.safeParse(5).success).toBe(false);
    expect(raidShare.safeParse(10_001).success).toBe(false);
  });
});
