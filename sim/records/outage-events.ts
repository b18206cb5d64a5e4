import type { KeeperSpec } from '../core/run-spec.ts';
import { OutageCalendar } from '../processes/outage-calendar.ts';
import { durationText } from './amount-text.ts';
import type { EventNote } from './event-note.ts';

const KEEPER = 'keeper';

/** The first ticks without the keeper, and the first with it again. An outage between two ticks is none for the economy. */
export class OutageEvents {
  readonly #calendar: OutageCalendar;
  #isOut = false;
  /** Seconds of all outages before the one that lasts. */
  #secondsBefore = 0;
  #lastElapsed = 0;

  constructor(keeper?: KeeperSpec) {
    this.#calendar = new OutageCalendar(keeper);
  }

  /** Of the tick that begins so many seconds after genesis. */
  advanceTo(elapsedSeconds: number): readonly EventNote[] {
    const wasOut = this.#isOut;
    const secondsBefore = this.#calendar.secondsUntil(this.#lastElapsed);
    this.#isOut = this.#calendar.isOut(elapsedSeconds);
    this.#lastElapsed = elapsedSeconds;
    if (this.#isOut === wasOut) return [];
    if (this.#isOut) {
      this.#secondsBefore = secondsBefore;
      return [{ kind: 'outage_begin', subject: KEEPER, detail: 'days stay open, and nothing is minted or executed' }];
    }
    const lasted = this.#calendar.secondsUntil(elapsedSeconds) - this.#secondsBefore;
    return [{ kind: 'outage_end', subject: KEEPER, detail: `back after ${durationText(lasted)}` }];
  }
}
