import { describe, expect, it } from 'vitest';
import { featureBit } from '#sim/core/features.ts';
import { CAPTURE_METRICS, CAPTURE_PRICE_METRICS } from '#sim/metrics/capture-metrics.ts';
import { aMetricInput, valuesOf } from '#tests/support/metric-fixtures.ts';
import { ACT, aGovernance } from '#tests/support/sim-fixtures.ts';

describe('sim/metrics/capture-metrics.ts', () => {
  it('agrees with a computation by hand', () => {
    expect(valuesOf(CAPTURE_METRICS, aMetricInput())).toEqual({
      // 27,000 of 270,000, where the largest has 140,000.
      'influence.quorum_holders': 1,
      // 30,000 of power at 3.0x and the bond of 1,000.
      'influence.capture_capital': 11_000n * ACT,
      'influence.capture_share': 11 / 500,
      'influence.capture_wallets': 1,
      // A quarter of 270,000 against: ceil(0.66 x 67,500 / 0.34) = 131,029.411764706 for, a third of that in tokens.
      'influence.capture_contested': 43_676_470_588_236n + 1_000n * ACT,
    });
    // At half a dollar.
    expect(valuesOf(CAPTURE_PRICE_METRICS, aMetricInput())).toEqual({ 'influence.capture_usd': 5_500 });
  });

  it('follows the caps', () => {
    const { pool } = aMetricInput();
    const input = aMetricInput({
      pool: { ...pool, features: pool.features | (1 << featureBit('powerCap')), maxStakeBaseUnits: 3_000n * ACT },
    });
    expect(valuesOf(CAPTURE_METRICS, input)).toMatchObject({
      // Each vote counts 13,500 at most.
      'influence.quorum_holders': 2,
      // Four stakes of 3,000 hold 10,000.
      'influence.capture_wallets': 4,
    });
  });

  it('has no contested price before a vote was decided, and none where nothing can pass', () => {
    const { proposals } = aMetricInput();
    const undecided = aMetricInput({ proposals: { ...proposals, meanTurnout: () => undefined } });
    expect(valuesOf(CAPTURE_METRICS, undecided)['influence.capture_contested']).toBeUndefined();
    const closed = aMetricInput({ governance: aGovernance({ quorumBps: [10_000, 10_000, 10_000, 10_000] }) });
    const values = valuesOf([...CAPTURE_METRICS, ...CAPTURE_PRICE_METRICS], closed);
    for (const name of ['capital', 'share', 'wallets', 'usd'])
      expect(values[`influence.capture_${name}`]).toBeUndefined();
    expect(values['influence.quorum_holders']).toBe(3);
  });
});
