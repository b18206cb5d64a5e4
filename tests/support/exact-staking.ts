import type { AgentIndex, GenesisPlan } from '#sim/ports/staking-chain.ts';
import { type ExactDeposit, greatestCommonDivisor, powerOn, weightOn } from './exact-deposit.ts';
import type { StakingAction } from './staking-steps.ts';

/** What exact fractions and days cannot say: where a whole unit ends, and the hour of a lock's end. */
export interface Observed {
  /** The exit came before the lock's last second. */
  readonly early: boolean;
  /** Rewards that the action forfeited. */
  readonly forfeitedBaseUnits: bigint;
  /** Rewards that the action staked again. */
  readonly compoundedBaseUnits: bigint;
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
  readonly #lastDebateDay: number[];
  #deposits: ExactDeposit[] = [];
  /** Rewards of each agent, kept back and forfeited ones included, as a numerator over `#denominator`. */
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
    this.#lastDebateDay = plan.agentIds.map(() => 0);
  }

  /** Weight that a tick of `day` counts for each agent's deposits, by the rule alone. */
  weightOn(day: number, agent?: AgentIndex): bigint {
    let sum = 0n;
    for (const deposit of this.#deposits) {
      const counts = deposit.startDay < day && (agent === undefined || deposit.agent === agent);
      sum += counts ? weightOn(deposit, day) : 0n;
    }
    return sum;
  }

  /** Voting power of a day, likewise. */
  powerOn(day: number): bigint {
    return this.#sum((deposit) => (deposit.startDay < day ? powerOn(deposit, day) : 0n));
  }

  get pendingWeight(): bigint {
    return this.#sum((deposit) => (deposit.startDay === this.#openDay ? weightOn(deposit, this.#openDay) : 0n));
  }

  get pendingPower(): bigint {
    return this.#sum((deposit) => (deposit.startDay === this.#openDay ? powerOn(deposit, this.#openDay) : 0n));
  }

  get staked(): bigint {
    return this.#sum(({ amount }) => amount);
  }

  /** Exact reward of an agent so far, times `scale`, rounded down. */
  rewardScaled(agent: AgentIndex, scale: bigint): bigint {
    return ((this.#rewards[agent] ?? 0n) * scale) / this.#denominator;
  }

  /** What an entry keeps back until its lock's end, times `scale`, rounded down. */
  waitingScaled(agent: AgentIndex, slot: number, scale: bigint): bigint {
    return ((this.#find(agent, slot)?.waiting ?? 0n) * scale) / this.#denominator;
  }

  closeDaysBefore(day: number): void {
    while (this.#openDay < day) {
      this.#closeDay();
    }
  }

  accept(action: StakingAction, observed: Observed): void {
    switch (action.kind) {
      case 'fund_rewards':
        this.budgetNext += action.amountBaseUnits;
        break;
      case 'pay_debate_fee':
        this.budgetNext += action.amountBaseUnits;
        this.#lastDebateDay[action.agent] = this.#openDay;
        break;
      case 'stake':
        this.#deposit(action.agent, this.#freeSlot(action.agent), action.amountBaseUnits, action.lockDays, false);
        break;
      case 'extend_lock':
        this.#extend(action.agent, action.entryIndex, action.lockDays);
        break;
      case 'unstake':
        this.#leave(action.agent, action.entryIndex, action.amountBaseUnits, observed.early);
        this.budgetIdle += observed.forfeitedBaseUnits;
        break;
      case 'refresh_boosters':
        this.#boost(action.agent);
        break;
      case 'compound_rewards':
        this.#compound(action.agent, observed.compoundedBaseUnits);
        break;
      default:
        break;
    }
  }

  #find(agent: AgentIndex, slot: number): ExactDeposit | undefined {
    return this.#deposits.find((deposit) => deposit.agent === agent && deposit.slot === slot);
  }

  #sum(value: (deposit: ExactDeposit) => bigint): bigint {
    return this.#deposits.reduce((sum, deposit) => sum + value(deposit), 0n);
  }

  #freeSlot(agent: AgentIndex): number {
    let slot = 0;
    while (this.#find(agent, slot) !== undefined) slot += 1;
    return slot;
  }

  #deposit(agent: AgentIndex, slot: number, amount: bigint, lockDays: number, compound: boolean): ExactDeposit {
    const { staking, features } = this.#plan;
    const deposit: ExactDeposit = {
      agent,
      slot,
      amount,
      multiplierBps: BigInt(staking.multiplierBps[staking.lockDays.indexOf(lockDays)] ?? 0),
      startDay: this.#openDay,
      endDay: this.#openDay + lockDays,
      compound,
      flat: !features.powerByLock,
      aged: features.powerByAge && !compound,
      vests: features.boostVests && lockDays > 0,
      boostBps: 0n,
      boostEndDay: 0,
      waiting: 0n,
    };
    this.#deposits.push(deposit);
    return deposit;
  }

  #extend(agent: AgentIndex, slot: number, lockDays: number): void {
    const before = this.#find(agent, slot);
    if (before !== undefined) {
      this.#deposits = this.#deposits.filter((deposit) => deposit !== before);
      this.#deposit(agent, slot, before.amount, lockDays, false).waiting = before.waiting;
    }
  }

  /** Whoever leaves early forfeits a part of what was kept back. */
  #leave(agent: AgentIndex, slot: number, amount: bigint, early: boolean): void {
    const deposit = this.#find(agent, slot);
    if (deposit === undefined) {
      return;
    }
    const remainder = deposit.amount - amount;
    if (early && deposit.waiting > 0n) {
      this.#expand(deposit.amount);
      deposit.waiting = (deposit.waiting / deposit.amount) * remainder;
    }
    deposit.amount = remainder;
    this.#deposits = this.#deposits.filter((other) => other.amount > 0n);
  }

  #boost(agent: AgentIndex): void {
    const { boosters } = this.#plan;
    const debated = this.#lastDebateDay[agent] ?? 0;
    const shared = debated > 0 && debated + boosters.activeDays > this.#openDay ? boosters.activeBps : 0;
    for (const deposit of this.#deposits) {
      if (deposit.agent !== agent || deposit.compound || deposit.startDay >= this.#openDay) continue;
      const old = this.#openDay - deposit.startDay >= boosters.longTermDays;
      const earned = shared + (old ? boosters.longTermBps : 0);
      if (earned > 0) {
        deposit.boostBps = BigInt(earned);
        deposit.boostEndDay = this.#openDay + boosters.boostDays - 1;
      }
    }
  }

  #compound(agent: AgentIndex, amount: bigint): void {
    if (amount > 0n) {
      this.#merge(agent, this.#openDay - 28);
      if (this.#freeSlot(agent) >= 16) {
        this.#merge(agent, this.#openDay - 1);
      }
      this.#deposit(agent, this.#freeSlot(agent), amount, 0, true);
    }
  }

  /** Compounded deposits of days up to `day` become one: in the lowest slot, as young as the youngest. */
  #merge(agent: AgentIndex, day: number): void {
    const [kept, ...others] = this.#deposits
      .filter((deposit) => deposit.agent === agent && deposit.compound && deposit.startDay <= day)
      .sort((a, b) => a.slot - b.slot);
    for (const other of others) {
      if (kept !== undefined) {
        kept.amount += other.amount;
        kept.startDay = Math.max(kept.startDay, other.startDay);
        kept.endDay = kept.startDay;
      }
    }
    this.#deposits = this.#deposits.filter((deposit) => !others.includes(deposit));
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
    for (const deposit of this.#deposits) {
      // The lock is over: nothing is kept back any more.
      if (deposit.endDay === this.#openDay && deposit.endDay !== deposit.startDay) deposit.waiting = 0n;
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
    this.#expand(total / greatestCommonDivisor(this.#denominator, total));
    const perWeight = share * (this.#denominator / total);
    for (const deposit of this.#deposits) {
      if (deposit.startDay >= this.#openDay) continue;
      const weight = weightOn(deposit, this.#openDay);
      this.#rewards[deposit.agent] = (this.#rewards[deposit.agent] ?? 0n) + weight * perWeight;
      if (deposit.vests && this.#openDay <= deposit.endDay) {
        deposit.waiting += (weight - deposit.amount) * perWeight;
      }
    }
  }

  #expand(factor: bigint): void {
    if (factor === 1n) {
      return;
    }
    this.#denominator *= factor;
    for (const agent of this.#rewards.keys()) {
      this.#rewards[agent] = (this.#rewards[agent] ?? 0n) * factor;
    }
    for (const deposit of this.#deposits) {
      deposit.waiting *= factor;
    }
  }
}
