/** How tired of voting an agent is: each vote counts one, and half of what there is goes in a half-life. */
export class VotingFatigue {
  readonly #logShareLeft: number;
  readonly #halfLifeDays: number;
  #votes = 0;
  #countedAtDays = 0;

  /** `fatigueBps`: share of the turnout that one vote takes away. */
  constructor(fatigueBps: number, halfLifeDays: number) {
    this.#logShareLeft = Math.log(1 - Math.min(fatigueBps, 9_999) / 10_000);
    this.#halfLifeDays = halfLifeDays;
  }

  voted(votes: number, elapsedDays: number): void {
    this.#votes = this.#votesAt(elapsedDays) + votes;
    this.#countedAtDays = elapsedDays;
  }

  /** Share of its turnout that is left, above 0 to 1: (1 - fatigue) to the power of the votes that still count. */
  turnoutShare(elapsedDays: number): number {
    return this.#logShareLeft === 0 ? 1 : Math.exp(this.#votesAt(elapsedDays) * this.#logShareLeft);
  }

  #votesAt(elapsedDays: number): number {
    return this.#votes * Math.exp((-Math.LN2 * (elapsedDays - this.#countedAtDays)) / this.#halfLifeDays);
  }
}
