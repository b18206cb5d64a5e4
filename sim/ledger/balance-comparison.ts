import type { CastVoteState, GovernanceState, ProposalState } from '../ports/governance-states.ts';
import type {
  AgentIndex,
  AgentState,
  PoolState,
  StakeEntryState,
  UserStakeState,
  VaultState,
} from '../ports/staking-chain.ts';
import type { EconomyModel } from './economy/economy-model.ts';
import type { EntryModel } from './entry-model.ts';
import { areVaultsAsModelled, isPoolAsModelled } from './pool-comparison.ts';
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
  return isAsModelled(model, agent, found) ? undefined : firstDifference(model.agentState(agent), found, '');
}

/** Every field of an observed agent is the model's. */
export function isAsModelled(model: StakingModel, agent: AgentIndex, found: AgentState): boolean {
  const user = model.users[agent] as UserModel;
  const quote = model.hasMarket ? user.quote : undefined;
  return quote === found.quoteUnits && sameAgent(user, found);
}

/** First field of the observed pool that is not the model's; undefined when all are equal. */
export function poolDifference(model: StakingModel, found: PoolState): Difference | undefined {
  return isPoolAsModelled(model.pool, found) ? undefined : firstDifference(model.poolState(), found, '');
}

/** The same of the vaults. */
export function vaultDifference(model: StakingModel, found: VaultState): Difference | undefined {
  return areVaultsAsModelled(model.vaults, found) ? undefined : firstDifference(model.vaultState(), found, '');
}

/** First field in which two observed states of an agent differ; undefined when all are equal. */
export function agentStateDifference(expected: AgentState, found: AgentState): Difference | undefined {
  return firstDifference(expected, found, '');
}

/** Deep equality of two plain values, without the care for a message that a difference takes. */
function isSame(expected: unknown, found: unknown): boolean {
  if (!isRecord(expected) || !isRecord(found)) {
    return expected === found;
  }
  for (const name in expected) {
    if (!isSame(expected[name], found[name])) {
      return false;
    }
  }
  for (const name in found) {
    if (!(name in expected)) {
      return false;
    }
  }
  return true;
}

/** First field, in order of the names, in which two snapshots differ; undefined when they are equal. */
export function firstDifference(expected: unknown, found: unknown, path: string): Difference | undefined {
  // The common case is cheap; only a difference pays for names in order.
  if (isSame(expected, found)) {
    return undefined;
  }
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
    user.rewardDustQ64 !== stake.rewardDustQ64 ||
    !sameRoles(user, stake)
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

/** What governance, boosters, compounding and tickets keep in the account. */
function sameRoles(user: UserModel, stake: UserStakeState): boolean {
  return (
    user.voteLockUntil === stake.voteLockUntilUnixSeconds &&
    user.lastDebateDay === stake.lastDebateDay &&
    user.boostEndDay === stake.boostEndDay &&
    user.boostBps === stake.boostBps &&
    user.liveProposal === stake.liveProposal &&
    user.compounding === stake.compounding &&
    user.rewardsCompounded === stake.rewardsCompoundedBaseUnits &&
    user.rewardsForfeited === stake.rewardsForfeitedBaseUnits &&
    user.ticketCount === stake.ticketCount &&
    user.payoutCount === stake.payoutCount &&
    user.voteCount === stake.voteCount &&
    sameMarks(user.voted, stake.voted) &&
    user.lastPayouts.isSame(stake.payouts) &&
    sameVotes(user.votes, stake.votes)
  );
}

function sameMarks(expected: readonly number[], found: readonly number[]): boolean {
  if (expected.length !== found.length) {
    return false;
  }
  for (let slot = 0; slot < expected.length; slot += 1) {
    if (expected[slot] !== found[slot]) {
      return false;
    }
  }
  return true;
}

function sameVotes(expected: readonly CastVoteState[], found: readonly CastVoteState[]): boolean {
  if (expected.length !== found.length) {
    return false;
  }
  for (let slot = 0; slot < expected.length; slot += 1) {
    if (!sameVote(expected[slot] as CastVoteState, found[slot] as CastVoteState)) {
      return false;
    }
  }
  return true;
}

function sameVote(a: CastVoteState, b: CastVoteState): boolean {
  return a.weight === b.weight && a.proposalId === b.proposalId && a.day === b.day && a.side === b.side;
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
    entry.ended === other.ended &&
    entry.compound === other.compound &&
    entry.vests === other.vests &&
    entry.flatPower === other.flatPower &&
    entry.agedPower === other.agedPower &&
    entry.multiplierBps === other.multiplierBps &&
    entry.boostBps === other.boostBps &&
    entry.boostEndDay === other.boostEndDay &&
    entry.boostOver === other.boostOver &&
    entry.boostOwed === other.boostOwedBaseUnits
  );
}

/** First field of the observed governance that is not the model's, hashes aside: those only the chain can make. */
export function governanceDifference(model: EconomyModel, found: GovernanceState): Difference | undefined {
  const { upgradeHash: _upgradeHash, ...known } = found;
  const defeated = found.defeated.map(({ day }) => ({ hash: 0n, day }));
  return firstDifference(model.governanceState(), { ...known, defeated }, '');
}

/** First field of an observed proposal that is not the model's, addresses and hashes aside. */
export function proposalDifference(
  model: EconomyModel,
  proposalId: number,
  found: ProposalState | undefined,
): Difference | undefined {
  if (found === undefined) {
    return firstDifference(model.proposalState(proposalId), found, '');
  }
  const { proposer: _proposer, address: _address, payloadHash: _payloadHash, ...known } = found;
  return firstDifference(model.proposalState(proposalId), known, '');
}
