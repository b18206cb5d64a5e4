import type { EconomyModel } from '#sim/ledger/economy/economy-model.ts';
import { effectiveEnd } from '#sim/ledger/economy/proposal-model.ts';
import { Dice } from './dice.ts';
import * as keeper from './keeper-wishes.ts';
import * as market from './market-wishes.ts';
import * as governance from './proposal-wishes.ts';
import type { HistoryAction, Wish } from './staker-wishes.ts';
import * as staker from './staker-wishes.ts';
import { anything } from './wild-wishes.ts';

const SECONDS_PER_DAY = 86_400;

type Wishes = readonly (readonly [weight: number, wish: Wish])[];

const WISHES: Wishes = [
  [10, staker.stake],
  [10, staker.unstake],
  [6, staker.claim],
  [4, staker.extendLock],
  [3, staker.setCompounding],
  [5, staker.refreshBoosters],
  [5, staker.payDebateFee],
  [5, staker.buyBack],
  [6, governance.createProposal],
  [26, governance.tendProposal],
  [22, governance.vote],
  [0.8, governance.veto],
  [0.5, governance.cancel],
  [3, keeper.mintInflation],
  [2, keeper.sweepPenalties],
  [3, keeper.fundRewards],
  [5, keeper.compoundRewards],
  [3, keeper.releaseVested],
  [5, keeper.releaseTicket],
  [0.6, keeper.pause],
  [1, keeper.unpause],
  [2, keeper.attest],
  [0.4, keeper.revokeAttestation],
];

/** Where there is no market. */
const WISHES_WITHOUT_MARKET: Wishes = [...WISHES, [4, staker.transfer], [9, anything]];

/** Where there is a market: about every third wish is for it. */
const WISHES_WITH_MARKET: Wishes = [
  ...WISHES,
  [9, anything],
  [30, market.swap],
  [8, market.deskSwap],
  [14, market.addLiquidity],
  [9, market.removeLiquidity],
  [6, market.fundWallet],
];

/** How one day of a history goes. */
export interface DayPlan {
  /** Seconds of the day at which something happens, ascending. */
  readonly moments: readonly number[];
  /** Nobody closes the days before. */
  readonly isCrankMissed: boolean;
  /** Somebody acts before the days before are closed. */
  readonly isEarly: boolean;
  /** At the end the clock shows an earlier time for a while. */
  readonly clockGoesBack: boolean;
  /** Until the next day on which anything happens. */
  readonly daysToNext: number;
}

/** Chooses what happens in a random history. All choices follow from the seed and the model's state. */
export class HistoryDriver {
  readonly #model: EconomyModel;
  readonly #dice: Dice;
  readonly #gapChance: number;
  readonly #wishes: Wishes;

  /** `gapChance`: of a day on which nothing at all happens for a while after it. */
  constructor(model: EconomyModel, seed: number, gapChance: number) {
    this.#model = model;
    this.#dice = new Dice(seed, 'actions');
    this.#gapChance = gapChance;
    this.#wishes = model.market === undefined ? WISHES_WITHOUT_MARKET : WISHES_WITH_MARKET;
  }

  /** `midnight`: unix seconds of the day's beginning. */
  day(midnight: bigint): DayPlan {
    const dice = this.#dice;
    const chosen = Array.from({ length: dice.between(1, 3) }, () => dice.between(0, SECONDS_PER_DAY - 1));
    const appointment = dice.oneOf(this.#appointments(midnight));
    if (appointment !== undefined && dice.chance(0.7)) chosen.push(appointment);
    return {
      moments: [...new Set(chosen)].sort((a, b) => a - b),
      isCrankMissed: dice.chance(0.03),
      isEarly: dice.chance(0.08),
      clockGoesBack: dice.chance(0.01),
      daysToNext: dice.chance(this.#gapChance) ? this.#gap() : 1,
    };
  }

  /** Next actions at one moment. */
  actions(): number {
    return this.#dice.between(2, 8);
  }

  /** What somebody does now. */
  next(): HistoryAction {
    for (;;) {
      const action = this.#dice.weighted(this.#wishes)(this.#model, this.#dice);
      if (action !== undefined) return action;
    }
  }

  #gap(): number {
    const dice = this.#dice;
    return dice.weighted([
      [5, dice.between(2, 9)],
      [2, dice.between(10, 40)],
      [2, dice.between(41, 64)],
      [1, dice.between(65, 70)],
    ]);
  }

  /** Seconds of the day at which a lock, a vote, a delay or a pause ends, and those before and after. */
  #appointments(midnight: bigint): readonly number[] {
    const { staking, proposals, tickets } = this.#model;
    const { pool, users, nowUnixSeconds } = staking;
    const ends = [
      pool.pauseUntil,
      ...users.flatMap(({ entries }) => entries.flatMap((entry) => (entry.live ? [entry.lockEnd] : []))),
      ...users.map(({ voteLockUntil }) => voteLockUntil),
      ...proposals
        .slice(-40)
        .flatMap((proposal) => [effectiveEnd(proposal, pool, nowUnixSeconds), proposal.eta, proposal.expiresAt]),
      ...[...tickets.values()].flatMap((own) => [...own.values()].map(({ start, duration }) => start + duration)),
    ];
    return ends
      .flatMap((end) => [end - 1n, end, end + 1n])
      .map((end) => Number(end - midnight))
      .filter((second) => second >= 0 && second < SECONDS_PER_DAY);
  }
}
