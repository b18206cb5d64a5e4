import { TRIAL_GENESIS_DAY, TRIAL_TOKEN } from '../../genesis/trial-plan.ts';
import type { Instruction } from '../../program/message.ts';
import { historyPageOf } from '../../program/page-plan.ts';
import type { CraftedAttack, CraftedAttempt } from '../crafted-attack.ts';
import { type CraftedStage, NO_CONTENT, YES } from '../crafted-stage.ts';
import { refusedAttempt } from './refused-attempt.ts';

const U64_MAX = 2n ** 64n - 1n;
const U32_MAX = 2 ** 32 - 1;
const U16_MAX = 2 ** 16 - 1;
const U8_MAX = 2 ** 8 - 1;
/** What the sound calls have instead. */
const TOKENS = 100n * TRIAL_TOKEN;

/** A call with a number at the edge of its type, and the same one with an ordinary number. */
function edge<Value>(
  name: string,
  forged: string,
  errors: string | readonly string[],
  [extreme, ordinary]: readonly [Value, Value],
  call: (stage: CraftedStage, value: Value) => Instruction,
): CraftedAttempt {
  return refusedAttempt(name, forged, errors, (stage) => ({
    forged: [call(stage, extreme)],
    sound: [call(stage, ordinary)],
  }));
}

const deposit = ({ staking, thief }: CraftedStage, amount: bigint): Instruction => staking.stake(thief, amount, 0);
const leave = (stage: CraftedStage, amount: bigint): Instruction => stage.leaveCall(stage.thief, amount);
const fund = ({ staking, thief }: CraftedStage, amount: bigint): Instruction =>
  staking.fundRewards(thief.owner, thief.tokenAccount, amount);
const fee = ({ rewards, thief }: CraftedStage, amount: bigint): Instruction => rewards.payDebateFee(thief, amount);
const entry = ({ staking, thief }: CraftedStage, index: number): Instruction =>
  staking.unstake(thief, TOKENS, true, index, [], []);
const lock = ({ staking, thief }: CraftedStage, days: number): Instruction => staking.stake(thief, TOKENS, days);
const spend = ({ ballots, thief }: CraftedStage, amountBaseUnits: bigint): Instruction =>
  ballots.createProposal(
    thief,
    1,
    { kind: 'spend', purpose: 'payment', destination: thief.owner, amountBaseUnits, priceQuoteUnits: 0n },
    NO_CONTENT,
  );
const parameter = ({ ballots, thief }: CraftedStage, id: number): Instruction =>
  ballots.createProposal(thief, 1, { kind: 'parameter', id, value: 2n * TRIAL_TOKEN }, NO_CONTENT);
const number = ({ ballots, thief }: CraftedStage, id: number): Instruction =>
  ballots.createProposal(thief, id, { kind: 'parameter', id: 0, value: 2n * TRIAL_TOKEN }, NO_CONTENT);
const side = ({ ballots, thief, proposal }: CraftedStage, value: number): Instruction =>
  ballots.castVote(thief, proposal, value);
const historyPage = ({ staking, thief }: CraftedStage, page: number): Instruction =>
  staking.openHistoryPage(thief.owner, page);

/** A grant of the thief's to itself. */
const grant = ({ money, at, thief }: CraftedStage, totalBaseUnits: bigint): Instruction =>
  money.createVesting(thief.owner, thief.tokenAccount, at.vesting(thief.owner, 0), {
    beneficiary: thief.owner,
    index: 0,
    totalBaseUnits,
    startUnixSeconds: BigInt(TRIAL_GENESIS_DAY) * 86_400n,
    cliffDays: 0,
    durationDays: 10,
  });

