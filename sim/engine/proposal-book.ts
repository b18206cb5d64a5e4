import { PROPOSAL_STATES, type ProposalState, type ProposalStateName } from '../ports/governance-states.ts';

/** States from which a proposal still goes on. */
const LIVE: ReadonlySet<ProposalStateName> = new Set(['draft', 'active', 'succeeded', 'queued']);

/** Every proposal as last read, by id. */
export class ProposalBook {
  readonly countByState = Object.fromEntries(PROPOSAL_STATES.map((state) => [state, 0])) as Record<
    ProposalStateName,
    number
  >;
  /** Those whose vote was extended. */
  extended = 0;
  /** The one whose vote was decided last. */
  lastDecided: ProposalState | undefined;
  readonly #byId = new Map<number, ProposalState>();
  /** Those whose vote is decided, in the order in which that was read. */
  readonly #decided: ProposalState[] = [];
  /** Ids of live ones and of those whose bond is still out, ascending. */
  #open: readonly number[] = [];
  #live: readonly ProposalState[] = [];
  /** Proposals that came into another state, as they then were, since they were last taken. */
  #moves: ProposalState[] = [];
  #executed = 0;
  /** From the draft to the execution, of all that were executed. */
  #secondsToExecution = 0n;

  /** By id. */
  get live(): readonly ProposalState[] {
    return this.#live;
  }

  /** Live, or with its bond not yet returned; by id. */
  get open(): readonly ProposalState[] {
    return this.#open.map((id) => this.#byId.get(id) as ProposalState);
  }

  /** Those whose vote is decided, in the order in which that was read. */
  get decided(): readonly ProposalState[] {
    return this.#decided;
  }

  /** Mean time from the draft to the execution; undefined while nothing was executed. */
  get meanSecondsToExecution(): number | undefined {
    return this.#executed === 0 ? undefined : Number(this.#secondsToExecution) / this.#executed;
  }

  get(proposalId: number): ProposalState | undefined {
    return this.#byId.get(proposalId);
  }

  /** Mean of turnout / total power over the votes that were decided after this time; undefined for none. */
  meanTurnoutAfter(unixSeconds: number): number | undefined {
    let sum = 0;
    let count = 0;
    for (let i = this.#decided.length - 1; i >= 0; i--) {
      const { finalizedAtUnixSeconds, turnout, powerTotal } = this.#decided[i] as ProposalState;
      if (finalizedAtUnixSeconds <= unixSeconds) break;
      if (powerTotal === 0n) continue;
      sum += Number(turnout) / Number(powerTotal);
      count++;
    }
    return count === 0 ? undefined : sum / count;
  }

  /** Every change of a state that was read since the last call, by id, those of one proposal as they came. */
  takeMoves(): readonly ProposalState[] {
    const moves = this.#moves.toSorted((a, b) => a.id - b.id);
    this.#moves = [];
    return moves;
  }

  update(states: readonly (ProposalState | undefined)[]): void {
    if (states.length === 0) return;
    for (const state of states) if (state !== undefined) this.#replace(state);
    const open = [...this.#byId.values()].filter((proposal) => LIVE.has(proposal.state) || !proposal.bondReturned);
    this.#open = open.map(({ id }) => id).sort((a, b) => a - b);
    this.#live = this.open.filter(({ state }) => LIVE.has(state));
  }

  #replace(proposal: ProposalState): void {
    const before = this.#byId.get(proposal.id);
    if (before !== undefined) this.countByState[before.state]--;
    this.countByState[proposal.state]++;
    if (before?.state !== proposal.state) this.#move(proposal);
    if (proposal.extended && before?.extended !== true) this.extended++;
    this.#byId.set(proposal.id, proposal);
    const wasDecided = before !== undefined && before.finalizedAtUnixSeconds !== 0n;
    if (!wasDecided && proposal.finalizedAtUnixSeconds !== 0n) this.#decided.push(proposal);
    const isLast = proposal.finalizedAtUnixSeconds >= (this.lastDecided?.finalizedAtUnixSeconds ?? 1n);
    if ((!wasDecided && isLast) || this.lastDecided?.id === proposal.id) this.lastDecided = proposal;
  }

  #move(proposal: ProposalState): void {
    this.#moves.push(proposal);
    if (proposal.state !== 'executed') return;
    this.#executed++;
    this.#secondsToExecution += proposal.executedAtUnixSeconds - proposal.createdAtUnixSeconds;
  }
}
