import type { EventSpec } from '../core/run-spec.ts';
import { durationText, percentText } from './amount-text.ts';
import type { EventNote } from './event-note.ts';

/** The scenario's shocks in the ticks in which they come. */
export class ShockEvents {
  /** By time, those of one time as the scenario lists them. */
  readonly #events: readonly EventSpec[];
  #next = 0;

  constructor(events: readonly EventSpec[] = []) {
    this.#events = events.toSorted((a, b) => a.atSeconds - b.atSeconds);
  }

  /** Of the tick that begins so many seconds after genesis. */
  advanceTo(elapsedSeconds: number): readonly EventNote[] {
    const notes: EventNote[] = [];
    for (let event = this.#events[this.#next]; event !== undefined; event = this.#events[this.#next]) {
      if (event.atSeconds > elapsedSeconds) break;
      this.#next++;
      notes.push(noteOf(event));
    }
    return notes;
  }
}

function noteOf(event: EventSpec): EventNote {
  switch (event.kind) {
    case 'price': {
      const by = `${event.changeBps > 0 ? 'rises' : 'falls'} by ${percentText(Math.abs(event.changeBps))}`;
      return { kind: 'price_shock', subject: 'price', detail: `the price of the token ${by}` };
    }
    case 'demand': {
      const time = event.forSeconds === undefined ? 'for good' : `for ${durationText(event.forSeconds)}`;
      return { kind: 'demand_shock', subject: 'demand', detail: `demand for debates times ${event.factor} ${time}` };
    }
    case 'exodus': {
      const subject = event.cohort ?? 'all cohorts';
      const detail = `${percentText(event.shareBps)} of the wallets leave: they break locks and sell everything`;
      return { kind: 'exodus', subject, detail };
    }
  }
}
