import { describe, expect, it } from 'vitest';
import { depositOfAll, exitsOf } from '#sim/attacks/deposits.ts';
import { PAUSE } from '#sim/ledger/pool-features.ts';
import { ACT, anEntry, anObservation, aPool, aStake } from '#tests/support/sim-fixtures.ts';

describe('sim/attacks/deposits.ts', () => {
  it('stakes all but what is kept, up to the cap, and nothing below the least', () => {
    expect(depositOfAll(anObservation(), 4, 1_000n * ACT)).toEqual({
      kind: 'stake',
      amountBaseUnits: 9_000n * ACT,
      lockDays: 180,
    });
    const rich = anObservation({ walletBaseUnits: 300_000n * ACT });
    expect(depositOfAll(rich, 0, 0n)).toMatchObject({ amountBaseUnits: 100_000n * ACT, lockDays: 0 });
    expect(depositOfAll(anObservation(), 0, 9_901n * ACT)).toBeUndefined();
    expect(depositOfAll(anObservation(), 0, 20_000n * ACT)).toBeUndefined();
  });

  it('waits while staking is paused', () => {
    const pool = aPool({ pauseMask: PAUSE.stake, pauseUntilUnixSeconds: 1n << 40n });
    expect(depositOfAll(anObservation({ pool }), 0, 0n)).toBeUndefined();
  });

  it('leaves by force or at the end of a lock, when nothing holds the stake', () => {
    const free = anEntry({ index: 1, lockEndUnixSeconds: 0n });
    const stake = aStake([anEntry(), free]);
    expect(exitsOf(anObservation({ stake }), 'matured')).toMatchObject([{ entryIndex: 1, force: false }]);
    expect(exitsOf(anObservation({ stake }), 'forced')).toMatchObject([{ force: true }, { force: false }]);
    expect(exitsOf(anObservation({ stake: aStake([free], { liveProposal: 1 }) }), 'forced')).toEqual([]);
    expect(exitsOf(anObservation(), 'forced')).toEqual([]);
  });
});
