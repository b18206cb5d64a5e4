import { TRIAL_TOKEN } from '../../genesis/trial-plan.ts';
import { associatedTokenAddress } from '../../program/pda.ts';
import { createTokenAccount } from '../../program/token-instructions.ts';
import type { CraftedAttack } from '../crafted-attack.ts';
import type { CraftedStage } from '../crafted-stage.ts';
import { withAccount } from '../forged-call.ts';
import { forkedEconomy } from '../forked-economy.ts';
import { refusedAttempt } from './refused-attempt.ts';

/** Where calls of a staker have their accounts. */
const OWNER_TOKEN = 3;
const VAULT = 4;
const PENALTY_VAULT = 5;
/** Where the others have theirs. */
const FUNDED_VAULT = 3;
const GRANT_VAULT = 3;
const MINTED_VAULT = 3;

const LOOK_ALIKES = new WeakMap<CraftedStage, Uint8Array>();

/** A token account of the right mint that the pool owns, made by the thief. */
async function lookAlike(stage: CraftedStage): Promise<Uint8Array> {
  const { thief, at, mint } = stage;
  const account = LOOK_ALIKES.get(stage) ?? associatedTokenAddress(at.pool, mint);
  if (!LOOK_ALIKES.has(stage)) {
    await stage.demand([thief.wallet], createTokenAccount(thief.owner, account, at.pool, mint));
    LOOK_ALIKES.set(stage, account);
  }
  return account;
}

export const FALSE_VAULT: CraftedAttack = {
  id: 'X06',
  title: 'One vault for another, other tokens',
  description:
    'Brings another vault, a token account of its own or tokens of a mint of its own; a weak program pays rewards out of principal or books worthless deposits.',
  source:
    'Solana-Audit-Arena issue 29; Quantstamp on Quarry, QSP-7 and QSP-13; Cashio, March 2022 (collateral of a worthless mint)',
  attempts: [
    refusedAttempt(
      'claim-from-stake-vault',
      'the stake vault as the source of rewards',
      'WrongVault',
      ({ staking, thief, at }) => {
        const sound = staking.claimRewards(thief, []);
        return { forged: [withAccount(sound, VAULT, at.stakeVault)], sound: [sound] };
      },
    ),
    refusedAttempt(
      'claim-from-treasury',
      'the treasury vault as the source of rewards',
      'WrongVault',
      ({ staking, thief, at }) => {
        const sound = staking.claimRewards(thief, []);
        return { forged: [withAccount(sound, VAULT, at.treasuryVault)], sound: [sound] };
      },
    ),
    refusedAttempt(
      'claim-from-look-alike',
      'a token account of the pool that the thief has made, as the reward vault',
      'WrongVault',
      async (stage) => {
        const sound = stage.staking.claimRewards(stage.thief, []);
        return { forged: [withAccount(sound, VAULT, await lookAlike(stage))], sound: [sound] };
      },
    ),
    refusedAttempt(
      'unstake-from-reward-vault',
      'the reward vault as the source of principal',
      'WrongVault',
      (stage) => {
        const sound = stage.leaveCall(stage.thief, 1_000n * TRIAL_TOKEN);
        return { forged: [withAccount(sound, VAULT, stage.at.rewardVault)], sound: [sound] };
      },
    ),
    refusedAttempt('penalty-to-thief', "the thief's token account as the penalty vault", 'WrongVault', (stage) => {
      const sound = stage.leaveCall(stage.thief, 1_000n * TRIAL_TOKEN, 1);
      return { forged: [withAccount(sound, PENALTY_VAULT, stage.thief.tokenAccount)], sound: [sound] };
    }),
    refusedAttempt(
      'deposit-to-thief',
      "the thief's own token account as the stake vault",
      'WrongVault',
      ({ staking, thief }) => {
        const sound = staking.stake(thief, 100n * TRIAL_TOKEN, 0);
        return { forged: [withAccount(sound, VAULT, thief.tokenAccount)], sound: [sound] };
      },
    ),
    refusedAttempt(
      'budget-to-stake-vault',
      'the stake vault as the destination of a budget',
      'WrongVault',
      ({ staking, thief, at }) => {
        const sound = staking.fundRewards(thief.owner, thief.tokenAccount, TRIAL_TOKEN);
        return { forged: [withAccount(sound, FUNDED_VAULT, at.stakeVault)], sound: [sound] };
      },
    ),
    refusedAttempt(
      'grant-from-stake-vault',
      'the stake vault as the source of a grant',
      'WrongVault',
      ({ money, vesting, victim, at }) => {
        const sound = money.releaseVested(vesting, victim.owner, victim.tokenAccount);
        return { forged: [withAccount(sound, GRANT_VAULT, at.stakeVault)], sound: [sound] };
      },
    ),
    refusedAttempt(
      'inflation-to-thief',
      "the thief's token account as the destination of new tokens",
      'WrongVault',
      ({ rewards, mint, thief }) => {
        const sound = rewards.mintInflation(mint);
        return { forged: [withAccount(sound, MINTED_VAULT, thief.tokenAccount)], sound: [sound] };
      },
    ),
    refusedAttempt(
      'inflation-of-other-mint',
      "a mint of the thief's as the mint of the inflation",
      ['WrongMint', 'TokenMintMismatch', 'TokenOwnerMismatch'],
      async (stage) => {
        const { deployment } = await forkedEconomy(stage);
        return {
          forged: [stage.rewards.mintInflation(deployment.mint)],
          sound: [stage.rewards.mintInflation(stage.mint)],
        };
      },
    ),
    refusedAttempt(
      'deposit-of-other-mint',
      "a deposit of tokens of a mint of the thief's",
      ['TokenMintMismatch', 'WrongMint'],
      async (stage) => {
        const { thief } = await forkedEconomy(stage);
        const sound = stage.staking.stake(stage.thief, 100n * TRIAL_TOKEN, 0);
        return { forged: [withAccount(sound, OWNER_TOKEN, thief.tokenAccount)], sound: [sound] };
      },
    ),
    refusedAttempt(
      'budget-of-other-mint',
      "a budget in tokens of a mint of the thief's",
      ['TokenMintMismatch', 'WrongMint'],
      async (stage) => {
        const { staking, thief } = stage;
        const fork = await forkedEconomy(stage);
        return {
          forged: [staking.fundRewards(thief.owner, fork.thief.tokenAccount, TRIAL_TOKEN)],
          sound: [staking.fundRewards(thief.owner, thief.tokenAccount, TRIAL_TOKEN)],
        };
      },
    ),
    refusedAttempt(
      'fee-of-other-mint',
      "a debate fee in tokens of a mint of the thief's",
      ['TokenMintMismatch', 'WrongMint'],
      async (stage) => {
        const { rewards, thief } = stage;
        const fork = await forkedEconomy(stage);
        return {
          forged: [rewards.payDebateFee({ ...thief, tokenAccount: fork.thief.tokenAccount }, TRIAL_TOKEN)],
          sound: [rewards.payDebateFee(thief, TRIAL_TOKEN)],
        };
      },
    ),
  ],
};
