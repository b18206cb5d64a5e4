import { beforeEach, describe, expect, it } from 'vitest';
import type { EconomyModel } from '#sim/ledger/economy/economy-model.ts';
import { ACCEPTED, type Prediction, REFUSED } from '#sim/ledger/predictions.ts';
import { U64_MAX } from '#sim/ledger/reward-math.ts';
import type { ProposalPayload, SpendPurpose } from '#sim/ports/actions.ts';
import { carry, openEconomy, PAYMENT } from '#tests/support/economy-play.ts';
import { CAT, clockAt } from '#tests/support/staking-plans.ts';

let model: EconomyModel;

/** A fresh economy in which the payload waits for its execution. */
function queued(payload: ProposalPayload): void {
  const play = openEconomy();
  model = play.economy;
  carry(play, payload, 1);
}

function execute(day = 9): Prediction {
  model.advanceTo(clockAt(day).unixSeconds);
  model.apply({ kind: 'roll' });
  return model.apply({ kind: 'execute_proposal', proposalId: 0 });
}

function spend(purpose: SpendPurpose, priceQuoteUnits = 0n): ProposalPayload {
  return { kind: 'spend', purpose, recipient: undefined, amountBaseUnits: 5_000n, priceQuoteUnits };
}

beforeEach(() => queued(PAYMENT));

describe('sim/ledger/economy/execution', () => {
  it('waits for the timelock, and then happens once and in time', () => {
    expect(execute(8)).toBe(REFUSED.TimelockActive);
    expect(execute(9)).toBe(ACCEPTED);
    expect(execute(9)).toBe(REFUSED.AlreadyExecuted);
    expect(model.governance.executedCount).toEqual([0, 1, 0, 0]);
    queued(PAYMENT);
    expect(execute(24)).toBe(REFUSED.ProposalExpired);
    expect(model.apply({ kind: 'execute_proposal', proposalId: 1 })).toBe(REFUSED.AccountOwnedByWrongProgram);
  });

  it('pays a recipient, or the operator when none is named', () => {
    execute();
    expect(model.staking.users[CAT]?.wallet).toBe(105_000n);
    expect(model.staking.vaults.treasury).toBe(195_000n);
    queued(spend('payment'));
    const before = model.staking.vaults.operator;
    execute();
    expect(model.staking.vaults.operator).toBe(before + 5_000n);
  });

  it('grants rewards, burns, and starts a buyback', () => {
    queued(spend('reward_grant'));
    execute();
    expect(model.staking.pool).toMatchObject({ fundedGrants: 5_000n, budgetNext: 5_000n });
    queued(spend('burn'));
    execute();
    expect(model.staking.pool).toMatchObject({ totalBurned: 5_000n, totalSupply: 995_000n });
    expect(model.staking.vaults.mintSupply).toBe(995_000n);
    queued(spend('buyback', 20n));
    execute();
    expect(model.treasury).toMatchObject({ buybackRemaining: 5_000n, buybackPrice: 20n, totalSpent: 0n });
    expect(model.staking.vaults.treasury).toBe(200_000n);
  });

  it('rejects what the day does not allow any more', () => {
    queued(spend('buyback', 21n));
    expect(execute()).toBe(REFUSED.BuybackPriceOutOfRange);
    queued({ kind: 'parameter', id: 1, value: 40_000n });
    model.staking.pool.minStake = 40_001n;
    expect(execute()).toBe(REFUSED.ParameterOutOfRange);
    queued(PAYMENT);
    model.treasury.spendingCapBps = 200;
    expect(execute()).toBe(REFUSED.SpendingCapExceeded);
    model.staking.pool.features = 0;
    model.staking.vaults.treasury = 4_999n;
    expect(execute()).toBe(REFUSED.TokenInsufficientFunds);
  });

  it('fails in the books before the tokens where an amount is beyond them', () => {
    queued(PAYMENT);
    model.staking.pool.features = 0;
    model.treasury.totalSpent = U64_MAX;
    expect(execute()).toBe(REFUSED.MathOverflow);
    queued(spend('reward_grant'));
    model.staking.pool.features = 0;
    model.staking.pool.totalFunded = U64_MAX;
    expect(execute()).toBe(REFUSED.MathOverflow);
    queued(spend('burn'));
    model.staking.pool.features = 0;
    model.staking.pool.totalSupply = 4_999n;
    expect(execute()).toBe(REFUSED.MathOverflow);
  });

  it('sets a parameter and switches a feature', () => {
    queued({ kind: 'parameter', id: 11, value: 6n });
    execute();
    expect(model.staking.pool.lockDays[1]).toBe(6);
    expect(model.staking.pool.openLockDays[1]).toBe(7);
    queued({ kind: 'feature', flag: 15, enabled: false });
    execute();
    expect(model.apply({ kind: 'pause', mask: 1, seconds: 1 })).toBe(REFUSED.FeatureDisabled);
  });

  it('approves an upgrade whose buffer has bytes', () => {
    queued({ kind: 'upgrade', buffer: Uint8Array.of(1, 2, 3) });
    expect(execute()).toBe(ACCEPTED);
    queued({ kind: 'upgrade', buffer: new Uint8Array() });
    expect(execute()).toBe(REFUSED.BufferInvalid);
  });

  it('can be paused', () => {
    model.advanceTo(clockAt(8).unixSeconds);
    model.apply({ kind: 'pause', mask: 1 << 6, seconds: 2 * 86_400 });
    expect(execute(9)).toBe(REFUSED.Paused);
    expect(execute(10)).toBe(ACCEPTED);
  });
});
