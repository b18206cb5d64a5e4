import type { EventSpec } from '#sim/core/run-spec.ts';
import { signOf } from '../text/quantity.ts';
import type { SweepMark } from './sweep-run.ts';

/** Events of a scenario with the times that they come at, as charts mark them. */
export function eventMarks(events: readonly EventSpec[], startUnixSeconds: number): readonly SweepMark[] {
  return events.map((event) => ({ unixSeconds: startUnixSeconds + event.atSeconds, label: eventInWords(event) }));
}

/** In the words of a run's own charts. */
function eventInWords(event: EventSpec): string {
  switch (event.kind) {
    case 'price':
      return `price ${signOf(event.changeBps)}${Math.abs(event.changeBps) / 100}%`;
    case 'demand':
      return `demand \u00d7 ${event.factor}`;
    case 'exodus':
      return `exodus ${event.shareBps / 100}%`;
  }
}
