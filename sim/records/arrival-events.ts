import type { Population } from '../agents/population.ts';
import { TIME_TOLERANCE_DAYS } from '../core/units.ts';
import { counted } from './amount-text.ts';
import type { EventNote } from './event-note.ts';

interface Moment extends EventNote {
  readonly atDays: number;
}

/** When the first of a cohort's wallets come after genesis, and when the last has come. */
export class ArrivalEvents {
  /** By time, those of one time by cohort. */
  readonly #moments: readonly Moment[];
  #next = 0;

  constructor({ agents, arrivals }: Pick<Population, 'agents' | 'arrivals'>) {
    const byCohort = new Map<string, number[]>();
    for (const { agent, atDays } of arrivals) {
      const cohort = agents[agent]?.cohort ?? '';
      const times = byCohort.get(cohort);
      if (times === undefined) byCohort.set(cohort, [atDays]);
      else times.push(atDays);
    }
    const order = new Map(agents.map(({ cohort, cohortIndex }) => [cohort, cohortIndex]));
    const moments = [...byCohort].flatMap(([cohort, times]) => momentsOf(cohort, times));
    this.#moments = moments.sort(
      (a, b) => a.atDays - b.atDays || (order.get(a.subject) ?? 0) - (order.get(b.subject) ?? 0),
    );
  }

  /** Of the tick that begins so long after genesis. */
  advanceTo(elapsedDays: number): readonly EventNote[] {
    const notes: EventNote[] = [];
    for (let due = this.#moments[this.#next]; due !== undefined; due = this.#moments[this.#next]) {
      if (due.atDays > elapsedDays + TIME_TOLERANCE_DAYS) break;
      this.#next++;
      notes.push({ kind: due.kind, subject: due.subject, detail: due.detail });
    }
    return notes;
  }
}

/** Ascending times of a cohort. */
function momentsOf(subject: string, times: readonly number[]): readonly Moment[] {
  const of = `of ${counted(times.length, 'wallet')} that ${times.length === 1 ? 'comes' : 'come'} after genesis`;
  const first: Moment = { kind: 'arrival', subject, detail: `the first ${of}`, atDays: times[0] as number };
  const last: Moment = { ...first, detail: `the last ${of}`, atDays: times.at(-1) as number };
  return times.length === 1 ? [{ ...first, detail: 'the only wallet that comes after genesis' }] : [first, last];
}
