import type { AgentIndex, AgentState, StakeEntryState, UserStakeState } from '../ports/staking-chain.ts';
import type { EntryModel } from './entry-model.ts';
import type { StakingModel } from './staking-model.ts';
import type { UserModel } from './user-model.ts';

/** One field in which the chain and the model differ. */
export interface Difference {
  readonly field: string;
  readonly expected: string;
  readonly found: string;
}

/** First field of an observed agent that is not the model's; undefined when all are equal. */
export function agentDifference(model: StakingModel, agent: AgentIndex, found: AgentState): Difference | undefined {
  // The common case compares in place; only a difference pays for a snapshot.
  return sameAgent(model.users[agent] as UserModel, found)
    ? undefined
    : firstDifference(model.agentState(agent), found, '');
}

/** First field, in order of the names, in which two snapshots differ; undefined when they are equal. */
export function firstDifference(expected: unknown, found: unknown, path: string): Difference | undefined {
  if (isRecord(expected) && isRecord(found)) {
    const names = new Set([...Object.keys(expected), ...Object.keys(found)]);
    for (const name of names) {
      const inner = Array.isArray(expected) ? `${path}[${name}]` : path === '' ? name : `${path}.${name}`;
      const difference = firstDifference(expected[name], found[name], inner);
      if (difference !== undefined) {
        return difference;
      }
    }
    return undefined;
  }
  return expected === found ? undefined : { field: path, expected: describe(expected), found: describe(found) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function describe(value: unknown): string {
  switch (typeof value) {
    case 'bigint':
    case 'number':
    case 'boolean':
      return String(value);
    case 'undefined':
      return 'none';
    default:
      return 'an account';
  }
}

function sameAgent(user: UserModel, found: AgentState): boolean {
  if (user.wallet !== found.walletBaseUnits) {
    return false;
  }
  return found.stake === undefined ? !user.opened : user.opened && sameStake(user, found.stake);
}

function sameStake(user: UserModel, stake: UserStakeState): boolean {
  if (
    user.amount !== stake.amountBaseUnits ||
    user.rewardsEarned !== stake.rewardsEarnedBaseUnits ||
    user.votingPower !== stake.votingPower ||
    user.owed !== stake.owedBaseUnits ||
    user.owedOpen !== stake.owedOpenBaseUnits ||
    user.owedOpenWeek !== stake.owedOpenWeek ||
    user.rewardsClaimed !== stake.rewardsClaimedBaseUnits ||
    user.penaltiesPaid !== stake.penaltiesPaidBaseUnits ||
    user.rewardDustQ64 !== stake.rewardDustQ64
  ) {
    return false;
  }
  let position = 0;
  for (let index = 0; index < user.entries.length; index += 1) {
    const entry = user.entries[index] as EntryModel;
    if (!entry.live) {
      continue;
    }
    const other = stake.entries[position];
    if (other === undefined || other.index !== index || !sameEntry(entry, other)) {
      return false;
    }
    position += 1;
  }
  return position === stake.entries.length;
}

function sameEntry(entry: EntryModel, other: StakeEntryState): boolean {
  return (
    entry.amount === other.amountBaseUnits &&
    entry.lockEnd === other.lockEndUnixSeconds &&
    entry.paidAcc === other.paidAcc &&
    entry.weightLocked === other.weightLocked &&
    entry.weightBase === other.weightBase &&
    entry.startDay === other.startDay &&
    entry.endDay === other.endDay &&
    entry.tier === other.tier &&
    entry.started === other.started &&
    entry.ended === other.ended
  );
}
