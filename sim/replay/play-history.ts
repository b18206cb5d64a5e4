import { type Breach, createLedger, type Ledger } from '../ledger/ledger.ts';
import { observe } from '../ledger/observation.ts';
import type { AgentAction, OperatorAction } from '../ports/actions.ts';
import type { Outcome, StakingChain } from '../ports/staking-chain.ts';
import type { History, HistoryStep, HistoryTick } from './history.ts';

/** One step as it was played. */
export interface PlayedStep {
  readonly tickIndex: number;
  readonly unixSeconds: bigint;
  readonly by: HistoryStep['by'];
  /** With the proposal ids of this play. */
  readonly action: AgentAction | OperatorAction;
  readonly outcome: Outcome;
}

/** How far a history was played, and what was wrong there. */
export interface PlayedHistory {
  readonly steps: readonly PlayedStep[];
  /** Fatal ones of the first tick that has any; empty when the history ended well. */
  readonly breaches: readonly Breach[];
  /** How many ticks were played. */
  readonly ticksPlayed: number;
}

/**
 * Plays a history on a fresh chain with the exact ledger beside it, and ends behind the first tick with a fatal breach.
 * Checks as a run does: after each tick what the tick touched, after the last one everything. Proposals are named by
 * what they are called here; steps about one that was not made are left out. Throws what the chain throws.
 */
export async function playHistory(chain: StakingChain, history: History): Promise<PlayedHistory> {
  const { plan, ticks } = history;
  await chain.genesis(plan);
  const player = new HistoryPlayer(chain, createLedger(plan), plan.clock.unixSeconds);
  const all = { ...EVERYTHING, agents: plan.agentIds.map((_, agent) => agent), market: plan.market !== undefined };
  let breaches = player.check(await observe(chain, all, 0));
  let ticksPlayed = 0;
  for (const tick of ticks) {
    if (breaches.length > 0) break;
    ticksPlayed++;
    breaches = await player.playTick(tick, ticksPlayed === ticks.length);
  }
  return { steps: player.played, breaches, ticksPlayed };
}

/** Accounts that exist from genesis on, agents left out. */
const EVERYTHING = { proposals: [], grants: [], tickets: [], governance: true, treasury: true, emission: true };

class HistoryPlayer {
  readonly played: PlayedStep[] = [];
  readonly #chain: StakingChain;
  readonly #ledger: Ledger;
  readonly #proposals = new Map<number, number>();
  #unixSeconds: bigint;

  constructor(chain: StakingChain, ledger: Ledger, unixSeconds: bigint) {
    this.#chain = chain;
    this.#ledger = ledger;
    this.#unixSeconds = unixSeconds;
  }

  check(seen: Parameters<Ledger['check']>[0]): readonly Breach[] {
    return this.#ledger.check(seen).filter(({ severity }) => severity === 'fatal');
  }

  async playTick({ tickIndex, clock, steps }: HistoryTick, isLast: boolean): Promise<readonly Breach[]> {
    if (clock !== undefined) {
      await this.#chain.advanceTo(clock);
      this.#ledger.advanceTo(clock);
      this.#unixSeconds = clock.unixSeconds;
    }
    let open: HistoryStep[] = [];
    for (const step of steps) {
      const named = this.#named(step);
      if (named === undefined) continue;
      if (named.by === 'agent') open.push(named);
      // What follows may name the new proposal, and the operator acts between agents.
      if (named.by === 'operator' || named.action.kind === 'create_proposal') {
        await this.#submit(tickIndex, open);
        open = [];
      }
      if (named.by === 'operator') await this.#operate(tickIndex, named);
    }
    await this.#submit(tickIndex, open);
    return this.check(await observe(this.#chain, this.#ledger.readingList(isLast), tickIndex));
  }

  async #operate(tickIndex: number, step: HistoryStep): Promise<void> {
    const action = step.action as OperatorAction;
    const outcome = await this.#chain.operate(action);
    this.#ledger.applyOperator(action, outcome);
    this.#note(tickIndex, step, outcome);
  }

  async #submit(tickIndex: number, steps: readonly HistoryStep[]): Promise<void> {
    if (steps.length === 0) return;
    const actions = steps.map(({ action }) => action as AgentAction);
    const outcomes = await this.#chain.submit(actions);
    for (const [position, step] of steps.entries()) {
      const outcome = outcomes[position] as Outcome;
      this.#ledger.applyAgent(actions[position] as AgentAction, outcome);
      this.#note(tickIndex, step, outcome);
      if (step.created !== undefined && outcome.proposalId !== undefined) {
        this.#proposals.set(step.created, outcome.proposalId);
      }
    }
  }

  #note(tickIndex: number, { by, action }: HistoryStep, outcome: Outcome): void {
    this.played.push({ tickIndex, unixSeconds: this.#unixSeconds, by, action, outcome });
  }

  /** The step with this play's proposal id; undefined when there is no such proposal here. */
  #named(step: HistoryStep): HistoryStep | undefined {
    const { action } = step;
    if (!('proposalId' in action)) return step;
    const proposalId = this.#proposals.get(action.proposalId);
    return proposalId === undefined ? undefined : { ...step, action: { ...action, proposalId } };
  }
}
