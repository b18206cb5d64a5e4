import { minBigint } from '../../core/fixed.ts';
import { setRewardRate } from '../pool-budget.ts';
import type { PoolModel } from '../pool-model.ts';
import { REFUSED, type Refusal } from '../predictions.ts';
import { U64_MAX } from '../reward-math.ts';
import type { EmissionModel } from './emission-model.ts';
import type { GovernanceModel } from './governance-model.ts';
import { MAX_INFLATION_CAP_BPS, parameterBounds, type Range } from './parameter-bounds.ts';
import type { TreasuryModel } from './treasury-model.ts';

/** The four accounts that have parameters. */
export interface ParameterHolders {
  readonly pool: PoolModel;
  readonly governance: GovernanceModel;
  readonly treasury: TreasuryModel;
  readonly emission: EmissionModel;
}

/** The holders of a whole economy. */
export function parameterHolders(book: {
  readonly staking: { readonly pool: PoolModel };
  readonly governance: GovernanceModel;
  readonly treasury: TreasuryModel;
  readonly emission: EmissionModel;
}): ParameterHolders {
  const { governance, treasury, emission } = book;
  return { pool: book.staking.pool, governance, treasury, emission };
}

/** A field that a proposal may change. */
interface Field {
  readonly read: (holders: ParameterHolders) => bigint;
  readonly write: (holders: ParameterHolders, value: bigint) => void;
}

/** Names of the mutable fields of `T` that hold exactly a `V`. */
type FieldsOf<T, V> = { [K in keyof T]-?: T[K] extends V ? (V extends T[K] ? K : never) : never }[keyof T];

/** A field that holds base units or another bigint. */
function amount<T extends object>(holder: (all: ParameterHolders) => T, field: FieldsOf<T, bigint>): Field {
  return {
    read: (all) => holder(all)[field] as bigint,
    write: (all, value) => Object.assign(holder(all), { [field]: value }),
  };
}

/** A field that holds a small number. */
function small<T extends object>(holder: (all: ParameterHolders) => T, field: FieldsOf<T, number>): Field {
  return {
    read: (all) => BigInt(holder(all)[field] as number),
    write: (all, value) => Object.assign(holder(all), { [field]: Number(value) }),
  };
}

/** One place of a list of small numbers. */
function place(list: (all: ParameterHolders) => number[], index: number): Field {
  return {
    read: (all) => BigInt(list(all)[index] as number),
    write: (all, value) => {
      list(all)[index] = Number(value);
    },
  };
}

const pool = (all: ParameterHolders): PoolModel => all.pool;
const governance = (all: ParameterHolders): GovernanceModel => all.governance;
const treasury = (all: ParameterHolders): TreasuryModel => all.treasury;

const rewardRate: Field = {
  read: (all) => BigInt(all.pool.rewardRateBps),
  write: (all, value) => setRewardRate(all.pool, Number(value)),
};

const quadraticAttested: Field = {
  read: (all) => (all.governance.quadraticAttested ? 1n : 0n),
  write: (all, value) => {
    all.governance.quadraticAttested = value === 1n;
  },
};

