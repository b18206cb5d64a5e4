import { TRIAL_TOKEN } from '../../genesis/trial-plan.ts';
import { readonly } from '../../program/account-metas.ts';
import { decodeAddress } from '../../program/base58.ts';
import type { CraftedAttack } from '../crafted-attack.ts';
import { ATTACK_DAY, type CraftedStage, YES } from '../crafted-stage.ts';
import { withFurtherAccounts } from '../forged-call.ts';
import { copyByProbe } from '../probe-copy.ts';
import { refusedAttempt } from './refused-attempt.ts';

/** A day after every lock and every vote. */
const NEXT_YEAR = ATTACK_DAY + 365;
const CLOCK_ADDRESS = 'SysvarC1ock11111111111111111111111111111111';

/** An account with the clock of another day, written by a program that is not the runtime; then that day is today again. */
async function clockOf(stage: CraftedStage, day: number, today: number): Promise<Uint8Array> {
  const clock = decodeAddress(CLOCK_ADDRESS);
  if (clock === undefined) throw new TypeError(`not an address: ${CLOCK_ADDRESS}`);
  await stage.advanceTo(day);
  const copy = await copyByProbe(stage, clock);
  await stage.advanceTo(today);
  return copy;
}

export const FALSE_SYSVAR: CraftedAttack = {
  id: 'X08',
  title: 'Forged clock',
  description:
    'Brings an account with the clock of another day; a weak program reads time from it. This one reads no sysvar from any account.',
  source:
    'sealevel-attacks 10 (sysvar address checking); Wormhole, February 2022 (forged instructions sysvar, 120,000 wETH)',
  attempts: [
    refusedAttempt(
      'clock-of-next-year-unlock',
      'a clock of next year, for an exit without penalty from a lock of 90 days',
      'StillLocked',
      async (stage) => {
        const clock = await clockOf(stage, NEXT_YEAR, ATTACK_DAY);
        const leave = stage.leaveCall(stage.thief, 1_000n * TRIAL_TOKEN, 1, false);
        return {
          forged: [withFurtherAccounts(leave, readonly(clock))],
          sound: [stage.leaveCall(stage.thief, 1_000n * TRIAL_TOKEN, 0, false)],
        };
      },
    ),
    refusedAttempt(
      'clock-of-next-year-finalize',
      'a clock of next year, to end a vote on its second day',
      'VotingActive',
      async (stage) => {
        const { ballots, proposal, thief } = stage;
        const clock = await clockOf(stage, NEXT_YEAR, ATTACK_DAY);
        return {
          forged: [withFurtherAccounts(ballots.finalizeProposal(proposal), readonly(clock))],
          sound: [withFurtherAccounts(ballots.castVote(thief, proposal, YES), readonly(clock))],
        };
      },
    ),
    refusedAttempt(
      'clock-of-next-year-roll',
      'a clock of next year, to close days that have not begun',
      'NothingToClaim',
      async (stage) => {
        const { staking, thief } = stage;
        const clock = await clockOf(stage, NEXT_YEAR, ATTACK_DAY);
        const claim = staking.claimRewards(thief, []);
        // A roll of a day that is closed already changes nothing, whatever clock it is given; so the second claim has nothing.
        const roll = withFurtherAccounts(staking.roll([]), readonly(clock));
        return { forged: [claim, roll, claim], sound: [claim, roll] };
      },
    ),
    refusedAttempt(
      'clock-of-yesterday-claim',
      'a clock of yesterday, for a claim before the day is closed',
      'PoolNotRolled',
      async (stage) => {
        const { staking, thief } = stage;
        const clock = await clockOf(stage, ATTACK_DAY, ATTACK_DAY + 1);
        const claim = staking.claimRewards(thief, []);
        return {
          forged: [staking.claimRewards(thief, [clock])],
          sound: [...(await stage.rollCalls(ATTACK_DAY + 1)), claim],
        };
      },
    ),
    refusedAttempt(
      'clock-of-yesterday-vote',
      'a clock of yesterday, for a vote before the day is closed',
      'PoolNotRolled',
      async (stage) => {
        const { ballots, thief, proposal } = stage;
        const clock = await clockOf(stage, ATTACK_DAY, ATTACK_DAY + 1);
        const vote = ballots.castVote(thief, proposal, YES);
        return {
          forged: [withFurtherAccounts(vote, readonly(clock))],
          sound: [...(await stage.rollCalls(ATTACK_DAY + 1)), vote],
        };
      },
    ),
  ],
};
