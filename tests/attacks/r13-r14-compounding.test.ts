import { beforeEach, describe, expect, it } from 'vitest';
import { associatedTokenAddress } from '#harness/program/pda.ts';
import { createTokenAccount, transferTokens } from '#harness/program/token-instructions.ts';
import { featuresWith, genesisPlan, TOKEN } from '#tests/support/chain-plan.ts';
import { AttackStage, withAccount } from './attack-stage.ts';

const VICTIM = 0;
const THIEF = 1;
const BUDGET = 70_000n * TOKEN;

describe('R13, R14: compounding by strangers', () => {
  let stage: AttackStage;
  const open = async (maxStakeTokens = 10_000_000n): Promise<void> => {
    const { staking } = genesisPlan([]);
    stage = await AttackStage.open([10_000n, 10_000n], {
      staking: { ...staking, maxStakeBaseUnits: maxStakeTokens * TOKEN },
    });
    await stage.enter(VICTIM, 1_000n, 30);
    await stage.fund(BUDGET);
    await stage.rollTo(14);
  };
  beforeEach(() => open());

  const compound = () => stage.rewards.compoundRewards(stage.staker(VICTIM), []);
  const optIn = (enabled = true) => stage.send(VICTIM, stage.rewards.setCompounding(stage.staker(VICTIM), enabled));

  it('R14 compounds for nobody who has not opted in, or has opted out again', async () => {
    // Weak (Jito ADV-03): a stranger turns what the victim could claim today into stake.
    const before = await stage.holdings();
    expect(await stage.send(THIEF, compound())).toBe('NotOptedIn');
    const forged = stage.rewards.setCompounding({ ...stage.staker(VICTIM), owner: stage.staker(THIEF).owner }, true);
    expect(await stage.send(THIEF, forged)).toBe('WrongOwner');
    expect(await optIn()).toBe('accepted');
    expect(await optIn(false)).toBe('accepted');
    expect(await stage.send(THIEF, compound())).toBe('NotOptedIn');
    expect(await stage.holdings()).toEqual(before);
  });

  it('R14 adds no day to any lock: the new deposit is free at once', async () => {
    await optIn();
    const [lock] = (await stage.user(VICTIM)).entries;
    expect(await stage.send(THIEF, compound())).toBe('accepted');
    const { entries } = await stage.user(VICTIM);
    expect(entries[0]?.lockEndUnixSeconds).toBe(lock?.lockEndUnixSeconds);
    expect(entries[1]).toMatchObject({ compound: true, tier: 0, multiplierBps: 10_000 });
    const free = stage.leave(VICTIM, 69_000n, { entry: 1, force: false });
    expect(await stage.send(VICTIM, free)).toBe('accepted');
    expect(await stage.balance(stage.at.penaltyVault)).toBe(0n);
  });

  it('R14 stakes up to the cap to the base unit and pays the rest out', async () => {
    await open(50_000n);
    await optIn();
    const owed = BUDGET - 1n;
    expect(await stage.send(THIEF, compound())).toBe('accepted');
    expect((await stage.user(VICTIM)).amountBaseUnits).toBe(50_000n * TOKEN);
    expect(await stage.balance(stage.staker(VICTIM).tokenAccount)).toBe(9_000n * TOKEN + owed - 49_000n * TOKEN);
    await stage.fund(BUDGET);
    await stage.rollTo(28);
    expect(await stage.send(THIEF, compound())).toBe('accepted');
    expect((await stage.user(VICTIM)).amountBaseUnits).toBe(50_000n * TOKEN);
  });

  it('R14 pays the rest to a token account of the owner only, and of the pools mint', async () => {
    await open(50_000n);
    await optIn();
    const before = await stage.holdings();
    const { tokenAccount } = stage.staker(THIEF);
    expect(await stage.send(THIEF, withAccount(compound(), 2, tokenAccount))).toBe('DestinationNotOwned');
    // A decoy of the victim's in another mint.
    const { quoteMint } = stage.opened.chain.deployment;
    const decoy = associatedTokenAddress(stage.staker(VICTIM).owner, quoteMint);
    const thief = stage.wallet(THIEF).address;
    expect(await stage.send(THIEF, createTokenAccount(thief, decoy, stage.staker(VICTIM).owner, quoteMint))).toBe(
      'accepted',
    );
    expect(await stage.send(THIEF, withAccount(compound(), 2, decoy))).toBe('TokenMintMismatch');
    expect(await stage.holdings()).toEqual(before);
  });

  it('R13 moves each reward from vault to vault once, so the same tokens back one stake', async () => {
    // Weak: rewards are counted as stake while they stay in the reward vault, and can be claimed again.
    await optIn();
    expect(await stage.send(THIEF, compound(), compound())).toBe('NothingToClaim');
    expect(await stage.send(THIEF, compound())).toBe('accepted');
    const pool = await stage.pool();
    expect(await stage.balance(stage.at.stakeVault)).toBe(pool.totalStakedBaseUnits);
    expect(await stage.balance(stage.at.rewardVault)).toBe(BUDGET - pool.totalCompoundedBaseUnits);
    expect(pool.totalCompoundedBaseUnits).toBe(pool.totalClaimedBaseUnits);
    expect(pool.pendingWeight).toBe(pool.totalCompoundedBaseUnits);
  });

  it('R13 stakes nothing out of a vault: no wallet signs for one, and the program does not', async () => {
    // Weak: the treasury's or the team's locked tokens earn with the rest, and honest yields fall.
    await stage.openAccount(THIEF);
    const { calls, at } = stage;
    const thief = stage.staker(THIEF);
    const vaults = [at.treasuryVault, at.vestingVault, at.bondVault, at.penaltyVault, at.rewardVault];
    const fill = vaults.map((vault) => transferTokens(thief.tokenAccount, vault, thief.owner, 100n * TOKEN));
    expect(await stage.send(THIEF, ...fill)).toBe('accepted');
    const before = await stage.holdings();
    for (const vault of vaults) {
      const fromVault = calls.stake({ ...thief, tokenAccount: vault }, 100n * TOKEN, 0);
      expect(await stage.send(THIEF, fromVault)).toBe('TokenOwnerMismatch');
      const asVault = { owner: vault, tokenAccount: vault, userStake: at.userStake(vault) };
      const unsigned = calls.openStakeAccount(asVault);
      const accounts = unsigned.accounts.map((meta) => ({ ...meta, signer: false }));
      expect(await stage.send(THIEF, { ...unsigned, accounts })).toBe('AccountNotSigner');
    }
    expect(await stage.holdings()).toEqual(before);
  });

  it('R13 keeps unvested tokens out of stake until they are released', async () => {
    const grant = { beneficiary: VICTIM, group: 'team', totalBaseUnits: 1_000n * TOKEN } as const;
    stage = await AttackStage.open([0n, 0n], {
      features: featuresWith(),
      grants: [{ ...grant, cliffDays: 10, durationDays: 100 }],
    });
    await stage.openAccount(VICTIM);
    expect(await stage.stake(VICTIM, 1_000n, 0)).toBe('TokenInsufficientFunds');
    const { vesting } = stage.opened.chain.deployment.grants[0]!;
    const { owner, tokenAccount } = stage.staker(VICTIM);
    const release = stage.money.releaseVested(vesting, owner, tokenAccount);
    await stage.rollTo(9, 86_399);
    expect(await stage.send(VICTIM, release)).toBe('NothingReleasable');
    await stage.rollTo(10);
    expect(await stage.send(VICTIM, release, release)).toBe('NothingReleasable');
    expect(await stage.send(VICTIM, release)).toBe('accepted');
    expect(await stage.stake(VICTIM, 101n, 0)).toBe('TokenInsufficientFunds');
    expect(await stage.stake(VICTIM, 100n, 0)).toBe('accepted');
  });
});
