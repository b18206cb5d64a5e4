import { TRIAL_TOKEN } from '../../genesis/trial-plan.ts';
import type { Instruction } from '../../program/message.ts';
import type { CraftedAttack, CraftedAttempt } from '../crafted-attack.ts';
import { ATTACK_DAY, type CraftedStage, YES } from '../crafted-stage.ts';
import type { CraftedTransaction } from '../crafted-transaction.ts';
import { refusedAttempt } from './refused-attempt.ts';

/** What a call gets when its transaction asks for no more; a transaction may ask for 1,400,000. */
const MAX_COMPUTE_UNITS = 200_000;
const ENTRIES = 16;
const ENTRY_BASE_UNITS = 1_000n * TRIAL_TOKEN;
/** Locks of the victim's further entries, in turn. */
const LOCKS = [7, 30, 90, 180] as const;
/** Most days that one roll closes. */
const LONG_SILENCE = ATTACK_DAY + 64;
const VERY_LONG_SILENCE = ATTACK_DAY + 200;

const FULL = new WeakSet<CraftedStage>();

/** The victim's account with all 16 entries, of every tier. */
async function fillAccount(stage: CraftedStage): Promise<void> {
  if (FULL.has(stage)) return;
  const { staking, victim } = stage;
  for (let index = 1; index < ENTRIES; index += 1) {
    const lockDays = LOCKS[index % LOCKS.length] ?? 0;
    await stage.demand([victim.wallet], staking.stake(victim, ENTRY_BASE_UNITS, lockDays));
  }
  FULL.add(stage);
}

/** A full account and days that nobody closed; the pages of history are open, as they are for anyone to open. */
async function missDays(stage: CraftedStage, day: number): Promise<readonly Instruction[]> {
  await fillAccount(stage);
  await stage.advanceTo(day);
  await stage.openHistory(day);
  return stage.rollCalls(day);
}

/** One transaction a call, as a keeper would send them. */
function oneByOne({ victim }: CraftedStage, calls: readonly Instruction[]): readonly CraftedTransaction[] {
  return calls.map((call) => ({ signers: [victim.wallet], instructions: [call] }));
}

/** Everything of every entry out, whatever its lock, after a settlement entry by entry. */
async function leaveEverything(stage: CraftedStage): Promise<readonly Instruction[]> {
  const { staking, victim } = stage;
  const calls: Instruction[] = [];
  const { entries } = await stage.user(victim);
  for (const { index } of entries) {
    const days = [0, ATTACK_DAY, ...LOCKS.map((lock) => ATTACK_DAY + lock)];
    const pages = new Map(days.map((day) => stage.historyPage(day)).map((page) => [page.join(), page]));
    calls.push(staking.settleEntries(victim.userStake, 1 << index, [...pages.values()]));
  }
  for (const { index, amountBaseUnits } of entries) {
    calls.push(staking.unstake(victim, amountBaseUnits, true, index, stage.allExpiryPages, []));
  }
  return calls;
}

function bounded(
  name: string,
  forged: string,
  calls: (stage: CraftedStage) => Promise<readonly Instruction[]>,
): CraftedAttempt {
  return {
    name,
    forged,
    sound: { kind: 'accepts', maxComputeUnits: MAX_COMPUTE_UNITS },
    build: async (stage) => ({ attack: oneByOne(stage, await calls(stage)), control: undefined }),
  };
}

export const EXHAUSTION: CraftedAttack = {
  id: 'X10',
  title: 'Exhaustion of compute units',
  description:
    'Grows what a call has to work through, or leaves days unclosed; in a weak program the call that would shrink it runs out of units and the stake is stuck.',
  source:
    'Solana-Audit-Arena F-05 (stack frame that made an instruction uncallable); Helium issue 699 (a position that could not be closed)',
  attempts: [
    refusedAttempt('seventeenth-entry', 'a seventeenth entry', 'EntriesFull', async (stage) => {
      await fillAccount(stage);
      const stake = stage.staking.stake(stage.victim, ENTRY_BASE_UNITS, 0);
      const leave = stage.leaveCall(stage.victim, ENTRY_BASE_UNITS, ENTRIES - 1);
      return { signers: [stage.victim.wallet], forged: [stake], sound: [leave, stake] };
    }),
    refusedAttempt(
      'roll-without-pages',
      'a roll that names none of the pages that its days need',
      ['HistoryPageMissing', 'ExpiryPageMissing'],
      async (stage) => {
        const sound = await missDays(stage, LONG_SILENCE);
        return { forged: [stage.staking.roll([])], sound };
      },
    ),
    refusedAttempt('exit-before-roll', 'an exit while 64 days are not closed', 'PoolNotRolled', async (stage) => {
      const rolls = await missDays(stage, LONG_SILENCE);
      const { staking, victim } = stage;
      // The entry's first record has left the pool's ring by then.
      const leave = staking.unstake(
        victim,
        ENTRY_BASE_UNITS,
        true,
        0,
        [],
        [stage.historyPage(0), stage.historyPage(ATTACK_DAY)],
      );
      const settle = staking.settleEntries(victim.userStake, 1, [stage.historyPage(0)]);
      return { signers: [victim.wallet], forged: [leave], sound: [...rolls, settle] };
    }),
    bounded('roll-64-days', 'a roll of 64 missed days over entries of every tier', async (stage) =>
      missDays(stage, LONG_SILENCE),
    ),
    bounded('leave-after-64-days', 'a roll, then the exit of all 16 entries after 64 missed days', async (stage) => [
      ...(await missDays(stage, LONG_SILENCE)),
      ...(await leaveEverything(stage)),
    ]),
    bounded(
      'leave-after-200-days',
      'further rolls, then the exit of all 16 entries after 200 missed days',
      async (stage) => [...(await missDays(stage, VERY_LONG_SILENCE)), ...(await leaveEverything(stage))],
    ),
    bounded('vote-with-16-entries', 'a vote, a claim and an opt-in of an account with 16 entries', async (stage) => {
      await fillAccount(stage);
      const { ballots, staking, rewards, victim, proposal } = stage;
      return [
        ballots.castVote(victim, proposal, YES),
        staking.claimRewards(victim, []),
        rewards.setCompounding(victim, true),
      ];
    }),
  ],
};
