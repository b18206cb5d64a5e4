import { describe, expect, it } from 'vitest';
import { KindMeter } from '#harness/chain/kind-meter.ts';

describe('harness/chain/kind-meter', () => {
  it('adds up actions and units by kind, in the order in which kinds came', () => {
    const meter = new KindMeter();
    const { units } = meter;
    meter.count('roll', 1, 5_000);
    meter.count('stake', 12, 90_000);
    meter.count('roll', 1, 4_000);
    expect([...units]).toEqual([
      ['roll', { actions: 2, computeUnits: 9_000 }],
      ['stake', { actions: 12, computeUnits: 90_000 }],
    ]);
  });

  it('leaves out an action for which nothing was sent', () => {
    const meter = new KindMeter();
    meter.count('fund_wallet', 1, 0);
    expect([...meter.units]).toEqual([]);
  });
});
