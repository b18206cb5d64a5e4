import { describe, expect, it } from 'vitest';
import { askDeposit, missingDeposit, topUpStake } from '#sim/policies/deposit.ts';
import type { Intent, Observation } from '#sim/policies/policy.ts';
import { ACT, anEntry, anObservation, aPool, aStake, FIRST_OF_2026 } from '#tests/support/sim-fixtures.ts';

const RUNNING = BigInt(FIRST_OF_2026 + 9_999 * 86_400);
const running = anEntry({ amountBaseUnits: 400n * ACT, lockEndUnixSeconds: RUNNING });

function asked(target: bigint, changes: Partial<Observation> = {}): readonly Intent[] {
  const intents: Intent[] = [];
  topUpStake(anObservation({ elapsedDays: 40, ...changes }), intents, target, 4);
  return intents;
}

describe('sim/policies/deposit.ts', () => {
  it('stakes what is missing, and waits while that is less than a deposit', () => {
    const stake = aStake([running]);
    expect(asked(700n * ACT, { stake })).toEqual([{ kind: 'stake', amountBaseUnits: 300n * ACT, lockDays: 180 }]);
    expect([asked(499n * ACT, { stake }), asked(100n * ACT, { stake })]).toEqual([[], []]);
  });

  it('stays within the cap and the wallet', () => {
    expect(asked(900_000n * ACT)).toMatchObject([{ amountBaseUnits: 10_000n * ACT }]);
    expect(asked(900_000n * ACT, { walletBaseUnits: 900_000n * ACT })).toMatchObject([
      { amountBaseUnits: 100_000n * ACT },
    ]);
  });

  it('renews what ran out with it, but only what can be staked again at once', () => {
    const stake = aStake([anEntry({ index: 0 }), { ...running, index: 1 }]);
    expect(asked(700n * ACT, { stake })).toMatchObject([
      { kind: 'unstake', entryIndex: 0, force: false },
      { kind: 'stake', amountBaseUnits: 300n * ACT },
    ]);
    const pool = aPool({ features: aPool().features | (1 << 6) });
    expect(asked(700n * ACT, { stake, pool })).toEqual([{ kind: 'stake', amountBaseUnits: 200n * ACT, lockDays: 180 }]);
  });

  it('leaves it where no slot is free', () => {
    const stake = aStake(Array.from({ length: 16 }, (_, index) => ({ ...running, index })));
    expect(asked(9_000n * ACT, { stake })).toEqual([]);
  });

  it('knows what is missing to a target, once that makes a deposit', () => {
    const seen = anObservation({ stake: aStake([running]) });
    expect([499n, 500n, 900_000n].map((target) => missingDeposit(seen, target * ACT))).toEqual([
      0n,
      100n * ACT,
      99_600n * ACT,
    ]);
  });

  it('counts on rewards whose claim comes before it, and says what it holds', () => {
    const wish = { freshBaseUnits: 300n * ACT, relocked: [], lockIndex: 2 };
    const poor = anObservation({ walletBaseUnits: 50n * ACT });
    const intents: Intent[] = [];
    expect(askDeposit(poor, intents, wish)).toBe(0n);
    expect(askDeposit(poor, intents, { ...wish, claimedBaseUnits: 200n * ACT })).toBe(250n * ACT);
    expect(intents).toEqual([{ kind: 'stake', amountBaseUnits: 250n * ACT, lockDays: 30 }]);
  });
});
