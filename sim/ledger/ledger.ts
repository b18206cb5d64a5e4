import { maxBigint } from '../core/fixed.ts';
import { dayOfUnixSeconds } from '../core/units.ts';
import type {
  AgentAction,
  AgentIndex,
  ChainClock,
  GenesisPlan,
  OperatorAction,
  Outcome,
  PoolState,
  VaultState,
} from '../ports/staking-chain.ts';
import { describeAction } from './action-text.ts';
import { type Difference, isAsModelled } from './balance-comparison.ts';
import { createEconomyModel, type EconomyModel } from './economy/economy-model.ts';
import { ExitLog } from './exit-log.ts';
import type { InvariantView, Report, Severity } from './invariant.ts';
import { INVARIANTS, LEDGER_BALANCES_ID, LEDGER_OUTCOMES_ID } from './invariants.ts';
import { modelWealth } from './limit-invariants.ts';
import { compareWithModel } from './model-comparison.ts';
import type { Observation, ReadingList } from './observation.ts';
import { ObservedBook } from './observed-book.ts';
import { ObservedEconomy } from './observed-economy.ts';
import { hasFeature } from './pool-features.ts';
import { describeOutcome, outcomeMatches } from './predictions.ts';
import { TouchedAccounts } from './touched-accounts.ts';
import type { UserModel } from './user-model.ts';

export type { Observation, ReadingList } from './observation.ts';

/**
 * Expected balances beside the chain: predicts each action, and checks after each tick that the chain did as
 * predicted and that the invariants hold. Within a tick: `advanceTo`, the operator's roll first, all actions in the
 * order of the chain, `readingList`, `check`.
 */
export interface Ledger {
  advanceTo(clock: ChainClock): void;
  applyOperator(action: OperatorAction, outcome: Outcome): void;
  applyAgent(action: AgentAction, outcome: Outcome): void;
  /** Accounts that `check` must see: those that the tick's actions concern, or all. */
  readingList(isFullScan: boolean): ReadingList;
  /**
   * Compares the chain with the prediction. Accounts beyond the reading list are compared too. Returns what is wrong,
   * empty when nothing is.
   */
  check(observed: Observation): readonly Breach[];
}

/** One thing that is not as it must be. */
export interface Breach {
  /** Id of the invariant, `ledger.balances` or `ledger.outcomes`. */
  readonly invariant: string;
  readonly severity: Severity;
  readonly expected: string;
  readonly found: string;
  /** Account and field, or the action. */
  readonly where: string;
}

/** Ledger of a chain at genesis. Shares above the supply throw `SCENARIO__SUPPLY_EXCEEDED`. */
export function createLedger(plan: GenesisPlan): Ledger {
  return new EconomyLedger(plan);
}

type Reading = Observation['touched'][number];

