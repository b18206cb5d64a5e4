import type { AgentAction, AgentIndex, GenesisPlan, OperatorAction } from '#sim/ports/staking-chain.ts';

interface ExactDeposit {
  readonly agent: AgentIndex;
  readonly slot: number;
  readonly tier: number;
  readonly startDay: number;
  amount: bigint;
}

/**
 * The economics of staking told day by day with a loop over all deposits and rewards as exact fractions: no
 * accumulator, no settlement, no rounding. Written from the rules, to judge the reference model by. It is fed accepted
 * actions only.
 */
export class ExactStaking {
  readonly #plan: GenesisPlan;
  readonly #genesisDay: number;
  readonly #minWeight: bigint;
  readonly #weeklyCap: bigint;
  #deposits: ExactDeposit[] = [];
  /** Rewards of each agent as a numerator over `#denominator`. */
  readonly #rewards: bigint[];
  #denominator = 1n;
  #openDay: number;
  budgetCurrent = 0n;
  budgetNext = 0n;
  budgetIdle = 0n;
  budgetReleased = 0n;
  totalReleased = 0n;

  constructor(plan: GenesisPlan, genesisDay: number) {
    this.#plan = plan;
    this.#genesisDay = genesisDay;
    this.#openDay = genesisDay;
    this.#minWeight = 10n ** BigInt(plan.token.decimals);
    this.#weeklyCap = (plan.token.supplyBaseUnits * BigInt(plan.rewardRateBps) * 7n) / 3_650_000n;
    this.#rewards = plan.agentIds.map(() => 0n);
  }

  /** Weight that a tick of `day` counts for each agent's deposits, by the rule alone. */
  weightOn(day: number, agent?: AgentIndex): bigint {
    let sum = 0n;
    for (const deposit of this.#deposits) {
      const counts = deposit.startDay < day && (agent === undefined || deposit.agent === agent);
      sum += counts ? this.#weight(deposit, day) : 0n;
    }
    return sum;
  }

  get pendingWeight(): bigint {
    return this.#deposits
      .filter(({ startDay }) => startDay === this.#openDay)
      .reduce((sum, deposit) => sum + this.#weight(deposit, this.#openDay), 0n);
  }

  get staked(): bigint {
    return this.#deposits.reduce((sum, { amount }) => sum + amount, 0n);
  }

  /** Exact reward of an agent so far, times `scale`, rounded down. */
  rewardScaled(agent: AgentIndex, scale: bigint): bigint {
    return ((this.#rewards[agent] ?? 0n) * scale) / this.#denominator;
  }

  closeDaysBefore(day: number): void {
    while (this.#openDay < day) {
      this.#closeDay();
    }
  }

  accept(action: AgentAction | OperatorAction): void {
    if (action.kind === 'fund_rewards') {
      this.budgetNext += action.amountBaseUnits;
    } else if (action.kind === 'stake') {
      const { agent, amountBaseUnits: amount } = action;
      const taken = new Set(this.#deposits.filter((deposit) => deposit.agent === agent).map(({ slot }) => slot));
      let slot = 0;
      while (taken.has(slot)) slot += 1;
      const tier = this.#plan.staking.lockDays.indexOf(action.lockDays);
      this.#deposits.push({ agent, slot, tier, startDay: this.#openDay, amount });
    } else if (action.kind === 'unstake') {
      for (const deposit of this.#deposits) {
        if (deposit.agent === action.agent && deposit.slot === action.entryIndex) {
          deposit.amount -= action.amountBaseUnits;
        }
      }
      this.#deposits = this.#deposits.filter(({ amount }) => amount > 0n);
    }
  }

  #weight({ amount, tier, startDay }: ExactDeposit, day: number): bigint {
    const lastBoostedDay = startDay + (this.#plan.staking.lockDays[tier] ?? 0);
    const multiplier = day <= lastBoostedDay ? BigInt(this.#plan.staking.multiplierBps[tier] ?? 0) : 10_000n;
    return (amount * multiplier) / 10_000n;
  }

  #closeDay(): void {
    const dayOfWeek = (this.#openDay - this.#genesisDay) % 7;
    const share = dayOfWeek === 6 ? this.budgetCurrent - this.budgetReleased : this.budgetCurrent / 7n;
    const total = this.weightOn(this.#openDay);
    this.budgetReleased += share;
    if (total >= this.#minWeight) {
      this.totalReleased += share;
      this.#distribute(share, total);
    } else {
      this.budgetIdle += share;
    }
    this.#openDay += 1;
    if (dayOfWeek === 6) {
      const available = this.budgetNext + this.budgetIdle;
      this.budgetCurrent = available < this.#weeklyCap ? available : this.#weeklyCap;
      this.budgetIdle = available - this.budgetCurrent;
      this.budgetNext = 0n;
      this.budgetReleased = 0n;
    }
  }

  #distribute(share: bigint, total: bigint): void {
    const factor = total / greatestCommonDivisor(this.#denominator, total);
    this.#denominator *= factor;
    for (const agent of this.#rewards.keys()) {
      const part = share * this.weightOn(this.#openDay, agent) * (this.#denominator / total);
      this.#rewards[agent] = (this.#rewards[agent] ?? 0n) * factor + part;
    }
  }
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) {
    [x, y] = [y, x % y];
  }
  return x;
}
