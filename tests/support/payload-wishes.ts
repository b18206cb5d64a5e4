import { FEATURE_NAMES } from '#sim/core/features.ts';
import type { EconomyModel } from '#sim/ledger/economy/economy-model.ts';
import { parameterBounds } from '#sim/ledger/economy/parameter-bounds.ts';
import { PARAMETER_IDS, parameterHolders, readParameter } from '#sim/ledger/economy/parameter-table.ts';
import { U64_MAX } from '#sim/ledger/reward-math.ts';
import type { ProposalPayload, SpendPurpose } from '#sim/ports/actions.ts';
import type { Dice } from './dice.ts';
import { anyAgent } from './staker-wishes.ts';

/**
 * Least and most that a history asks for, narrower than the program's bounds where their ends would stop everything
 * else: a vote that nobody can win, or bonds that nobody can pay, would leave the rest of the history empty.
 */
const LIVEABLE: Readonly<Record<number, readonly [bigint, bigint]>> = {
  18: [7n, 60n],
  19: [20n, 200n],
  20: [1n, 30n],
  22: [7n, 90n],
  35: [500n, 1_500n],
  36: [500n, 1_500n],
  37: [500n, 1_500n],
  38: [500n, 1_500n],
  39: [5_001n, 7_000n],
  40: [5_001n, 7_000n],
  41: [5_001n, 7_000n],
  42: [5_001n, 7_000n],
  43: [2n, 9n],
  44: [2n, 5n],
  45: [0n, 4n],
  46: [400n, 3_000n],
  48: [0n, 60n],
  49: [0n, 60n],
  50: [5n, 25n],
  64: [400n, 3_000n],
  80: [100n, 500n],
  81: [100n, 500n],
  82: [100n, 500n],
  83: [200n, 500n],
};

/** Payloads at and beyond what can be proposed. */
export const PAYLOAD_LIMIT_CASES: readonly ProposalPayload[] = [
  { kind: 'parameter', id: 5, value: 10_000n },
  { kind: 'parameter', id: 3, value: 5_001n },
  { kind: 'parameter', id: 44, value: 1n },
  { kind: 'parameter', id: 35, value: 1n },
  { kind: 'parameter', id: 83, value: 501n },
  { kind: 'spend', purpose: 'payment', recipient: 0, amountBaseUnits: 0n, priceQuoteUnits: 0n },
  { kind: 'spend', purpose: 'burn', recipient: undefined, amountBaseUnits: 1n, priceQuoteUnits: 1n },
  { kind: 'spend', purpose: 'buyback', recipient: undefined, amountBaseUnits: 1n, priceQuoteUnits: 0n },
  { kind: 'spend', purpose: 'payment', recipient: 1, amountBaseUnits: U64_MAX, priceQuoteUnits: 0n },
  { kind: 'upgrade', buffer: new Uint8Array(0) },
  { kind: 'feature', flag: 18, enabled: true },
  { kind: 'feature', flag: 255, enabled: false },
];

const FIRST_OF_GOVERNANCE = 32;
const LAST_OF_GOVERNANCE = 51;

const PURPOSES: readonly [SpendPurpose, ...SpendPurpose[]] = ['buyback', 'payment', 'burn', 'reward_grant'];

/** Of payloads: one of the last ones again, which may have been defeated. */
const REPEATED = 0.08;

/** Amounts of the pool and of governance move within a factor of their first value. */
const MOST_TIMES_FIRST = 2n;
const FIRST_VALUES = new WeakMap<EconomyModel, ReadonlyMap<number, bigint>>();

/** A payload that could be carried through, now and then one that is refused when it is made or executed. */
export function payloadWish(model: EconomyModel, dice: Dice): ProposalPayload {
  const before = dice.chance(REPEATED) ? dice.oneOf(model.proposals.slice(-8)) : undefined;
  if (before !== undefined) return before.payload;
  const kinds = [parameter, spend, feature, parameter, spend, upgrade, spend, feature] as const;
  const next = kinds[model.proposals.length % kinds.length] ?? spend;
  return (dice.chance(0.7) ? next : dice.pick(kinds))(model, dice);
}

