import { describe, expect, it } from 'vitest';
import { decodeMintSupply } from '#harness/program/accounts.ts';
import { mintTokens, setMintAuthority } from '#harness/program/token-instructions.ts';
import { featuresWith, TOKEN } from '#tests/support/chain-plan.ts';
import { AttackStage } from './attack-stage.ts';

const THIEF = 0;
const SUPPLY = 1_000_000_000n * TOKEN;
/** floor(1e18 * 5% * 7 / 365) */
const WEEK = 958_904_109_589_041n;

describe('R10: inflation', () => {
  it('R10 mints once a week, whoever calls, to the base unit of the schedule', async () => {
    const stage = await AttackStage.open([1_000n]);
    const mint = stage.rewards.mintInflation(stage.mint);
    expect(await stage.send(THIEF, mint, mint)).toBe('AlreadyMintedThisWeek');
    expect(await stage.send(THIEF, mint)).toBe('accepted');
    expect(await stage.send(THIEF, mint)).toBe('AlreadyMintedThisWeek');
    await stage.rollTo(6, 86_399);
    expect(await stage.send(THIEF, mint)).toBe('AlreadyMintedThisWeek');
    await stage.rollTo(7);
    expect(await stage.send(THIEF, mint)).toBe('accepted');
    expect(decodeMintSupply(await stage.data(stage.mint))).toBe(SUPPLY + 2n * WEEK);
    expect(await stage.balance(stage.at.rewardVault)).toBe(2n * WEEK);
  });

  it('R10 mints at most 5% of the supply in any 365 days, however weeks and years fall', async () => {
    // Weak: 5% on day 364 and 5% on day 366, since the counter is the calendar year's.
    const stage = await AttackStage.open([1_000n], { inflationBps: [500, 500, 500] });
    const mint = stage.rewards.mintInflation(stage.mint);
    const mints: { day: number; amount: bigint; supplyBefore: bigint }[] = [];
    let capped = 0;
    for (let week = 0; week < 112; week += 1) {
      // Late in one week and early in the next: as close together as can be.
      const day = week * 7 + (week % 2 === 0 ? 6 : 0);
      await stage.rollTo(day);
      const before = decodeMintSupply(await stage.data(stage.mint));
      const result = await stage.send(THIEF, mint);
      const amount = decodeMintSupply(await stage.data(stage.mint)) - before;
      expect(['accepted', 'InflationCapExceeded']).toContain(result);
      expect(amount > 0n).toBe(result === 'accepted');
      if (amount < WEEK) capped += 1;
      mints.push({ day, amount, supplyBefore: before });
    }
    for (const [first, { day, supplyBefore }] of mints.entries()) {
      const window = mints.slice(first).filter((later) => later.day < day + 365);
      const sum = window.reduce((total, { amount }) => total + amount, 0n);
      expect(sum).toBeLessThanOrEqual((supplyBefore * 500n) / 10_000n);
    }
    expect(capped).toBeGreaterThan(0);
  });

  it('R10 refills no allowance by burning', async () => {
    // Weak: burn 5%, and the cap of the supply leaves room for 5% more.
    const stage = await AttackStage.open([10_000_000n], { features: featuresWith({ penaltyBurn: true }) });
    const mint = stage.rewards.mintInflation(stage.mint);
    await stage.enter(THIEF, 10_000_000n, 180);
    for (let week = 0; week < 52; week += 1) {
      await stage.rollTo(week * 7);
      expect(await stage.send(THIEF, mint)).toBe('accepted');
    }
    const history = [0, 180].map((day) => stage.historyPage(day));
    expect(await stage.send(THIEF, stage.calls.settleEntries(stage.staker(THIEF).userStake, 1, history))).toBe(
      'accepted',
    );
    await stage.send(THIEF, stage.leave(THIEF, 5_000_000n));
    expect(await stage.stake(THIEF, 5_000_000n, 180)).toBe('accepted');
    await stage.rollTo(358);
    expect(await stage.send(THIEF, stage.leave(THIEF, 5_000_000n, { entry: 1 }))).toBe('accepted');
    expect(await stage.send(THIEF, stage.money.sweepPenalties(stage.mint))).toBe('accepted');
    const { totalBurnedBaseUnits } = await stage.pool();
    expect(totalBurnedBaseUnits).toBe(500_000n * TOKEN);
    await stage.rollTo(364);
    const before = decodeMintSupply(await stage.data(stage.mint));
    expect(await stage.send(THIEF, mint)).toBe('accepted');
    const minted = decodeMintSupply(await stage.data(stage.mint)) - before;
    // 5% of the supply before the first mint, less 52 weeks; as without the burn.
    expect(minted).toBe((SUPPLY * 500n) / 10_000n - 52n * WEEK);
  });

  it('R10 leaves nobody else who could mint', async () => {
    const stage = await AttackStage.open([1_000n]);
    const { mint, operator, at } = stage;
    const before = await stage.holdings();
    for (const [wallet, tokenAccount] of [
      [operator.wallet, operator.tokenAccount],
      [stage.wallet(THIEF), stage.staker(THIEF).tokenAccount],
    ] as const) {
      const print = mintTokens(mint, tokenAccount, wallet.address, TOKEN);
      expect(await stage.sendAs(wallet, print)).toBe('TokenOwnerMismatch');
      expect(await stage.sendAs(wallet, setMintAuthority(mint, wallet.address, wallet.address))).toBe(
        'TokenOwnerMismatch',
      );
    }
    const call = stage.rewards.mintInflation(mint);
    const astray = { ...call, accounts: call.accounts.with(3, { ...call.accounts[3]!, address: at.treasuryVault }) };
    expect(await stage.send(THIEF, astray)).toBe('WrongVault');
    const foreign = stage.rewards.mintInflation(stage.opened.chain.deployment.quoteMint);
    expect(await stage.send(THIEF, foreign)).toBe('WrongMint');
    expect(await stage.holdings()).toEqual(before);
  });
});
