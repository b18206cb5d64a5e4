import type { EventSpec } from '#sim/core/run-spec.ts';
import type { SweepMark } from './sweep-run.ts';

/** Events of a scenario with the times that they come at, as charts mark them. */
export function eventMarks(events: readonly EventSpec[], startUnixSeconds: number): readonly SweepMark[] {
  return events.map((event) => ({ unixSeconds: startUnixSeconds + event.atSeconds, label: eventInWords(event) }));
}

function eventInWords(event: EventSpec): string {
  switch (event.kind) {
    case 'price':
      return `price ${event.changeBps > 0 ? '+' : ''}${event.changeBps / 100}%`;
    case 'demand':
      return `demand x${event.factor}`;
    case 'exodus':
      return `${event.shareBps / 100}% leave`;
  }
}