function parameter(model: EconomyModel, dice: Dice): ProposalPayload {
  const id = dice.oneOf(PARAMETER_IDS) ?? 0;
  const holders = parameterHolders(model);
  const first = firstValues(model).get(id) ?? 1n;
  const [lowest, highest] = LIVEABLE[id] ?? [first / MOST_TIMES_FIRST, first * MOST_TIMES_FIRST];
  const bounds = parameterBounds(id, (other) => readParameter(other, holders) ?? 0n, model.staking.pool.totalSupply);
  const [least, most] = bounds ?? [0n, 0n];
  const isGovernance = id >= FIRST_OF_GOVERNANCE && id <= LAST_OF_GOVERNANCE;
  if (dice.chance(isGovernance ? 0.03 : 0.12)) {
    return { kind: 'parameter', id, value: dice.pick([most, most, least, least, smaller(most + 1n, U64_MAX), 0n]) };
  }
  const value = dice.amount(larger(lowest, least), smaller(highest, most) + 1n);
  return { kind: 'parameter', id, value };
}

/** As the model first showed them, before any proposal was executed. */
function firstValues(model: EconomyModel): ReadonlyMap<number, bigint> {
  const known = FIRST_VALUES.get(model);
  if (known !== undefined) return known;
  const holders = parameterHolders(model);
  const values = new Map(PARAMETER_IDS.map((id) => [id, readParameter(id, holders) ?? 0n]));
  FIRST_VALUES.set(model, values);
  return values;
}

function spend(model: EconomyModel, dice: Dice): ProposalPayload {
  const { staking, treasury } = model;
  const one = staking.pool.minWeight;
  const made = model.proposals.filter(({ payload }) => payload.kind === 'spend').length;
  const next = PURPOSES[made % PURPOSES.length] ?? 'payment';
  const purpose = dice.chance(0.7) ? next : dice.pick(PURPOSES);
  const most = purpose === 'buyback' ? 60_000n * one : staking.vaults.treasury / 100n;
  const priceQuoteUnits =
    purpose === 'buyback'
      ? dice.amount(
          treasury.buybackMaxPrice / 10n,
          dice.chance(0.1) ? 2n * treasury.buybackMaxPrice : treasury.buybackMaxPrice,
        )
      : dice.chance(0.03)
        ? 1n
        : 0n;
  const amountBaseUnits = dice.chance(0.05) ? staking.vaults.treasury / 2n : dice.amount(1n, most);
  const recipient = purpose === 'payment' && dice.chance(0.8) ? anyAgent(model, dice) : undefined;
  return { kind: 'spend', purpose, recipient, amountBaseUnits, priceQuoteUnits };
}

function upgrade(_model: EconomyModel, dice: Dice): ProposalPayload {
  return { kind: 'upgrade', buffer: Uint8Array.from({ length: dice.between(1, 40) }, () => dice.between(0, 255)) };
}

/** Often switches on what is off, so that everything is on for a while. */
function feature(model: EconomyModel, dice: Dice): ProposalPayload {
  const { features } = model.staking.pool;
  const isOn = (flag: number): boolean => (features & (1 << flag)) !== 0;
  const off = [...FEATURE_NAMES.keys()].filter((flag) => !isOn(flag));
  const missing = dice.chance(0.5) ? dice.oneOf(off) : undefined;
  if (missing !== undefined) return { kind: 'feature', flag: missing, enabled: true };
  const flag = dice.between(0, dice.chance(0.03) ? FEATURE_NAMES.length : FEATURE_NAMES.length - 1);
  return { kind: 'feature', flag, enabled: isOn(flag) ? dice.chance(0.4) : true };
}

function larger(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
