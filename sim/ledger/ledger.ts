import { dayOfUnixSeconds } from '../core/units.ts';
import type {
  AgentAction,
  AgentIndex,
  AgentState,
  ChainClock,
  GenesisPlan,
  OperatorAction,
  Outcome,
  PoolState,
  VaultState,
} from '../ports/staking-chain.ts';
import { agentDifference, type Difference, firstDifference } from './balance-comparison.ts';
import { agentPlace, type Departure, type InvariantView, type Report, type Severity } from './invariant.ts';
import { INVARIANTS, LEDGER_BALANCES_ID, LEDGER_OUTCOMES_ID } from './invariants.ts';
import { ObservedBook } from './observed-book.ts';
import { describeOutcome, outcomeMatches, type Prediction } from './predictions.ts';
import { penaltyCeil } from './reward-math.ts';
import { createStakingModel, type StakingModel } from './staking-model.ts';

/**
 * Expected balances beside the chain: predicts each action, and checks after each tick that the chain did as
 * predicted and that the invariants hold. Within a tick: `advanceTo`, the operator's roll first, all actions in the
 * order of the chain, `check`.
 */
export interface Ledger {
  advanceTo(clock: ChainClock): void;
  applyOperator(action: OperatorAction, outcome: Outcome): void;
  applyAgent(action: AgentAction, outcome: Outcome): void;
  /**
   * Compares the chain with the prediction. `touched` must hold every agent that acted since the last check; agents
   * beyond these are compared too, so giving all of them is a full scan. Returns what is wrong, empty when nothing is.
   */
  check(observed: Observation): readonly Breach[];
}

