import type { Population } from '../agents/population.ts';
import type { RunSpec } from '../core/run-spec.ts';
import { SECONDS_PER_DAY } from '../core/units.ts';
import type { ProposalState } from '../ports/governance-states.ts';
import type { EventRow } from '../ports/run-sink.ts';
import type { PoolState, VestingGrant } from '../ports/staking-chain.ts';
import type { TickEnd } from './agent-survey.ts';
import { ArrivalEvents } from './arrival-events.ts';
import type { EventNote } from './event-note.ts';
import { OutageEvents } from './outage-events.ts';
import { PauseEvents } from './pause-events.ts';
import { effectText } from './proposal-payload.ts';
import { ShockEvents } from './shock-events.ts';
import { UnlockEvents } from './unlock-events.ts';

type EventSpecs = Pick<RunSpec, 'tickSeconds' | 'token' | 'keeper' | 'events'>;

/**
 * Rows of `events.csv`. Within a tick they are in the order in which the tick has them: the keeper, the guardian,
 * executions, unlocks, arrivals, shocks.
 */
export class EventLog {
  readonly #spec: EventSpecs;
  readonly #outages: OutageEvents;
  readonly #pauses = new PauseEvents();
  readonly #unlocks: UnlockEvents;
  readonly #arrivals: ArrivalEvents;
  readonly #shocks: ShockEvents;

  constructor(spec: EventSpecs, population: Pick<Population, 'agents' | 'arrivals'>, grants: readonly VestingGrant[]) {
    this.#spec = spec;
    this.#outages = new OutageEvents(spec.keeper);
    this.#unlocks = new UnlockEvents(grants, spec.token);
    this.#arrivals = new ArrivalEvents(population);
    this.#shocks = new ShockEvents(spec.events);
  }

  /** Each tick once, in order. `moves`: proposals that came into another state. */
  rows({ tickIndex, unixSeconds }: TickEnd, pool: PoolState, moves: readonly ProposalState[]): readonly EventRow[] {
    const elapsedSeconds = tickIndex * this.#spec.tickSeconds;
    const notes = [
      ...this.#outages.advanceTo(elapsedSeconds),
      ...this.#pauses.advanceTo(pool, unixSeconds),
      ...moves.filter(({ state }) => state === 'executed').map((proposal) => this.#executionOf(proposal)),
      ...this.#unlocks.advanceTo(elapsedSeconds),
      ...this.#arrivals.advanceTo(elapsedSeconds / SECONDS_PER_DAY),
      ...this.#shocks.advanceTo(elapsedSeconds),
    ];
    return notes.map((note) => ({ tickIndex, unixSeconds, ...note }));
  }

  #executionOf(proposal: ProposalState): EventNote {
    return {
      kind: 'proposal_executed',
      subject: `proposal ${proposal.id}`,
      detail: effectText(proposal, this.#spec.token),
    };
  }
}
