import { TRIAL_GENESIS_DAY, TRIAL_TOKEN } from '../../genesis/trial-plan.ts';
import { historyPageOf } from '../../program/page-plan.ts';
import type { CraftedAttack } from '../crafted-attack.ts';
import { type CraftedStage, NO_CONTENT, type StageStaker, YES } from '../crafted-stage.ts';
import { withAccount } from '../forged-call.ts';
import { secondAddress } from '../second-address.ts';
import { refusedAttempt } from './refused-attempt.ts';

const text = (value: string): Uint8Array => Buffer.from(value);
const u32 = (value: number): Uint8Array => Uint8Array.from([0, 8, 16, 24].map((shift) => (value >>> shift) & 0xff));

/** The thief's signature and wallet with the victim's stake account. */
const mixed = ({ thief, victim }: CraftedStage): StageStaker => ({ ...thief, userStake: victim.userStake });

export const FALSE_ADDRESS: CraftedAttack = {
  id: 'X03',
  title: 'Genuine account of somebody else, or at another address',
  description:
    "Pairs one user's account with another user's signature, or makes accounts at a second bump; a weak program checks the type alone.",
  source:
    'sealevel-attacks 7 and 8 (bump seeds, PDA sharing); Solend, August 2021 (a market of the attacker passed for the one of the reserve); Offside Labs on Jito restaking, 4.1',
  attempts: [
    refusedAttempt(
      'claim-of-victim',
      "the victim's stake account with the thief's signature, for a claim",
      'WrongOwner',
      (stage) => ({
        forged: [stage.staking.claimRewards(mixed(stage), [])],
        sound: [stage.staking.claimRewards(stage.thief, [])],
      }),
    ),
    refusedAttempt(
      'unstake-of-victim',
      "the victim's stake account with the thief's signature, for an exit",
      'WrongOwner',
      (stage) => ({
        forged: [stage.leaveCall(mixed(stage), 1_000n * TRIAL_TOKEN)],
        sound: [stage.leaveCall(stage.thief, 1_000n * TRIAL_TOKEN)],
      }),
    ),
    refusedAttempt(
      'vote-of-victim',
      "the victim's stake account with the thief's signature, for a vote",
      'WrongOwner',
      (stage) => ({
        forged: [stage.ballots.castVote(mixed(stage), stage.proposal, YES)],
        sound: [stage.ballots.castVote(stage.thief, stage.proposal, YES)],
      }),
    ),
    refusedAttempt(
      'extend-of-victim',
      "the victim's stake account with the thief's signature, to lock it for 180 days",
      'WrongOwner',
      (stage) => ({
        forged: [stage.staking.extendLock(mixed(stage), 0, 180, stage.allExpiryPages, [])],
        sound: [stage.staking.extendLock(stage.thief, 0, 180, stage.allExpiryPages, [])],
      }),
    ),
    refusedAttempt(
      'bond-of-victim',
      "the victim's stake account with the thief's signature, to draft a proposal",
      'WrongOwner',
      (stage) => {
        const payload = { kind: 'parameter', id: 0, value: 2n * TRIAL_TOKEN } as const;
        return {
          forged: [stage.ballots.createProposal(mixed(stage), 1, payload, NO_CONTENT)],
          sound: [stage.ballots.createProposal(stage.thief, 1, payload, NO_CONTENT)],
        };
      },
    ),
    refusedAttempt(
      'grant-to-thief',
      "the thief's token account as the destination of the victim's grant",
      'DestinationNotOwned',
      ({ money, vesting, victim, thief }) => ({
        forged: [money.releaseVested(vesting, victim.owner, thief.tokenAccount)],
        sound: [money.releaseVested(vesting, victim.owner, victim.tokenAccount)],
      }),
    ),
    refusedAttempt(
      'grant-of-thief',
      "the thief as the owner of the victim's grant",
      'WrongOwner',
      ({ money, vesting, victim, thief }) => ({
        forged: [money.releaseVested(vesting, thief.owner, thief.tokenAccount)],
        sound: [money.releaseVested(vesting, victim.owner, victim.tokenAccount)],
      }),
    ),
    refusedAttempt(
      'power-of-victim',
      "the victim's stake account as the thief's voting power",
      'WrongUser',
      ({ staking, victim, thief }) => ({
        forged: [staking.getVotingPower(thief.owner, victim.userStake)],
        sound: [staking.getVotingPower(victim.owner, victim.userStake)],
      }),
    ),
    refusedAttempt(
      'second-stake-account',
      'a second stake account of the thief, at the next bump',
      'ConstraintSeeds',
      ({ staking, at, thief, operator }) => ({
        forged: [
          staking.openStakeAccount({ ...thief, userStake: secondAddress([text('stake'), thief.owner], at.programId) }),
        ],
        soundSigners: [operator.wallet],
        sound: [staking.openStakeAccount(operator)],
      }),
    ),
    refusedAttempt(
      'second-history-page',
      'a history page at the next bump',
      'ConstraintSeeds',
      ({ staking, at, thief }) => {
        const page = historyPageOf(TRIAL_GENESIS_DAY) + 1;
        const sound = staking.openHistoryPage(thief.owner, page);
        return {
          forged: [withAccount(sound, 1, secondAddress([text('hist'), u32(page)], at.programId))],
          sound: [sound],
        };
      },
    ),
    refusedAttempt('second-proposal', 'a proposal at the next bump', 'ConstraintSeeds', ({ ballots, at, thief }) => {
      const sound = ballots.createProposal(thief, 1, { kind: 'parameter', id: 0, value: 2n * TRIAL_TOKEN }, NO_CONTENT);
      return {
        forged: [withAccount(sound, 4, secondAddress([text('proposal'), u32(1)], at.programId))],
        sound: [sound],
      };
    }),
    refusedAttempt(
      'other-expiry-page',
      'a page of other days for what a locked entry has scheduled',
      'ExpiryPageMissing',
      (stage) => {
        const { staking, thief, at } = stage;
        const wrong = [0, 1, 2, 3, 4, 5, 6, 7]
          .filter((page) => page !== historyPageOf(TRIAL_GENESIS_DAY + 90) % 8)
          .map((page) => at.expiryPage(page));
        return {
          forged: [staking.unstake(thief, 1_000n * TRIAL_TOKEN, true, 1, wrong, [])],
          sound: [stage.leaveCall(thief, 1_000n * TRIAL_TOKEN, 1)],
        };
      },
    ),
  ],
};