export interface Observation {
  readonly tickIndex: number;
  readonly pool: PoolState;
  readonly vaults: VaultState;
  readonly touched: readonly { readonly agent: AgentIndex; readonly state: AgentState }[];
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

/** Ledger of a chain at genesis. Holdings above the supply throw `SCENARIO__SUPPLY_EXCEEDED`. */
export function createLedger(plan: GenesisPlan): Ledger {
  return new StakingLedger(plan);
}

class StakingLedger implements Ledger {
  readonly #plan: GenesisPlan;
  readonly #model: StakingModel;
  readonly #book: ObservedBook;
  readonly #departures = new Map<AgentIndex, Departure[]>();
  /** Each invariant with the function that takes its findings. */
  readonly #checks = INVARIANTS.map((invariant) => {
    const { id, severity } = invariant;
    const report: Report = (where, expected, found) => {
      this.#breaches.push({ invariant: id, severity, expected, found, where });
    };
    return { invariant, report };
  });
  #breaches: Breach[] = [];
  #previousPool: PoolState;
  #previousVaults: VaultState;
  #minted = 0n;
  #penaltiesDue = 0n;

  constructor(plan: GenesisPlan) {
    const model = createStakingModel(plan);
    this.#plan = plan;
    this.#model = model;
    this.#book = new ObservedBook({
      holdingsBaseUnits: plan.holdingsBaseUnits,
      genesisDay: model.pool.genesisDay,
      minWeight: model.pool.minWeight,
      missedAcc: (day) => model.dayRecord(day).acc,
    });
    this.#previousPool = model.poolState();
    this.#previousVaults = model.vaultState();
  }

  advanceTo(clock: ChainClock): void {
    this.#model.advanceTo(clock.unixSeconds);
  }

  applyOperator(action: OperatorAction, outcome: Outcome): void {
    // A refused action is only predicted, so that one wrong outcome does not spoil every later balance.
    const predicted = this.#model.applyOperator(action, outcome.accepted ? 'commit' : 'predict');
    this.#compareOutcome(predicted, outcome, () => `operator: ${describeAction(action)}`);
    if (outcome.accepted && action.kind === 'mint') {
      this.#minted += action.amountBaseUnits;
    }
  }

  applyAgent(action: AgentAction, outcome: Outcome): void {
    for (const entryMask of outcome.settledAhead ?? []) {
      this.#model.settleEntries(action.agent, entryMask);
    }
    if (outcome.accepted && action.kind === 'unstake') {
      this.#recordDeparture(action.agent, action.entryIndex, action.amountBaseUnits);
    }
    const predicted = this.#model.applyAgent(action, outcome.accepted ? 'commit' : 'predict');
    this.#compareOutcome(predicted, outcome, () => {
      return `agent ${this.#plan.agentIds[action.agent] ?? action.agent}: ${describeAction(action)}`;
    });
  }

  check(observed: Observation): readonly Breach[] {
    const { pool, vaults, touched } = observed;
    const view = this.#view(pool, vaults);
    this.#book.closeDays(pool, view.clockDay);
    for (const { agent, state } of touched) {
      const change = { agent, before: this.#book.agent(agent), after: state };
      for (const { invariant, report } of this.#checks) {
        invariant.checkAgent?.(view, change, report);
      }
      this.#book.replace(agent, state);
    }
    for (const { invariant, report } of this.#checks) {
      invariant.checkWhole?.(view, report);
    }
    this.#compareBalances(view, touched);
    return this.#finishTick(pool, vaults);
  }

  #view(pool: PoolState, vaults: VaultState): InvariantView {
    return {
      plan: this.#plan,
      clockDay: dayOfUnixSeconds(Number(this.#model.nowUnixSeconds)),
      pool,
      vaults,
      previousPool: this.#previousPool,
      previousVaults: this.#previousVaults,
      book: this.#book,
      mintedBaseUnits: this.#minted,
      penaltiesDueBaseUnits: this.#penaltiesDue,
      departuresOf: (agent) => this.#departures.get(agent) ?? NO_DEPARTURES,
    };
  }

  #compareBalances(view: InvariantView, touched: Observation['touched']): void {
    this.#balance(firstDifference(this.#model.poolState(), view.pool, ''), (field) => `pool: ${field}`);
    this.#balance(firstDifference(this.#model.vaultState(), view.vaults, ''), (field) => `vaults: ${field}`);
    for (const { agent, state } of touched) {
      this.#balance(agentDifference(this.#model, agent, state), (field) => agentPlace(view, agent, field));
    }
  }

  #balance(difference: Difference | undefined, place: (field: string) => string): void {
    if (difference !== undefined) {
      const { field, expected, found } = difference;
      this.#breaches.push({ invariant: LEDGER_BALANCES_ID, severity: 'error', expected, found, where: place(field) });
    }
  }

  #compareOutcome(predicted: Prediction, outcome: Outcome, place: () => string): void {
    if (!outcomeMatches(predicted, outcome)) {
      this.#breaches.push({
        invariant: LEDGER_OUTCOMES_ID,
        severity: 'error',
        expected: describeOutcome(predicted),
        found: describeOutcome(outcome),
        where: place(),
      });
    }
  }

  #recordDeparture(agent: AgentIndex, entryIndex: number, amountBaseUnits: bigint): void {
    const entry = this.#model.users[agent]?.entries[entryIndex];
    if (entry === undefined || !entry.live) {
      return;
    }
    const early = this.#model.nowUnixSeconds < entry.lockEnd;
    const penaltyBaseUnits = early ? penaltyCeil(amountBaseUnits, this.#plan.staking.penaltyBps) : 0n;
    const departure = { entryIndex, amountBaseUnits, penaltyBaseUnits };
    const known = this.#departures.get(agent);
    if (known === undefined) {
      this.#departures.set(agent, [departure]);
    } else {
      known.push(departure);
    }
    this.#penaltiesDue += penaltyBaseUnits;
  }

  #finishTick(pool: PoolState, vaults: VaultState): readonly Breach[] {
    this.#previousPool = pool;
    this.#previousVaults = vaults;
    this.#departures.clear();
    this.#penaltiesDue = 0n;
    const breaches = this.#breaches;
    this.#breaches = [];
    return breaches;
  }
}

const NO_DEPARTURES: readonly Departure[] = [];

function describeAction(action: AgentAction | OperatorAction): string {
  switch (action.kind) {
    case 'stake':
      return `stake ${action.amountBaseUnits} for ${action.lockDays} days`;
    case 'unstake':
      return `unstake ${action.amountBaseUnits} of entry ${action.entryIndex}${action.force ? ' by force' : ''}`;
    case 'mint':
    case 'fund_rewards':
      return `${action.kind} ${action.amountBaseUnits}`;
    case 'claim_rewards':
    case 'roll':
      return action.kind;
  }
}
