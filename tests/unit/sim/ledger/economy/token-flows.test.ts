import { beforeEach, describe, expect, it } from 'vitest';
import type { EconomyModel } from '#sim/ledger/economy/economy-model.ts';
import { ACCEPTED, REFUSED } from '#sim/ledger/predictions.ts';
import { allFeaturesBut, economyPlan } from '#tests/support/economy-plans.ts';
import { openEconomy } from '#tests/support/economy-play.ts';
import { ANN, BOB, CAT, clockAt } from '#tests/support/staking-plans.ts';

let model: EconomyModel;

beforeEach(() => {
  model = openEconomy().economy;
});

function at(day: number, hour = 6): void {
  model.advanceTo(clockAt(day, hour).unixSeconds);
  model.apply({ kind: 'roll' });
}

const leave = (amountBaseUnits: bigint) =>
  model.apply({ kind: 'unstake', agent: ANN, amountBaseUnits, force: true, entryIndex: 0 });

describe('sim/ledger/economy/token-flows', () => {
  it('mints once a week into the next budget', () => {
    expect(model.apply({ kind: 'mint_inflation' })).toBe(ACCEPTED);
    expect(model.apply({ kind: 'mint_inflation' })).toBe(REFUSED.AlreadyMintedThisWeek);
    expect(model.staking.pool).toMatchObject({ fundedInflation: 958n, budgetNext: 1_658n, totalMinted: 958n });
    expect(model.staking.vaults.mintSupply).toBe(1_000_958n);
    at(7);
    model.emission.capBps = 0;
    expect(model.apply({ kind: 'mint_inflation' })).toBe(REFUSED.InflationCapExceeded);
    model.advanceTo(clockAt(9).unixSeconds);
    expect(model.apply({ kind: 'mint_inflation' })).toBe(REFUSED.PoolNotRolled);
  });

  it('sweeps penalties to the treasury, or burns them', () => {
    expect(model.apply({ kind: 'sweep_penalties' })).toBe(REFUSED.NothingToSweep);
    leave(10_000n);
    expect(model.apply({ kind: 'sweep_penalties' })).toBe(ACCEPTED);
    expect(model.staking.vaults).toMatchObject({ penalty: 0n, treasury: 200_000n, mintSupply: 999_000n });
    model = openEconomy({ features: { ...economyPlan().features, penaltyBurn: false } }).economy;
    leave(10_000n);
    model.apply({ kind: 'sweep_penalties' });
    expect(model.staking.vaults).toMatchObject({ penalty: 0n, treasury: 201_000n, mintSupply: 1_000_000n });
  });

  it('buys back what an agent sells, and burns it', () => {
    const sell = { kind: 'buy_back', agent: CAT, amountBaseUnits: 100n } as const;
    expect(model.apply(sell)).toBe(REFUSED.BuybackInactive);
    Object.assign(model.treasury, { buybackRemaining: 1_000n, buybackPrice: 20n });
    expect(model.apply(sell)).toBe(ACCEPTED);
    expect(model.staking.vaults).toMatchObject({ quote: 98_000n, mintSupply: 999_900n });
    expect(model.staking.users[CAT]?.wallet).toBe(99_900n);
    model.staking.vaults.quote = 1_999n;
    expect(model.apply(sell)).toBe(REFUSED.TokenInsufficientFunds);
    model.staking.pool.features &= ~(1 << 13);
    expect(model.apply(sell)).toBe(REFUSED.FeatureDisabled);
  });

  it('releases grants to their owners, in the population or not, and needs no roll for it', () => {
    expect(model.apply({ kind: 'release_vested', grant: 0 })).toBe(REFUSED.NothingReleasable);
    expect(model.apply({ kind: 'release_vested', grant: 2 })).toBe(REFUSED.AccountOwnedByWrongProgram);
    model.advanceTo(clockAt(30).unixSeconds);
    expect(model.apply({ kind: 'release_vested', grant: 0 })).toBe(ACCEPTED);
    expect(model.apply({ kind: 'release_vested', grant: 1 })).toBe(ACCEPTED);
    expect(model.staking.users[ANN]?.wallet).toBe(73_000n);
    expect(model.staking.vaults).toMatchObject({ vesting: 15_000n, reserveWallets: 12_000n });
  });

  it('pays tickets out, to the last unit, and closes them', () => {
    model = openEconomy({ features: allFeaturesBut('boostVests') }).economy;
    at(90);
    const exit = { kind: 'unstake', agent: BOB, amountBaseUnits: 25_000n, force: false, entryIndex: 0 } as const;
    const index = model.staking.users[BOB]?.ticketCount ?? 0;
    expect(model.apply(exit)).toBe(ACCEPTED);
    const release = { kind: 'release_ticket', agent: BOB, index } as const;
    expect(model.apply(release)).toBe(REFUSED.NothingReleasable);
    at(97);
    expect(model.apply(release)).toBe(ACCEPTED);
    expect(model.ticketState(BOB, index)).toMatchObject({ kind: 'ticket', releasedBaseUnits: 12_500n });
    expect(model.staking.pool.ticketsOutstanding).toBe(12_500n);
    at(200);
    expect([model.apply(release), model.apply(release)]).toEqual([ACCEPTED, REFUSED.AccountOwnedByWrongProgram]);
    expect(model.ticketState(BOB, index)).toBeUndefined();
    expect(model.staking.users[BOB]?.wallet).toBe(100_000n);
  });
});
