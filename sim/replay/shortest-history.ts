import { isSimError } from '../core/errors/sim-error.ts';
import type { Breach } from '../ledger/ledger.ts';
import type { AgentIndex } from '../ports/actions.ts';
import type { StakingChain } from '../ports/staking-chain.ts';
import { smallestPart } from './delta-debugging.ts';
import { agentsOf, type History, type HistoryStep, type HistoryTick } from './history.ts';
import { narrowHistory } from './narrow-history.ts';
import { type PlayedHistory, playHistory } from './play-history.ts';

export interface ShortestOptions {
  /** A fresh chain for each play, of the build that the invariant broke on; this closes it. */
  readonly open: () => StakingChain;
  /** Whether a breach is the one that the search is for. */
  readonly isSought: (breach: Breach) => boolean;
  /** Plays at most. */
  readonly maxPlays: number;
  /** Heard after each play; ends the search with what it has when it says so. */
  readonly onPlay?: (progress: ShortestProgress) => Promise<'go on' | 'stop'>;
}

export interface ShortestProgress {
  readonly plays: number;
  /** Of the shortest history so far. */
  readonly steps: number;
  readonly agents: number;
}

/** The shortest history that was found. */
export interface ShortestHistory {
  readonly history: History;
  readonly played: PlayedHistory;
  readonly breach: Breach;
  readonly plays: number;
  /** Without any one of its steps the invariant holds; false: the search ended before that was known. */
  readonly isMinimal: boolean;
}

/** The shortest history in which an invariant still breaks; undefined when it does not break in this one. */
export async function shortestHistory(
  history: History,
  options: ShortestOptions,
): Promise<ShortestHistory | undefined> {
  const search = new Search(options);
  return (await search.begin(history)) ? search.run() : undefined;
}

interface Found {
  readonly history: History;
  readonly played: PlayedHistory;
  readonly breach: Breach;
}

class Search {
  readonly #options: ShortestOptions;
  #best: Found | undefined;
  #plays = 0;
  #isStopped = false;
  #keepsAgents = false;

  constructor(options: ShortestOptions) {
    this.#options = options;
  }

