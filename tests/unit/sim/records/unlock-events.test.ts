import { describe, expect, it } from 'vitest';
import { UnlockEvents } from '#sim/records/unlock-events.ts';
import { ACT } from '#tests/support/sim-fixtures.ts';

const DAY = 86_400;
const TOKEN = { decimals: 9, symbol: 'ACT' };

function aGrant(group: string, tokens: bigint, cliffDays: number, durationDays: number) {
  return { beneficiary: undefined, group, totalBaseUnits: tokens * ACT, cliffDays, durationDays };
}

describe('sim/records/unlock-events.ts', () => {
  it('tells of a cliff once a group, with what unlocks then and after it', () => {
    const grants = [
      aGrant('team', 1_000n, 365, 1_460),
      aGrant('team', 3_000n, 365, 1_460),
      aGrant('partners', 500n, 180, 180),
      aGrant('early', 7n, 0, 100),
    ];
    const events = new UnlockEvents(grants, TOKEN);
    expect(events.advanceTo(180 * DAY - 1)).toEqual([]);
    expect(events.advanceTo(180 * DAY)).toEqual([
      { kind: 'unlock_cliff', subject: 'partners', detail: 'all 500 ACT unlock at once' },
    ]);
    expect(events.advanceTo(364 * DAY)).toEqual([]);
    expect(events.advanceTo(366 * DAY)).toEqual([
      {
        kind: 'unlock_cliff',
        subject: 'team',
        detail: '1,000 ACT unlock at once, 3,000 ACT over the next 1095 days',
      },
    ]);
    expect(events.advanceTo(2_000 * DAY)).toEqual([]);
  });

  it('tells of cliffs at one time in the order of the grants', () => {
    const events = new UnlockEvents([aGrant('team', 2n, 30, 60), aGrant('partners', 4n, 30, 60)], TOKEN);
    expect(events.advanceTo(40 * DAY).map(({ subject }) => subject)).toEqual(['team', 'partners']);
  });
});