export const ARITHMETIC_EDGES: CraftedAttack = {
  id: 'X09',
  title: 'Arithmetic edges',
  description:
    'Calls with 0, the largest numbers and indices that do not exist; in a weak program sums wrap, or a panic closes the way out.',
  source: 'Certora on Jito restaking, M-05; Helium helium-program-library PR 120 (overflow)',
  attempts: [
    edge('stake-nothing', 'a deposit of 0', ['ZeroAmount', 'StakeBelowMinimum'], [0n, TOKENS], deposit),
    edge(
      'stake-u64-max',
      'a deposit of 2^64 - 1 base units',
      ['MathOverflow', 'StakeCapExceeded'],
      [U64_MAX, TOKENS],
      deposit,
    ),
    edge('unstake-nothing', 'an exit of 0', 'ZeroAmount', [0n, TOKENS], leave),
    edge('unstake-u64-max', 'an exit of 2^64 - 1 base units', 'AmountExceedsEntry', [U64_MAX, TOKENS], leave),
    edge(
      'unstake-one-more',
      'an exit of one base unit more than the entry has',
      'AmountExceedsEntry',
      [15_000n * TRIAL_TOKEN + 1n, 15_000n * TRIAL_TOKEN],
      leave,
    ),
    edge('entry-255', 'an exit from entry 255', 'EntryNotFound', [U8_MAX, 0], entry),
    edge('entry-16', 'an exit from the first entry behind the last', 'EntryNotFound', [16, 0], entry),
    edge('lock-u32-max', 'a lock of 2^32 - 1 days', 'UnknownLock', [U32_MAX, 0], lock),
    edge('lock-between-tiers', 'a lock of 29 days, which is no tier', 'UnknownLock', [29, 30], lock),
    edge('fund-nothing', 'a budget of 0', 'ZeroAmount', [0n, TOKENS], fund),
    edge(
      'fund-u64-max',
      'a budget of 2^64 - 1 base units',
      ['WeeklyBudgetExceeded', 'MathOverflow'],
      [U64_MAX, TOKENS],
      fund,
    ),
    edge('fee-nothing', 'a debate fee of 0', ['ZeroAmount', 'DebateFeeTooSmall'], [0n, TRIAL_TOKEN], fee),
    edge(
      'fee-u64-max',
      'a debate fee of 2^64 - 1 base units',
      ['TokenInsufficientFunds', 'WeeklyBudgetExceeded', 'MathOverflow'],
      [U64_MAX, TRIAL_TOKEN],
      fee,
    ),
    edge(
      'grant-u64-max',
      'a grant of 2^64 - 1 base units',
      ['TokenInsufficientFunds', 'VestingOutOfRange'],
      [U64_MAX, TOKENS],
      grant,
    ),
    edge('spend-nothing', 'a treasury spend of 0', 'PayloadInvalid', [0n, TOKENS], spend),
    edge('side-255', 'a vote for side 255', 'InvalidSide', [U8_MAX, YES], side),
    edge('proposal-u32-max', 'a proposal numbered 2^32 - 1', 'ProposalIdMismatch', [U32_MAX, 1], number),
    edge('parameter-65535', 'a change of parameter 65535', 'UnknownParameter', [U16_MAX, 0], parameter),
    edge(
      'history-u32-max',
      'a history page of days at the end of a u32',
      'PageOutOfRange',
      [U32_MAX, historyPageOf(TRIAL_GENESIS_DAY) + 1],
      historyPage,
    ),
    refusedAttempt(
      'pause-u32-max',
      'a pause of 2^32 - 1 seconds by the guardian',
      'PauseTooLong',
      ({ roles, guardian }) => ({
        signers: [guardian],
        forged: [roles.pause(guardian.address, 1, U32_MAX)],
        sound: [roles.pause(guardian.address, 1, 60)],
      }),
    ),
    refusedAttempt(
      'pause-everything',
      'a pause of every bit, exits and claims among them',
      'PauseMaskInvalid',
      ({ roles, guardian }) => ({
        signers: [guardian],
        forged: [roles.pause(guardian.address, U32_MAX, 60)],
        sound: [roles.pause(guardian.address, 1, 60)],
      }),
    ),
  ],
};
