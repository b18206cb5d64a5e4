import type { EconomyModel } from '#sim/ledger/economy/economy-model.ts';
import { agentsWho, anyAgent, type Wish } from './staker-wishes.ts';

const DAY = 86_400;
const VOTE_PAUSE = 1 << 5;
const ALL_PAUSES = (1 << 9) - 1;

export const mintInflation: Wish = () => ({ kind: 'mint_inflation' });

export const sweepPenalties: Wish = () => ({ kind: 'sweep_penalties' });

/** A part of what the week may still get, all of it, or a unit more. */
export const fundRewards: Wish = (model, dice) => {
  const { pool, vaults } = model.staking;
  const room = pool.weeklyBudgetCap - pool.budgetNext;
  const left = room < vaults.operator / 20n ? room : vaults.operator / 20n;
  if (left <= 0n && dice.chance(0.8)) return undefined;
  const amountBaseUnits = dice.weighted([
    [8, dice.amount(1n, left / 2n)],
    [1, left > 0n ? left : 1n],
    [1, room >= 0n ? room + 1n : 1n],
  ]);
  return { kind: 'fund_rewards', amountBaseUnits };
};

/** For one of those who asked for it. */
export const compoundRewards: Wish = (model, dice) => {
  const agent = dice.oneOf(agentsWho(model, (who) => model.staking.users[who]?.compounding === true));
  return agent === undefined ? undefined : { kind: 'compound_rewards', agent };
};

export const releaseVested: Wish = (model, dice) => {
  return { kind: 'release_vested', grant: dice.between(0, model.grants.length - 1) };
};

export const releaseTicket: Wish = (model, dice) => {
  const ticket = dice.oneOf(openTickets(model));
  return ticket === undefined ? undefined : { kind: 'release_ticket', ...ticket };
};

function openTickets({ tickets }: EconomyModel): readonly { readonly agent: number; readonly index: number }[] {
  return [...tickets].flatMap(([agent, own]) => [...own.keys()].map((index) => ({ agent, index })));
}

/** An emergency of some hours to the longest that may be, half of them with the vote. */
export const pause: Wish = (_model, dice) => {
  const mask = dice.between(1, ALL_PAUSES);
  const seconds = dice.weighted([
    [4, dice.between(1, DAY)],
    [2, dice.between(DAY, 4 * DAY)],
    [1, 7 * DAY],
  ]);
  return { kind: 'pause', mask: dice.chance(0.5) ? mask | VOTE_PAUSE : mask, seconds };
};

export const unpause: Wish = (model, dice) => {
  const isPaused = model.nowUnixSeconds < model.staking.pool.pauseUntil;
  return isPaused || dice.chance(0.1) ? { kind: 'unpause' } : undefined;
};

/** Mostly somebody who has none yet. */
export const attest: Wish = (model, dice) => {
  const unknown = agentsWho(model, (agent) => !model.attested.has(agent));
  const agent = dice.oneOf(unknown);
  return agent === undefined || dice.chance(0.05)
    ? { kind: 'attest', agent: anyAgent(model, dice) }
    : { kind: 'attest', agent };
};

export const revokeAttestation: Wish = (model, dice) => {
  return { kind: 'revoke_attestation', agent: anyAgent(model, dice) };
};