class EconomyLedger implements Ledger {
  readonly #plan: GenesisPlan;
  readonly #model: EconomyModel;
  readonly #book: ObservedBook;
  readonly #economy: ObservedEconomy;
  readonly #touched: TouchedAccounts;
  readonly #exits = new ExitLog();
  /** Each invariant with the function that takes its findings. */
  readonly #checks = INVARIANTS.map((invariant) => {
    const { id, severity } = invariant;
    const report: Report = (where, expected, found) => {
      this.#breaches.push({ invariant: id, severity, expected, found, where });
    };
    return { invariant, report };
  });
  readonly #agentChecks = this.#checks.filter(({ invariant }) => invariant.checkAgent !== undefined);
  readonly #wholeChecks = this.#checks.filter(({ invariant }) => invariant.checkWhole !== undefined);
  #breaches: Breach[] = [];
  #previousPool: PoolState;
  #previousVaults: VaultState;
  #swept = 0n;
  #sweptToTreasury = 0n;
  #quoteMinted = 0n;
  readonly #largestStake = new Map<AgentIndex, bigint>();

  constructor(plan: GenesisPlan) {
    const model = createEconomyModel(plan);
    const { staking } = model;
    this.#plan = plan;
    this.#model = model;
    this.#book = new ObservedBook({
      holdingsBaseUnits: plan.holdingsBaseUnits,
      cashQuoteUnits: plan.market?.cashQuoteUnits,
      genesisDay: staking.pool.genesisDay,
      minWeight: staking.pool.minWeight,
      missedAcc: (day) => staking.dayRecord(day).acc,
    });
    this.#economy = new ObservedEconomy(model);
    this.#touched = new TouchedAccounts(model);
    this.#previousPool = staking.poolState();
    this.#previousVaults = staking.vaultState();
  }

  advanceTo(clock: ChainClock): void {
    this.#model.advanceTo(clock.unixSeconds);
  }

  applyOperator(action: OperatorAction, outcome: Outcome): void {
    if (outcome.accepted && action.kind === 'sweep_penalties') {
      this.#noteSweep();
    }
    if (outcome.accepted && action.kind === 'fund_wallet') {
      this.#quoteMinted += action.amountQuoteUnits;
    }
    this.#apply(action, outcome, undefined);
  }

  applyAgent(action: AgentAction, outcome: Outcome): void {
    for (const entryMask of outcome.settledAhead ?? []) {
      this.#model.staking.settleEntries(action.agent, entryMask);
      this.#touched.change(action.agent);
    }
    if (action.kind === 'unstake') {
      this.#exits.note(this.#model, action, outcome);
    }
    if (action.kind === 'extend_lock' && outcome.accepted) {
      this.#exits.noteExtension(action.agent, action.entryIndex);
    }
    this.#apply(action, outcome, action.agent);
  }

  readingList(isFullScan: boolean): ReadingList {
    return this.#touched.readingList(isFullScan);
  }

  check(observed: Observation): readonly Breach[] {
    const { pool, vaults, touched } = observed;
    this.#economy.read(observed);
    const view = this.#view(observed);
    this.#book.closeDays(pool, view.clockDay);
    const suspects: Reading[] = [];
    for (const reading of touched) {
      const { agent, state } = reading;
      // Here, while the account is at hand; what differs is reported after the invariants.
      const asModelled = isAsModelled(this.#model.staking, agent, state);
      if (!asModelled) {
        suspects.push(reading);
      }
      const change = { agent, before: this.#book.agent(agent), after: state, isAsModelled: asModelled };
      for (const { invariant, report } of this.#agentChecks) {
        invariant.checkAgent?.(view, change, report);
      }
      if (this.#economy.proposals.changes.length > 0) {
        this.#noteStake(agent, change.before.stake?.amountBaseUnits ?? 0n, state.stake?.amountBaseUnits ?? 0n);
      }
      this.#economy.proposals.countVotes(agent, change.before.stake, state.stake);
      this.#book.replace(agent, state);
    }
    for (const { invariant, report } of this.#wholeChecks) {
      invariant.checkWhole?.(view, report);
    }
    const report = (place: string, difference: Difference) => this.#reportBalance(place, difference);
    compareWithModel(this.#model, observed, report, suspects);
    return this.#finishTick(pool, vaults);
  }

  /** `agent` is who signs; undefined: the operator. */
  #apply(action: AgentAction | OperatorAction, outcome: Outcome, agent: AgentIndex | undefined): void {
    // A refused action is only predicted, so that one wrong outcome does not spoil every later balance.
    const predicted = this.#model.apply(action, outcome.accepted ? 'commit' : 'predict');
    this.#touched.note(action, outcome.accepted);
    if (!outcomeMatches(predicted, outcome)) {
      const expected = `${action.kind} ${describeOutcome(predicted)}, as modelled`;
      this.#reportOutcome(expected, `${describeOutcome(outcome)} by the program`, this.#placeOf(action, agent));
    }
    if (action.kind === 'create_proposal' && outcome.accepted && predicted.accepted) {
      this.#compareProposalId(outcome, action, agent);
    }
  }

  #placeOf(action: AgentAction | OperatorAction, agent: AgentIndex | undefined): string {
    const nameOf = (one: AgentIndex): string => `agent ${this.#plan.agentIds[one] ?? one}`;
    return `${agent === undefined ? 'operator' : nameOf(agent)}: ${describeAction(action, nameOf)}`;
  }

  #view(observed: Observation): InvariantView {
    const { pool, vaults, touched } = observed;
    const { staking } = this.#model;
    return {
      plan: this.#plan,
      clockDay: dayOfUnixSeconds(Number(staking.nowUnixSeconds)),
      nowUnixSeconds: staking.nowUnixSeconds,
      pool,
      vaults,
      previousPool: this.#previousPool,
      previousVaults: this.#previousVaults,
      book: this.#book,
      proposals: this.#economy.proposals,
      governance: this.#economy.governance,
      treasury: this.#economy.treasury,
      emission: this.#economy.emission,
      market: this.#economy.market,
      isMarketUnchanged: this.#touched.isMarketUnchanged,
      quoteMintedUnits: this.#quoteMinted,
      isFullScan: touched.length === this.#plan.agentIds.length,
      penaltiesDueBaseUnits: this.#exits.penaltiesDue,
      penaltiesSweptBaseUnits: this.#swept,
      sweptToTreasuryBaseUnits: this.#sweptToTreasury,
      ticketSumBaseUnits: this.#economy.ticketSum,
      departuresOf: (agent) => this.#exits.departuresOf(agent),
      wasExtended: (agent, entryIndex) => this.#exits.wasExtended(agent, entryIndex),
      blockedExits: this.#exits.blocked,
      wasOnlyRefused: (agent) => this.#touched.wasOnlyRefused(agent),
      proposerOf: (id) => this.#model.proposals[id]?.proposer,
      largestStakeOf: (agent) => this.#largestStake.get(agent) ?? this.#book.agent(agent).stake?.amountBaseUnits ?? 0n,
      modelWealthOf: (agent) => modelWealth(staking.users[agent] as UserModel),
      modelQuoteOf: (agent) => (staking.users[agent] as UserModel).quote,
      modelDay: (day) => staking.dayRecord(day),
    };
  }

  /** What a sweep moves, before it does. */
  #noteSweep(): void {
    const { pool, vaults } = this.#model.staking;
    this.#swept += vaults.penalty;
    this.#sweptToTreasury += hasFeature(pool, 'penaltyBurn') ? 0n : vaults.penalty;
  }

  /** What was staked within the tick may have left again before its end. */
  #noteStake(agent: AgentIndex, before: bigint, after: bigint): void {
    const left = this.#exits.departuresOf(agent).reduce((sum, { amountBaseUnits }) => sum + amountBaseUnits, 0n);
    this.#largestStake.set(agent, maxBigint(before, after + left));
  }

  #reportBalance(place: string, { field, expected, found }: Difference): void {
    const where = `${place}: ${field}`;
    this.#breaches.push({ invariant: LEDGER_BALANCES_ID, severity: 'fatal', expected, found, where });
  }

  #compareProposalId(
    { proposalId }: Outcome,
    action: AgentAction | OperatorAction,
    agent: AgentIndex | undefined,
  ): void {
    const made = this.#model.proposals.length - 1;
    if (proposalId !== undefined && proposalId !== made) {
      this.#reportOutcome(`proposal ${made}`, `proposal ${proposalId}`, this.#placeOf(action, agent));
    }
  }

  #reportOutcome(expected: string, found: string, where: string): void {
    this.#breaches.push({ invariant: LEDGER_OUTCOMES_ID, severity: 'fatal', expected, found, where });
  }

  #finishTick(pool: PoolState, vaults: VaultState): readonly Breach[] {
    this.#previousPool = pool;
    this.#previousVaults = vaults;
    this.#exits.clear();
    this.#touched.clear();
    this.#largestStake.clear();
    this.#swept = 0n;
    this.#sweptToTreasury = 0n;
    this.#quoteMinted = 0n;
    const breaches = this.#breaches;
    this.#breaches = [];
    return breaches;
  }
}
