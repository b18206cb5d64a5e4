import { DAYS_PER_WEEK } from '../core/units.ts';
import type { Outcome, UserStakeState } from '../ports/staking-chain.ts';
import { isAccepted } from './accepted-intents.ts';
import { daysHeld, isMatured, worthClaiming } from './holding.ts';
import { sharesOf } from './liquidity.ts';
import type { Decision, Intent, Observation } from './policy.ts';
import { askLeave, daysToLockEnd } from './position.ts';
import { isSwitchedOn } from './program-switches.ts';
import { sellIntent, type TradingTerms } from './trading.ts';

const NEVER = Number.POSITIVE_INFINITY;
const GONE: Decision = { intents: [], sleepDays: NEVER };

/** Takes what there is: nearly any price, and all of it in one swap. */
const AT_ANY_PRICE: TradingTerms = { maxImpactBps: 9_900, maxSlippageBps: 9_900 };

/**
 * Takes out everything and sells it: liquidity, rewards, deposits as their locks end (or by force), tokens. What a vote
 * or a live proposal holds it waits for. What unlocks for the wallet after it is gone stays in it.
 */
export class Departure {
  readonly #terms: TradingTerms;
  #isGone = false;
  /** Elapsed days at which the last unstake ticket will have been paid out. */
  #ticketsUntil = 0;
  /** What `#ticketsUntil` becomes when an exit is accepted. */
  #ticketsIfAccepted = 0;
  #asked: readonly Intent[] = [];

  constructor(terms: TradingTerms) {
    this.#terms = terms;
  }

  /** `isHasty`: breaks its locks and sells at any price. */
  decide(observation: Observation, isHasty: boolean): Decision {
    if (this.#isGone) return GONE;
    const { elapsedDays, market, agent, pool, stake } = observation;
    const intents: Intent[] = [];
    const shares = market?.pool === undefined ? 0n : sharesOf(market.pool, agent);
    if (shares > 0n) intents.push({ kind: 'remove_liquidity', shares });
    const stakeDays = stake === undefined ? NEVER : askStake(observation, stake, intents, isHasty);
    const sale = sellIntent(observation, observation.walletBaseUnits, isHasty ? AT_ANY_PRICE : this.#terms);
    if (sale !== undefined) intents.push(sale);
    this.#asked = intents;
    // Tickets are paid out once a week.
    this.#ticketsIfAccepted = isSwitchedOn(pool, 'unstakeTickets') ? elapsedDays + pool.ticketDays + DAYS_PER_WEEK : 0;
    if (intents.length > 0) return { intents, sleepDays: 0 };
    const ticketDays = this.#ticketsUntil > elapsedDays ? this.#ticketsUntil - elapsedDays : NEVER;
    const sleepDays = Math.min(stakeDays, ticketDays);
    this.#isGone = sleepDays === NEVER;
    return { intents, sleepDays };
  }

  learn(outcomes: readonly Outcome[]): void {
    if (isAccepted('unstake', this.#asked, outcomes)) this.#ticketsUntil = this.#ticketsIfAccepted;
    this.#asked = [];
  }
}

/** Days until more of the stake can go, beyond what is asked for now; Infinity when nothing more is to come. */
function askStake(observation: Observation, stake: UserStakeState, intents: Intent[], isHasty: boolean): number {
  const { pool, day } = observation;
  if (stake.compounding) intents.push({ kind: 'set_compounding', enabled: false });
  if (worthClaiming(observation, 0) > 0n) intents.push({ kind: 'claim_rewards' });
  const { entries } = stake;
  if (entries.length === 0) {
    // What the open week still owes can be claimed once it is closed.
    const owed = stake.owedBaseUnits + stake.owedOpenBaseUnits;
    const weekDay = (day - pool.genesisDay) % DAYS_PER_WEEK;
    return owed > 0n && owed >= pool.minClaimBaseUnits ? DAYS_PER_WEEK - weekDay : NEVER;
  }
  if (askLeave(observation, intents, (entry) => isHasty || isMatured(entry, observation))) return 0;
  const held = daysHeld(observation);
  return held > 0 ? held : Math.min(...entries.map((entry) => daysToLockEnd(entry, observation)));
}
