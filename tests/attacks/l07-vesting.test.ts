import { beforeEach, describe, expect, it } from 'vitest';
import { FIRST_DAY, TOKEN } from '#tests/support/chain-plan.ts';
import { AttackStage } from './attack-stage.ts';

const MEMBER = 0;
const THIEF = 1;
const U64_MAX = 2n ** 64n - 1n;
const NOW = FIRST_DAY * 86_400n;

describe('L07: vesting ahead of its schedule', () => {
  let stage: AttackStage;
  beforeEach(async () => {
    stage = await AttackStage.open([1_000n, 1_000n], {
      grants: [
        { beneficiary: MEMBER, group: 'team', totalBaseUnits: 1_461n * TOKEN, cliffDays: 365, durationDays: 1_461 },
      ],
    });
  });

  const grantCall = (totalBaseUnits: bigint, startUnixSeconds: bigint, cliffDays: number, durationDays: number) => {
    const { owner, tokenAccount } = stage.staker(THIEF);
    const terms = { beneficiary: owner, index: 0, totalBaseUnits, startUnixSeconds, cliffDays, durationDays };
    return stage.money.createVesting(owner, tokenAccount, stage.at.vesting(owner, 0), terms);
  };

  it('L07 releases nothing before the cliff, then what time has earned, and no grant twice', async () => {
    // Weak: the cliff is a date that the caller passes, or each call pays a day's share again.
    const { vesting } = stage.opened.chain.deployment.grants[0]!;
    const { owner, tokenAccount } = stage.staker(MEMBER);
    const release = stage.money.releaseVested(vesting, owner, tokenAccount);
    await stage.advanceTo(364, 86_399);
    expect(await stage.send(THIEF, release)).toBe('NothingReleasable');
    await stage.advanceTo(365);
    expect(await stage.send(THIEF, release, release)).toBe('NothingReleasable');
    expect(await stage.send(THIEF, release)).toBe('accepted');
    expect(await stage.balance(tokenAccount)).toBe(1_365n * TOKEN);
    for (const hour of [1, 5, 11, 23]) {
      await stage.advanceTo(365, hour * 3_600);
      expect(await stage.send(THIEF, release)).toBe('accepted');
    }
    expect(await stage.balance(tokenAccount)).toBe(1_365n * TOKEN + (TOKEN * 23n) / 24n);
    await stage.advanceTo(5_000);
    expect(await stage.send(THIEF, release)).toBe('accepted');
    expect(await stage.send(THIEF, release)).toBe('NothingReleasable');
    expect(await stage.balance(tokenAccount)).toBe(2_461n * TOKEN);
    expect(await stage.balance(stage.at.vestingVault)).toBe(0n);
  });

  it.each([
    ['nothing', 0n, NOW, 0, 10, 'VestingOutOfRange'],
    ['no time', TOKEN, NOW, 0, 0, 'VestingOutOfRange'],
    ['more than ten years', TOKEN, NOW, 0, 3_651, 'VestingOutOfRange'],
    ['a cliff behind its end', TOKEN, NOW, 11, 10, 'VestingOutOfRange'],
    ['a start far ahead', TOKEN, NOW + 3_651n * 86_400n, 0, 10, 'VestingOutOfRange'],
    ['a start before time', TOKEN, -(2n ** 63n), 0, 10, 'VestingOutOfRange'],
    ['a start after time', TOKEN, 2n ** 63n - 1n, 0, 10, 'VestingOutOfRange'],
    ['more than there is', U64_MAX, NOW, 0, 10, 'TokenInsufficientFunds'],
  ] as const)('L07 X09 makes no grant of %s', async (_, total, start, cliff, duration, refusal) => {
    // Weak: a grant without tokens behind it is paid out of the others'.
    const before = await stage.holdings();
    expect(await stage.send(THIEF, grantCall(total, start, cliff, duration))).toBe(refusal);
    expect(await stage.holdings()).toEqual(before);
    expect(await stage.opened.engine.accounts([stage.at.vesting(stage.staker(THIEF).owner, 0)])).toEqual([undefined]);
  });

  it('L07 pays a grant that started long ago what it holds, and no more', async () => {
    expect(await stage.send(THIEF, grantCall(TOKEN, NOW - 3_000n * 86_400n, 0, 10))).toBe('accepted');
    const { owner, tokenAccount } = stage.staker(THIEF);
    const release = stage.money.releaseVested(stage.at.vesting(owner, 0), owner, tokenAccount);
    expect(await stage.send(THIEF, release)).toBe('accepted');
    expect(await stage.balance(tokenAccount)).toBe(1_000n * TOKEN);
    expect(await stage.balance(stage.at.vestingVault)).toBe(1_461n * TOKEN);
  });
});
