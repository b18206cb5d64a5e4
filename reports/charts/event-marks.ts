import type { LoggedEvent } from '../history/event-log.ts';
import { LABEL_ROW_PIXELS, type PlacedLabel, placeLabels } from './event-places.ts';
import { eventLabel, eventRank, eventText, isMinorEvent, shortEventLabel } from './event-words.ts';

/** An event, or several that come close together, as a chart shows it. */
export interface EventMark extends PlacedLabel {
  readonly unixSeconds: number;
  /** All of it, for a tooltip. */
  readonly text: string;
}

/** What lasts, as an outage. */
export interface EventBand {
  readonly unixSeconds: number;
  readonly untilSeconds: number;
  readonly text: string;
}

/** The events of a chart, and the room that their words take at the top of its top panel. */
export interface EventMarks {
  readonly marks: readonly EventMark[];
  readonly bands: readonly EventBand[];
  readonly stripPixels: number;
}

interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** With more, only the important ones are shown, and those that come close together as one. */
const MAX_MARKS = 12;
/** Of those that are shown as one; a count says how many more there are. */
const MAX_TEXTS = 3;

/** What begins, and the kind of its end. */
const ENDS: Readonly<Record<string, string>> = { outage_begin: 'outage_end', pause: 'unpause' };

/** What of the events a chart over this span marks, and where the words stand. */
export function eventMarks(events: readonly LoggedEvent[], span: Span): EventMarks {
  const inside = events.filter(({ unixSeconds }) => {
    return unixSeconds * 1000 >= span.fromMs && unixSeconds * 1000 <= span.toMs;
  });
  const all = withEnds(inside);
  const few = joinedSimultaneous(all).length <= MAX_MARKS ? all : all.filter(({ event }) => !isMinorEvent(event));
  const groups = joinedClose(joinedSimultaneous(few), MAX_MARKS);
  const places = placeLabels(groups.map((group) => ({ at: shareOf(timeOf(group), span), ...labelsOf(group) })));
  const rows = Math.max(0, ...places.map(({ labelRow }) => (labelRow ?? 0) + 1));
  return {
    marks: groups.map((group, index) => ({
      ...(places[index] ?? { label: '', side: 'right' }),
      unixSeconds: timeOf(group),
      text: textOf(group),
    })),
    bands: all.flatMap(({ event, end }) =>
      ENDS[event.kind] === undefined
        ? []
        : [
            {
              unixSeconds: event.unixSeconds,
              untilSeconds: end?.unixSeconds ?? span.toMs / 1000,
              text: eventText(event, end),
            },
          ],
    ),
    stripPixels: rows === 0 ? 0 : rows * LABEL_ROW_PIXELS + 2,
  };
}

/**
 * The most important events by the rule of the charts, in time order, each in words: what lasts with its end, spends and
 * arrivals only while there is room.
 */
export function foremostEvents(events: readonly LoggedEvent[], most: number): readonly string[] {
  const all = withEnds(events);
  const [major, minor] = [false, true].map((wanted) => all.filter(({ event }) => isMinorEvent(event) === wanted));
  const byRank = (list: readonly Lasting[] = []): readonly Lasting[] =>
    [...list].sort((a, b) => eventRank(a.event) - eventRank(b.event));
  const chosen = new Set([...byRank(major), ...byRank(minor)].slice(0, most));
  return all.filter((one) => chosen.has(one)).map(({ event, end }) => eventText(event, end));
}

/** The marks in one sentence; none without marks. */
export function describeEvents({ marks }: EventMarks): readonly string[] {
  return marks.length === 0 ? [] : [`Events: ${marks.map(({ text }) => text).join('; ')}.`];
}

/** With its end, where it lasts and ends within the run. */
interface Lasting {
  readonly event: LoggedEvent;
  readonly end?: LoggedEvent;
}

/** Events that are shown as one, in time order. */
type Group = readonly [Lasting, ...Lasting[]];

/** What lasts becomes one, from its beginning to its end. */
function withEnds(events: readonly LoggedEvent[]): readonly Lasting[] {
  const ends = new Set<LoggedEvent>();
  return events.flatMap((event, index) => {
    if (ends.has(event)) return [];
    const endKind = ENDS[event.kind];
    if (endKind === undefined) return [{ event }];
    const end = events.slice(index + 1).find(({ kind, subject }) => kind === endKind && subject === event.subject);
    if (end === undefined) return [{ event }];
    ends.add(end);
    return [{ event, end }];
  });
}

/** Those of the same time, which nobody could tell apart. */
function joinedSimultaneous(all: readonly Lasting[]): readonly Group[] {
  const groups: Group[] = [];
  for (const one of all) {
    const last = groups.at(-1);
    if (last !== undefined && timeOf(last) === one.event.unixSeconds) groups[groups.length - 1] = [...last, one];
    else groups.push([one]);
  }
  return groups;
}

/** Joins the neighbours that are closest in time until there are few enough. */
function joinedClose(groups: readonly Group[], most: number): readonly Group[] {
  const left = [...groups];
  while (left.length > most) {
    const gaps = left.slice(1).map((group, before) => timeOf(group) - timeOf(left[before] ?? group));
    const closest = gaps.indexOf(Math.min(...gaps));
    const [before, after] = left.slice(closest, closest + 2);
    if (before === undefined || after === undefined) break;
    left.splice(closest, 2, [...before, ...after]);
  }
  return left;
}

function timeOf([{ event }]: Group): number {
  return event.unixSeconds;
}

/** The words of the most important one, and how many more there are. */
function labelsOf(group: Group): { readonly label: string; readonly short: string } {
  const { event } = group.reduce((best, one) => (eventRank(one.event) < eventRank(best.event) ? one : best));
  const more = group.length === 1 ? '' : ` +${group.length - 1}`;
  return { label: `${eventLabel(event)}${more}`, short: `${shortEventLabel(event)}${more}` };
}

function textOf(group: Group): string {
  const texts = group.slice(0, MAX_TEXTS).map(({ event, end }) => eventText(event, end));
  const more = group.length - texts.length;
  return [...texts, ...(more === 0 ? [] : [`and ${more} more`])].join('; ');
}

function shareOf(unixSeconds: number, { fromMs, toMs }: Span): number {
  return toMs === fromMs ? 0.5 : (unixSeconds * 1000 - fromMs) / (toMs - fromMs);
}
