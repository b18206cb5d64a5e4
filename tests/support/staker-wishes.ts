import { minBigint } from '#sim/core/fixed.ts';
import { SECONDS_PER_DAY } from '#sim/core/units.ts';
import type { EconomyModel } from '#sim/ledger/economy/economy-model.ts';
import type { EntryModel } from '#sim/ledger/entry-model.ts';
import { MAX_ENTRIES } from '#sim/ledger/reward-math.ts';
import type { AgentAction, OperatorAction } from '#sim/ports/actions.ts';
import type { Dice } from './dice.ts';

const SPELL_DAYS = 20;

export type HistoryAction = AgentAction | OperatorAction;

/** What somebody would like to do now; undefined when there is nothing of the kind to do. */
export type Wish = (model: EconomyModel, dice: Dice) => HistoryAction | undefined;

export function anyAgent({ staking }: EconomyModel, dice: Dice): number {
  return dice.between(0, staking.users.length - 1);
}

/** Agents of whom something is true. */
export function agentsWho(model: EconomyModel, is: (agent: number) => boolean): readonly number[] {
  return [...model.staking.users.keys()].filter(is);
}

/** Every third spell of some weeks an agent keeps out of governance, so that nothing holds back its stake. */
export function takesPart({ staking }: EconomyModel, agent: number): boolean {
  return (Math.floor(staking.pool.lastDay / SPELL_DAYS) + agent) % 3 !== 0;
}

function liveEntries(
  { staking }: EconomyModel,
  agent: number,
): readonly { readonly entry: EntryModel; readonly entryIndex: number }[] {
  const entries = staking.users[agent]?.entries ?? [];
  return entries.flatMap((entry, entryIndex) => (entry.live ? [{ entry, entryIndex }] : []));
}

/** Part of the wallet or all of it, what the cap still allows, or the least; mostly where a deposit still fits in. */
export const stake: Wish = (model, dice) => {
  const { pool, users } = model.staking;
  const fewEnough = dice.chance(0.9) ? MAX_ENTRIES - 4 : MAX_ENTRIES;
  const roomy = agentsWho(model, (who) => liveEntries(model, who).length < fewEnough);
  const agent = dice.chance(0.97) ? dice.oneOf(roomy) : anyAgent(model, dice);
  if (agent === undefined) return undefined;
  const { wallet, amount } = users[agent] ?? { wallet: 0n, amount: 0n };
  const spare = wallet - 2n * model.governance.bond;
  const room = pool.maxStake - amount;
  const amountBaseUnits = dice.weighted([
    [12, dice.amount(pool.minStake, minBigint(spare / 3n, room))],
    [1, wallet],
    [1, room],
    [1, pool.minStake],
  ]);
  if (amountBaseUnits <= 0n || (amountBaseUnits > room && dice.chance(0.8))) return undefined;
  const lockDays = dice.oneOf(pool.openLockDays) ?? 0;
  return { kind: 'stake', agent, amountBaseUnits, lockDays };
};

/** Leaves a deposit or a part of it, mostly one that is free to go. */
export const unstake: Wish = (model, dice) => {
  const { pool, users, nowUnixSeconds } = model.staking;
  const agent = anyAgent(model, dice);
  const live = (users[agent]?.entries ?? []).flatMap((entry, entryIndex) =>
    entry.live ? [{ entry, entryIndex }] : [],
  );
  const free = live.filter(({ entry }) => entry.lockEnd <= nowUnixSeconds);
  const chosen = dice.oneOf(free.length > 0 && dice.chance(0.7) ? free : live);
  if (chosen === undefined) return undefined;
  const { entry, entryIndex } = chosen;
  const amountBaseUnits = dice.weighted([
    [6, entry.amount],
    [4, dice.amount(1n, entry.amount - pool.minStake)],
    [1, entry.amount - pool.minStake],
    [0.5, entry.amount - pool.minStake + 1n],
  ]);
  const isLocked = entry.lockEnd > nowUnixSeconds;
  const force = isLocked ? dice.chance(0.8) : dice.chance(0.2);
  return amountBaseUnits <= 0n ? undefined : { kind: 'unstake', agent, amountBaseUnits, force, entryIndex };
};

export const claim: Wish = (model, dice) => ({ kind: 'claim_rewards', agent: anyAgent(model, dice) });

/** Mostly to a lock that ends later and weighs more. */
export const extendLock: Wish = (model, dice) => {
  const { pool, users, nowUnixSeconds } = model.staking;
  const agent = anyAgent(model, dice);
  const live = (users[agent]?.entries ?? []).flatMap((entry, entryIndex) =>
    entry.live ? [{ entry, entryIndex }] : [],
  );
  const chosen = dice.oneOf(live);
  if (chosen === undefined) return undefined;
  const longer = pool.openLockDays.filter(
    (days, tier) =>
      nowUnixSeconds + BigInt(days * SECONDS_PER_DAY) >= chosen.entry.lockEnd &&
      (pool.multiplierBps[tier] ?? 0) >= chosen.entry.multiplierBps,
  );
  const lockDays = dice.oneOf(dice.chance(0.8) ? longer : pool.openLockDays) ?? 0;
  return { kind: 'extend_lock', agent, entryIndex: chosen.entryIndex, lockDays };
};

export const setCompounding: Wish = (model, dice) => {
  return { kind: 'set_compounding', agent: anyAgent(model, dice), enabled: dice.chance(0.7) };
};

export const refreshBoosters: Wish = (model, dice) => ({ kind: 'refresh_boosters', agent: anyAgent(model, dice) });

export const payDebateFee: Wish = (model, dice) => {
  const { minDebateFee, minWeight } = model.staking.pool;
  const amountBaseUnits = dice.amount(minDebateFee, minDebateFee + 300n * minWeight);
  return { kind: 'pay_debate_fee', agent: anyAgent(model, dice), amountBaseUnits };
};

/** Sells to the running programme, now and then more than it takes. */
export const buyBack: Wish = (model, dice) => {
  const { buybackRemaining, buybackWeeklyCap } = model.treasury;
  const agent = anyAgent(model, dice);
  if (buybackRemaining === 0n && dice.chance(0.9)) return undefined;
  const most = buybackRemaining < buybackWeeklyCap ? buybackRemaining : buybackWeeklyCap;
  const amountBaseUnits = dice.weighted([
    [6, dice.amount(1n, most / 3n)],
    [1, most],
    [1, buybackRemaining + 1n],
  ]);
  return { kind: 'buy_back', agent, amountBaseUnits };
};

/** Sends a little of a wallet to another, itself included; now and then all, nothing, or more than there is. */
export const transfer: Wish = (model, dice) => {
  const agent = anyAgent(model, dice);
  const { wallet } = model.staking.users[agent] ?? { wallet: 0n };
  const amountBaseUnits = dice.weighted([
    [12, dice.amount(1n, wallet / 20n)],
    [0.3, wallet],
    [1, 0n],
    [1, wallet + 1n],
  ]);
  return { kind: 'transfer', agent, recipient: anyAgent(model, dice), amountBaseUnits };
};
