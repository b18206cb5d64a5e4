import { TRIAL_TOKEN } from '../../genesis/trial-plan.ts';
import type { CraftedAttack } from '../crafted-attack.ts';
import { NO_CONTENT, YES } from '../crafted-stage.ts';
import { withAccount } from '../forged-call.ts';
import { refusedAttempt } from './refused-attempt.ts';

/** Where calls of a staker have their accounts. */
const USER_STAKE = 2;
const OWNER_TOKEN = 3;
const PENALTY_VAULT = 5;
/** Where a compounding has the vault that is paid. */
const COMPOUND_TO = 4;

export const DUPLICATE_ACCOUNT: CraftedAttack = {
  id: 'X05',
  title: 'One account in two places',
  description:
    'Names one writable account twice, or a vault as its own destination; in a weak program the second copy undoes what the first one booked.',
  source:
    'sealevel-attacks 6 (duplicate mutable accounts); the checks of Helium (`SamePosition`) and Tribeca (`assert_keys_neq`)',
  attempts: [
    refusedAttempt(
      'pool-as-stake',
      'the pool as the stake account too',
      'AccountBorrowFailed',
      ({ staking, thief, at }) => {
        const sound = staking.claimRewards(thief, []);
        return { forged: [withAccount(sound, USER_STAKE, at.pool)], sound: [sound] };
      },
    ),
    refusedAttempt(
      'stake-as-proposal',
      "the thief's stake account as the proposal too",
      'AccountBorrowFailed',
      ({ ballots, thief, proposal }) => ({
        forged: [ballots.castVote(thief, thief.userStake, YES)],
        sound: [ballots.castVote(thief, proposal, YES)],
      }),
    ),
    refusedAttempt(
      'reward-vault-to-itself',
      'the reward vault as the destination of its own payment',
      'DestinationNotOwned',
      ({ staking, thief, at }) => {
        const sound = staking.claimRewards(thief, []);
        return { forged: [withAccount(sound, OWNER_TOKEN, at.rewardVault)], sound: [sound] };
      },
    ),
    refusedAttempt(
      'stake-vault-to-itself',
      'the stake vault as the destination of its own payment',
      'DestinationNotOwned',
      (stage) => {
        const sound = stage.leaveCall(stage.thief, 1_000n * TRIAL_TOKEN);
        return { forged: [withAccount(sound, OWNER_TOKEN, stage.at.stakeVault)], sound: [sound] };
      },
    ),
    refusedAttempt('penalty-to-stake-vault', 'the stake vault as the penalty vault too', 'WrongVault', (stage) => {
      const sound = stage.leaveCall(stage.thief, 1_000n * TRIAL_TOKEN, 1);
      return { forged: [withAccount(sound, PENALTY_VAULT, stage.at.stakeVault)], sound: [sound] };
    }),
    refusedAttempt(
      'deposit-from-stake-vault',
      'the stake vault as the source of a deposit into itself',
      'TokenOwnerMismatch',
      ({ staking, thief, at }) => {
        const sound = staking.stake(thief, 100n * TRIAL_TOKEN, 0);
        return { forged: [withAccount(sound, OWNER_TOKEN, at.stakeVault)], sound: [sound] };
      },
    ),
    refusedAttempt(
      'budget-from-reward-vault',
      'the reward vault as the source of its own budget',
      'TokenOwnerMismatch',
      ({ staking, thief, at }) => ({
        forged: [staking.fundRewards(thief.owner, at.rewardVault, TRIAL_TOKEN)],
        sound: [staking.fundRewards(thief.owner, thief.tokenAccount, TRIAL_TOKEN)],
      }),
    ),
    refusedAttempt(
      'compound-within-reward-vault',
      'the reward vault as both ends of a compounding',
      'WrongVault',
      ({ rewards, thief, at }) => {
        const optIn = rewards.setCompounding(thief, true);
        const sound = rewards.compoundRewards(thief, []);
        return { forged: [optIn, withAccount(sound, COMPOUND_TO, at.rewardVault)], sound: [optIn, sound] };
      },
    ),
    refusedAttempt(
      'treasury-to-itself',
      'the treasury vault as the destination of a spend',
      'PayloadInvalid',
      ({ ballots, thief, at }) => {
        const spend = (destination: Uint8Array) =>
          ballots.createProposal(
            thief,
            1,
            { kind: 'spend', purpose: 'payment', destination, amountBaseUnits: TRIAL_TOKEN, priceQuoteUnits: 0n },
            NO_CONTENT,
          );
        return { forged: [spend(at.treasuryVault)], sound: [spend(thief.owner)] };
      },
    ),
  ],
};