/** All parameters by id, as the program's table has them. */
const FIELDS: ReadonlyMap<number, Field> = new Map<number, Field>([
  [0, amount(pool, 'minStake')],
  [1, amount(pool, 'maxStake')],
  [2, amount(pool, 'minClaim')],
  [3, small(pool, 'penaltyBps')],
  [4, rewardRate],
  ...[1, 2, 3, 4].map((tier): [number, Field] => [5 + tier, place((all) => all.pool.multiplierBps, tier)]),
  ...[1, 2, 3, 4].map((tier): [number, Field] => [10 + tier, place((all) => all.pool.lockDays, tier)]),
  [15, small(pool, 'boostActiveBps')],
  [16, small(pool, 'boostLongTermBps')],
  [17, small(pool, 'boostVotingBps')],
  [18, small(pool, 'boostDays')],
  [19, small(pool, 'longTermDays')],
  [20, small(pool, 'ticketDays')],
  [21, amount(pool, 'minDebateFee')],
  [22, small(pool, 'activeDays')],
  [32, amount(governance, 'minProposalStake')],
  [33, amount(governance, 'minVoteStake')],
  [34, amount(governance, 'bond')],
  ...[0, 1, 2, 3].map((kind): [number, Field] => [35 + kind, place((all) => all.governance.quorumBps, kind)]),
  ...[0, 1, 2, 3].map((kind): [number, Field] => [39 + kind, place((all) => all.governance.approvalBps, kind)]),
  [43, small(governance, 'votingDays')],
  [44, small(governance, 'timelockDays')],
  [45, small(governance, 'seasoningDays')],
  [46, small(governance, 'powerCapBps')],
  [47, small(governance, 'quadraticMode')],
  [48, small(governance, 'cooldownDays')],
  [49, small(governance, 'lateHours')],
  [50, small(governance, 'graceDays')],
  [51, quadraticAttested],
  [64, small(treasury, 'spendingCapBps')],
  [65, amount(treasury, 'reserveFloor')],
  [66, amount(treasury, 'buybackWeeklyCap')],
  [67, amount(treasury, 'buybackMaxPrice')],
  ...[0, 1, 2].map((year): [number, Field] => [80 + year, place((all) => all.emission.inflationBps, year)]),
  [83, small((all) => all.emission, 'capBps')],
]);

/** Ids of all parameters, ascending. */
export const PARAMETER_IDS: readonly number[] = [...FIELDS.keys()];

const TIMELOCK_DAYS = 44;
const BUYBACK_MAX_PRICE = 67;

/** Present value; undefined if no parameter has this id. */
export function readParameter(id: number, holders: ParameterHolders): bigint | undefined {
  return FIELDS.get(id)?.read(holders);
}

/** Sets a value that `parameterRefusal` lets pass. */
export function writeParameter(id: number, value: bigint, holders: ParameterHolders): void {
  FIELDS.get(id)?.write(holders, value);
}

/**
 * Why a value cannot be proposed; undefined when it can. The program then sees only pool and governance, so that of
 * the treasury and the emission it checks what is compiled in.
 */
export function proposableRefusal(id: number, value: bigint, holders: ParameterHolders): Refusal | undefined {
  if (isInflation(id)) {
    return rangeRefusal(id, value, [0n, MAX_INFLATION_CAP_BPS]);
  }
  const outside = rangeRefusal(id, value, boundsOf(id, holders));
  return outside ?? (id === BUYBACK_MAX_PRICE ? undefined : stepRefusal(id, value, holders));
}

/** Why a value cannot be set now; undefined when it can. */
export function parameterRefusal(id: number, value: bigint, holders: ParameterHolders): Refusal | undefined {
  return rangeRefusal(id, value, boundsOf(id, holders)) ?? stepRefusal(id, value, holders);
}

function boundsOf(id: number, holders: ParameterHolders): Range | undefined {
  return parameterBounds(id, (other) => readParameter(other, holders) ?? 0n, holders.pool.totalSupply);
}

function rangeRefusal(id: number, value: bigint, bounds: Range | undefined): Refusal | undefined {
  if (bounds === undefined) {
    return REFUSED.UnknownParameter;
  }
  if (id === TIMELOCK_DAYS && value < bounds[0]) {
    return REFUSED.BelowTimelockFloor;
  }
  return bounds[0] <= value && value <= bounds[1] ? undefined : REFUSED.ParameterOutOfRange;
}

/** One vote at most doubles or halves a threshold; the first price limit may be any. */
function stepRefusal(id: number, value: bigint, holders: ParameterHolders): Refusal | undefined {
  const present = readParameter(id, holders) ?? 0n;
  if (!isStepped(id) || (id === BUYBACK_MAX_PRICE && present === 0n)) {
    return undefined;
  }
  const isNear = value <= doubled(present) && present <= doubled(value);
  return isNear ? undefined : REFUSED.ParameterStepTooLarge;
}

function isStepped(id: number): boolean {
  return id === 32 || id === 33 || (id >= 35 && id <= 42) || id === BUYBACK_MAX_PRICE;
}

function isInflation(id: number): boolean {
  return id >= 80 && id <= 83;
}

/** As the program doubles: a u64 does not wrap. */
function doubled(value: bigint): bigint {
  return minBigint(value * 2n, U64_MAX);
}
