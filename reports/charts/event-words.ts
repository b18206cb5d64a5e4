import type { LoggedEvent } from '../history/event-log.ts';
import { printable } from '../text/escape.ts';
import { MINUS } from '../text/quantity.ts';

const MAX_LABEL_LENGTH = 20;

/** What an executed proposal did, where it changed the rules: of what it is called the name and the value. */
const RULE_CHANGE = /^(?:parameter|feature) (\S+)(?: =)?(?: (.+))?$/;

/** Kinds with the most important first. */
const KINDS: Readonly<Record<string, (event: LoggedEvent) => string>> = {
  price_shock: ({ detail }) => {
    const share = shareIn(detail);
    return share === undefined ? 'price' : `price ${/\bfalls\b/.test(detail) ? MINUS : '+'}${share}`;
  },
  demand_shock: ({ detail }) => {
    const factor = /\btimes (\d[\d.]*)/.exec(detail)?.[1];
    return factor === undefined ? 'demand' : `demand \u00d7 ${factor}`;
  },
  outage_begin: () => 'outage',
  outage_end: () => 'outage ends',
  pause: () => 'pause',
  unpause: () => 'pause ends',
  exodus: ({ detail }) => ['exodus', shareIn(detail)].filter((word) => word !== undefined).join(' '),
  unlock_cliff: ({ subject }) => `unlock: ${subject}`,
  proposal_executed: (event) => ruleChange(event, true) ?? numberedAct(event),
  arrival: ({ subject }) => `arrival: ${subject}`,
};

const RANKS: ReadonlyMap<string, number> = new Map(Object.keys(KINDS).map((kind, rank) => [kind, rank]));

/** A few words with the figure of the details, as in `price \u221260%`. */
export function eventLabel(event: LoggedEvent): string {
  return shortenedTo(MAX_LABEL_LENGTH, printable(KINDS[event.kind]?.(event) ?? event.kind.replaceAll('_', ' ')));
}

/** The fewest words that still say what it is. */
export function shortEventLabel(event: LoggedEvent): string {
  if (event.kind === 'proposal_executed') {
    return shortenedTo(MAX_LABEL_LENGTH, printable(ruleChange(event, false) ?? proposalNumber(event)));
  }
  return eventLabel(event).split(/[ :]/)[0] ?? '';
}

/** All of an event; with its end, where it lasts. */
export function eventText(event: LoggedEvent, end: LoggedEvent | undefined): string {
  const kind = event.kind.replaceAll('_', ' ').replace(/ begin$/, '');
  const what = event.kind === 'proposal_executed' ? [`${event.subject} executed`] : [kind, event.subject];
  const words = [...what, event.detail].filter((part) => part !== '').map(printable);
  return `${dayOf(event)}${end === undefined ? '' : ` to ${dayOf(end)}`}: ${words.join(', ')}`;
}

/** The lower, the more important. */
export function eventRank({ kind }: LoggedEvent): number {
  return RANKS.get(kind) ?? RANKS.size;
}

/** What a chart leaves out when there are too many events. */
export function isMinorEvent({ kind, detail }: LoggedEvent): boolean {
  return kind === 'arrival' || kind === 'exodus' || (kind === 'proposal_executed' && !RULE_CHANGE.test(detail));
}

/** At most so many characters, the last of them dots where some are missing. */
export function shortenedTo(length: number, text: string): string {
  const characters = Array.from(text);
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}\u2026`;
}

/** `min claim: 2 ACT`, `vote lock on`; undefined for what changes no rule. */
function ruleChange({ detail }: LoggedEvent, withValue: boolean): string | undefined {
  const [, name, value] = RULE_CHANGE.exec(detail) ?? [];
  if (name === undefined) return undefined;
  const words = plainName(name);
  if (!withValue || value === undefined) return words;
  return `${words}${value === 'on' || value === 'off' ? ' ' : ': '}${value}`;
}

/** `min_claim` and `voteLock` as words. */
export function plainName(name: string): string {
  return name.replaceAll('_', ' ').replace(/([a-z])([A-Z])/g, (_, before: string, next: string) => {
    return `${before} ${next.toLowerCase()}`;
  });
}

/** `payment #3`, `upgrade #4`: what it did, where it says. */
function numberedAct(event: LoggedEvent): string {
  const [, act] = /^(\S+) of /.exec(event.detail) ?? [];
  return act === undefined ? proposalNumber(event) : `${plainName(act)} ${proposalNumber(event)}`;
}

function proposalNumber({ subject }: LoggedEvent): string {
  return subject.replace(/^proposal /, '#');
}

function shareIn(detail: string): string | undefined {
  return /\d[\d.,]*%/.exec(detail)?.[0];
}

function dayOf({ date }: LoggedEvent): string {
  return date.slice(0, 10);
}
