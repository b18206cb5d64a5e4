import { beforeEach, describe, expect, it } from 'vitest';
import { createEconomyModel, type EconomyModel } from '#sim/ledger/economy/economy-model.ts';
import { MAX_PAUSE_SECONDS } from '#sim/ledger/economy/roles.ts';
import { ACCEPTED, type Prediction, REFUSED } from '#sim/ledger/predictions.ts';
import { economyPlan } from '#tests/support/economy-plans.ts';
import { ANN, clockAt } from '#tests/support/staking-plans.ts';

let model: EconomyModel;

beforeEach(() => {
  model = createEconomyModel(economyPlan());
});

const at = (day: number): void => model.advanceTo(clockAt(day).unixSeconds);
const pause = (mask: number, seconds: number): Prediction => model.apply({ kind: 'pause', mask, seconds });

describe('sim/ledger/economy/roles', () => {
  it('rejects pauses of nothing, of exits, and of more than a week', () => {
    expect(pause(0, 1)).toBe(REFUSED.PauseMaskInvalid);
    expect(pause(1 << 9, 1)).toBe(REFUSED.PauseMaskInvalid);
    expect(pause(1, 0)).toBe(REFUSED.PauseTooLong);
    expect(pause(1, MAX_PAUSE_SECONDS + 1)).toBe(REFUSED.PauseTooLong);
    expect(pause((1 << 9) - 1, MAX_PAUSE_SECONDS)).toBe(ACCEPTED);
  });

  it('leaves a week between two, also when the first was ended', () => {
    pause(1, MAX_PAUSE_SECONDS);
    at(3);
    expect(model.apply({ kind: 'unpause' })).toBe(ACCEPTED);
    expect(model.apply({ kind: 'unpause' })).toBe(REFUSED.NotPaused);
    at(9);
    expect(pause(1, 1)).toBe(REFUSED.PauseCoolDown);
    at(10);
    expect(pause(1, 1)).toBe(ACCEPTED);
  });

  it('keeps the time in which voting was paused', () => {
    pause(1 << 5, 1_000);
    at(8);
    pause(1, 1_000);
    expect(model.staking.pool.votePausedSeconds).toBe(1_000n);
  });

  it('vouches for an agent once, until it does not', () => {
    const attest = { kind: 'attest', agent: ANN } as const;
    const revoke = { kind: 'revoke_attestation', agent: ANN } as const;
    expect(model.apply(revoke)).toBe(REFUSED.AccountOwnedByWrongProgram);
    expect([model.apply(attest), model.apply(attest)]).toEqual([ACCEPTED, REFUSED.AlreadyInitialized]);
    expect([model.apply(revoke), model.apply(attest)]).toEqual([ACCEPTED, ACCEPTED]);
  });
});