  /** Whether the invariant breaks in the history as it is; what comes behind the breach is cut off. */
  async begin(history: History): Promise<boolean> {
    this.#keepsAgents = true;
    if ((await this.#shows(history)) !== true) return false;
    const cut = { ...history, ticks: history.ticks.slice(0, this.#found.played.ticksPlayed) };
    this.#keepsAgents = false;
    // An invariant that speaks of who does nothing needs everybody, in the end perhaps not.
    if ((await this.#shows(cut)) !== true) {
      this.#keepsAgents = true;
      await this.#shows(cut);
    }
    return true;
  }

  async run(): Promise<ShortestHistory> {
    let before: number | undefined;
    while (before !== this.#size && !this.#isStopped) {
      before = this.#size;
      await this.#dropActors();
      await this.#dropTicks();
      await this.#joinTicks();
      await this.#dropSteps();
      await this.#moveEntriesUp();
      if (this.#keepsAgents) await this.#dropAgents();
    }
    const { history, played, breach } = this.#found;
    return { history, played, breach, plays: this.#plays, isMinimal: !this.#isStopped };
  }

  get #found(): Found {
    if (this.#best === undefined) throw new TypeError('the search has not begun');
    return this.#best;
  }

  /** Ticks, steps and agents together: what each round makes smaller. */
  get #size(): number {
    const { plan, ticks } = this.#found.history;
    return ticks.length + stepsOf(this.#found.history).length + plan.agentIds.length;
  }

  /** Plays a history; the best one so far when the invariant breaks in it. Undefined: the search is over. */
  async #shows(history: History): Promise<boolean | undefined> {
    const { maxPlays, onPlay, isSought } = this.#options;
    if (this.#isStopped || this.#plays >= maxPlays) {
      this.#isStopped = true;
      return undefined;
    }
    this.#plays++;
    const tried = this.#keepsAgents ? history : narrowHistory(history);
    const played = await this.#play(tried);
    const breach = played?.breaches.find(isSought);
    if (played !== undefined && breach !== undefined) {
      const ticks = tried.ticks.slice(0, played.ticksPlayed);
      this.#best = { history: { ...tried, ticks }, played, breach };
    }
    const shortest = this.#best?.history;
    const progress = {
      plays: this.#plays,
      steps: shortest === undefined ? 0 : stepsOf(shortest).length,
      agents: shortest?.plan.agentIds.length ?? 0,
    };
    if ((await onPlay?.(progress)) === 'stop') this.#isStopped = true;
    return breach !== undefined;
  }

  /** Undefined when the chain cannot go through with the history. */
  async #play(history: History): Promise<PlayedHistory | undefined> {
    const chain = this.#options.open();
    try {
      return await playHistory(chain, history);
    } catch (error) {
      if (isSimError(error) || error instanceof RangeError) return undefined;
      throw error;
    } finally {
      await chain.close();
    }
  }

  /** Agents with all that they and the operator do for them. */
  async #dropActors(): Promise<void> {
    const { history } = this.#found;
    const actors = [...new Set(stepsOf(history).flatMap(({ action }) => agentsOf(action).slice(0, 1)))];
    await smallestPart(actors, async (kept) => {
      const left = new Set<AgentIndex>(kept);
      return this.#shows(
        keepSteps(history, ({ action }) => {
          const [actor] = agentsOf(action);
          return actor === undefined || left.has(actor);
        }),
      );
    });
  }

  /** Whole ticks but the last: their clock moves become one with the next. */
  async #dropTicks(): Promise<void> {
    const { history } = this.#found;
    const last = history.ticks.at(-1);
    if (last === undefined) return;
    await smallestPart(history.ticks.slice(0, -1), async (kept) => this.#shows({ ...history, ticks: [...kept, last] }));
  }

  /** Clock moves: what was done behind one is done before it, at the moment of the one before. */
  async #joinTicks(): Promise<void> {
    const { history } = this.#found;
    const moves = history.ticks.filter(({ clock }) => clock !== undefined);
    await smallestPart(moves, async (kept) => this.#shows({ ...history, ticks: joined(history.ticks, new Set(kept)) }));
  }

  /** Single steps. */
  async #dropSteps(): Promise<void> {
    const { history } = this.#found;
    await smallestPart(stepsOf(history), async (kept) => {
      const left = new Set(kept.map(({ id }) => id));
      return this.#shows(keepSteps(history, ({ id }) => left.has(id)));
    });
  }

  /** A deposit that only takes a slot: without it, later steps of its agent name one slot less. */
  async #moveEntriesUp(): Promise<void> {
    const stakes = stepsOf(this.#found.history).filter(({ action }) => action.kind === 'stake');
    for (const { id } of stakes) {
      const { history } = this.#found;
      // Agents have other places since others were dropped.
      const stake = stepsOf(history).find((step) => step.id === id);
      if (stake !== undefined) await this.#shows(withoutEntry(history, stake));
    }
  }

  /** Agents of the plan whom no step names. */
  async #dropAgents(): Promise<void> {
    this.#keepsAgents = false;
    if ((await this.#shows(this.#found.history)) !== true) this.#keepsAgents = true;
  }
}

function stepsOf({ ticks }: History): readonly HistoryStep[] {
  return ticks.flatMap(({ steps }) => steps);
}

/** Ticks with the clock moves of some of them; the steps of the others belong to the tick before. */
function joined(ticks: readonly HistoryTick[], moves: ReadonlySet<HistoryTick>): readonly HistoryTick[] {
  const left: HistoryTick[] = [];
  for (const tick of ticks) {
    const before = left.at(-1);
    if (moves.has(tick)) left.push(tick);
    else if (before === undefined) left.push({ ...tick, clock: undefined });
    else left[left.length - 1] = { ...before, steps: [...before.steps, ...tick.steps] };
  }
  return left;
}

function keepSteps(history: History, keeps: (step: HistoryStep) => boolean): History {
  return { ...history, ticks: history.ticks.map((tick) => ({ ...tick, steps: tick.steps.filter(keeps) })) };
}

function withoutEntry(history: History, stake: HistoryStep): History {
  const [owner] = agentsOf(stake.action);
  const ticks = history.ticks.map((tick) => ({
    ...tick,
    steps: tick.steps
      .filter(({ id }) => id !== stake.id)
      .map((step) => (step.id < stake.id ? step : movedUp(step, owner))),
  }));
  return { ...history, ticks };
}

function movedUp(step: HistoryStep, owner: AgentIndex | undefined): HistoryStep {
  const { action } = step;
  if (action.kind !== 'unstake' && action.kind !== 'extend_lock') return step;
  if (action.agent !== owner || action.entryIndex === 0) return step;
  return { ...step, action: { ...action, entryIndex: action.entryIndex - 1 } };
}
