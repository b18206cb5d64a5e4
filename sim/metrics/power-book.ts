import type { AgentIndex } from '../ports/staking-chain.ts';
import {
  approximateBanzhaf,
  type BanzhafPower,
  exactBanzhaf,
  LARGE_PLAYERS,
  MOST_EXACT_PLAYERS,
  type SmallPlayers,
} from './banzhaf.ts';
import { type Concentration, measureConcentration } from './concentration.ts';
import { PowerOrder } from './power-order.ts';

/** How decisive the largest holders are in a simple majority in which all others vote yes or no at random. */
export interface Decisiveness {
  /** Probability that the largest holder's vote decides. */
  readonly top1: number;
  /** The whales' cohorts' part of the power of all holders to decide. */
  readonly whaleShare: number;
  /** `top1` is no farther from the true value; 0 when it is exact. */
  readonly error: number;
}

/** Voting power by agent, and how it is spread; what is costly is measured again only after a change. */
export class PowerBook {
  total = 0n;
  readonly #isWhale: readonly boolean[];
  readonly #powers: BigUint64Array;
  /** The same as floats. */
  readonly #amounts: Float64Array;
  readonly #order: PowerOrder;
  #whalePower = 0n;
  #concentration: Concentration | undefined;
  #isConcentrationKnown = true;
  #decisiveness: Decisiveness | undefined;
  #isDecisivenessKnown = true;

  /** `isWhale` by agent index; its length is the population's. */
  constructor(isWhale: readonly boolean[]) {
    this.#isWhale = isWhale;
    this.#powers = new BigUint64Array(isWhale.length);
    this.#amounts = new Float64Array(isWhale.length);
    this.#order = new PowerOrder(isWhale.length);
  }

  of(agent: AgentIndex): bigint {
    return this.#powers[agent] ?? 0n;
  }

  replace(agent: AgentIndex, power: bigint): void {
    const before = this.#powers[agent] as bigint;
    if (power === before) return;
    this.#powers[agent] = power;
    this.#amounts[agent] = Number(power);
    this.#order.replace(before, power);
    this.total += power - before;
    if (this.#isWhale[agent] === true) this.#whalePower += power - before;
    this.#isConcentrationKnown = false;
    this.#isDecisivenessKnown = false;
  }

  /** Powers above 0, ascending; valid until the next `replace`. */
  ascending(): BigUint64Array {
    return this.#order.powers();
  }

  /** So many agents with the most power, the largest first, equal ones by their index; fewer when fewer have any. */
  top(count: number): readonly AgentIndex[] {
    const ascending = this.#order.powers();
    const least = ascending[Math.max(0, ascending.length - count)];
    if (least === undefined) return [];
    // Rounding keeps the order: who is below as a float is below.
    const leastAmount = Number(least);
    const found: AgentIndex[] = [];
    for (let agent = 0; agent < this.#amounts.length; agent++) {
      if ((this.#amounts[agent] as number) >= leastAmount) found.push(agent);
    }
    return found.sort((a, b) => descending(this.of(a), this.of(b)) || a - b).slice(0, count);
  }

  /** Undefined while nobody has power. */
  concentration(): Concentration | undefined {
    if (!this.#isConcentrationKnown) {
      const order = this.#order;
      this.#concentration = measureConcentration(order.powers(), order.amounts(), this.#whalePower, this.total);
      this.#isConcentrationKnown = true;
    }
    return this.#concentration;
  }

  /** Undefined while nobody has power. */
  decisiveness(): Decisiveness | undefined {
    if (!this.#isDecisivenessKnown) {
      this.#decisiveness = this.total === 0n ? undefined : this.#measureDecisiveness();
      this.#isDecisivenessKnown = true;
    }
    return this.#decisiveness;
  }

  #measureDecisiveness(): Decisiveness {
    const amounts = this.#order.amounts();
    const isExact = amounts.length <= MOST_EXACT_PLAYERS;
    const large = this.top(isExact ? amounts.length : LARGE_PLAYERS);
    // More than half.
    const quota = this.total / 2n + 1n;
    if (isExact) {
      const weights = large.map((agent) => this.of(agent));
      return this.#summed(large, { ofLarge: exactBanzhaf(weights, quota), perSmallUnit: 0, error: 0 }, 0);
    }
    const small = sumsOf(amounts.subarray(0, amounts.length - LARGE_PLAYERS));
    const weights = large.map((agent) => this.#amounts[agent] as number);
    return this.#summed(large, approximateBanzhaf(weights, small, Number(quota)), small.sum);
  }

  #summed(large: readonly AgentIndex[], banzhaf: BanzhafPower, smallAmount: number): Decisiveness {
    const { ofLarge, perSmallUnit, error } = banzhaf;
    let all = perSmallUnit * smallAmount;
    let whales = 0;
    let smallWhales = this.#whalePower;
    for (let position = 0; position < large.length; position++) {
      const agent = large[position] as AgentIndex;
      const decides = ofLarge[position] as number;
      all += decides;
      if (this.#isWhale[agent] !== true) continue;
      whales += decides;
      smallWhales -= this.of(agent);
    }
    return { top1: ofLarge[0] as number, whaleShare: (whales + perSmallUnit * Number(smallWhales)) / all, error };
  }
}

function sumsOf(amounts: Float64Array): SmallPlayers {
  let sum = 0;
  let squares = 0;
  let cubes = 0;
  for (let position = 0; position < amounts.length; position++) {
    const amount = amounts[position] as number;
    sum += amount;
    squares += amount * amount;
    cubes += amount * amount * amount;
  }
  return { sum, squares, cubes };
}

function descending(a: bigint, b: bigint): number {
  if (a === b) return 0;
  return a > b ? -1 : 1;
}
