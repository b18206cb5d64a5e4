import type { AttackDefinition } from '#sim/attacks/attack.ts';
import type { AttackRow } from '#sim/ports/run-sink.ts';
import { type AttackUnits, lamportsText, measureText, quoteText, tokenText } from './attack-units.ts';
import { durationInWords } from './text/duration.ts';
import { joinInWords } from './text/join-in-words.ts';
import { formatPercent, groupDigits } from './text/quantity.ts';

/** How an attack ended, in a word and in a sentence. */
export interface AttackVerdict {
  /**
   * `paid`: it succeeded and has more than it came with. `refused`: the program refused what the attack lives by.
   * `bounded`: all was accepted, and what it brings is within the bound.
   */
  readonly kind: 'paid' | 'succeeded' | 'refused' | 'bounded' | 'undecided';
  /** Begins with the word. */
  readonly sentence: string;
}

/** What a verdict may know beside the account. */
export interface VerdictGround {
  /** Absent: an attack that this version does not know. */
  readonly definition?: Pick<AttackDefinition, 'measure' | 'refusals'> | undefined;
  /** Refused steps by the name of the error, the most frequent first. */
  readonly refusals?: readonly { readonly errorName: string; readonly count: number }[];
  /** The row of the same tick of the run in which the attacker did nothing. */
  readonly idle?: AttackRow | undefined;
}

/** Names of errors that a sentence tells; the others are counted. */
const MAX_ERRORS = 3;

/**
 * What a reader wants to know of an attack at once: whether it paid, how much for which capital and how soon, and who
 * lost; or why it did not.
 */
export function attackVerdict(row: AttackRow, units: AttackUnits, ground: VerdictGround = {}): AttackVerdict {
  const kind = kindOf(row, ground);
  const clauses = [CLAUSES[kind](row, units, ground), othersClause(row, units, ground)].filter(
    (clause) => clause !== undefined,
  );
  return { kind, sentence: `${kind}: ${clauses.join('; ')}.` };
}

type Clause = (row: AttackRow, units: AttackUnits, ground: VerdictGround) => string;

const CLAUSES: Readonly<Record<AttackVerdict['kind'], Clause>> = {
  paid: (row, units, ground) => joined([gainText(row, units), measureClause(row, units, ground)]),
  succeeded: (row, units, ground) =>
    joined([measureClause(row, units, ground) ?? 'it did what it came for', gainText(row, units)]),
  refused: (row, units, ground) => joined([refusalText(row, ground), netText(row, units)]),
  bounded: (row, units, ground) =>
    joined([measureClause(row, units, ground), refusalClause(row, ground), netText(row, units)]),
  undecided: (row, units) => joined(['the figure that it is judged by is not known yet', netText(row, units)]),
};

function kindOf(row: AttackRow, ground: VerdictGround): AttackVerdict['kind'] {
  if (row.succeeded) return hasGain(row) ? 'paid' : 'succeeded';
  // Who was refused its flaw and paid all the same was not turned away.
  if (isRefused(row, ground) && !wasPaid(row)) return 'refused';
  return row.measure === undefined ? 'undecided' : 'bounded';
}

/** Whoever acts is refused now and then; an attack is when it meets one of the errors that stand against it. */
function isRefused({ refused }: AttackRow, { definition, refusals }: VerdictGround): boolean {
  if (refused === 0) return false;
  if (definition === undefined) return true;
  if (refusals === undefined) return definition.refusals.length > 0;
  return refusals.some(({ errorName }) => definition.refusals.includes(errorName));
}

/** By the treasury, be it within what the rules allow. */
function wasPaid({ treasuryBaseUnits, buybackQuoteUnits = 0n }: AttackRow): boolean {
  return treasuryBaseUnits > 0n || buybackQuoteUnits > 0n;
}

/** What stood against an attack that was paid within its bound. */
function refusalClause(row: AttackRow, ground: VerdictGround): string | undefined {
  return isRefused(row, ground) && wasPaid(row) ? `refused: ${refusalText(row, ground)}` : undefined;
}

function hasGain({ gainBaseUnits, gainQuoteUnits = 0n }: AttackRow): boolean {
  return gainBaseUnits > 0n || gainQuoteUnits > 0n;
}

function joined(clauses: readonly (string | undefined)[]): string {
  return clauses.filter((clause) => clause !== undefined).join('; ');
}

function netText(row: AttackRow, units: AttackUnits): string {
  return hasGain(row) ? gainText(row, units) : lossText(row, units);
}

/** `+51,200 ACT on 1,000,000 ACT of capital (5.12%), the first effect 12 days after it came`. */
function gainText(row: AttackRow, units: AttackUnits): string {
  const { gainBaseUnits: gain, gainQuoteUnits: cashGain = 0n, capitalBaseUnits: capital } = row;
  const changes = [
    gain === 0n ? undefined : `${plus(gain)}${tokenText(gain, units)}`,
    cashGain === 0n ? undefined : `${plus(cashGain)}${quoteText(cashGain, units)}`,
  ].filter((change) => change !== undefined);
  const took = changes.length === 0 ? 'it has what it came with' : joinInWords(changes);
  const share = capital === 0n || gain <= 0n ? '' : ` (${formatPercent(Number(gain) / Number(capital))}%)`;
  return `${took} on ${capitalText(row, units)} of capital${share}${effectText(row)}`;
}

function effectText({ secondsToEffect }: AttackRow): string {
  if (secondsToEffect === undefined) return '';
  return `, the first effect ${secondsToEffect === 0 ? 'at once' : `${durationInWords(secondsToEffect)} after it came`}`;
}

function capitalText({ capitalBaseUnits, capitalQuoteUnits = 0n }: AttackRow, units: AttackUnits): string {
  const tokens = tokenText(capitalBaseUnits, units);
  return capitalQuoteUnits === 0n ? tokens : `${tokens} and ${quoteText(capitalQuoteUnits, units)}`;
}

/** `gained nothing; lost 12.00 ACT (penalties: 12.00 ACT) and 0.0001 SOL of fees; 0.03 SOL of rent are tied up`. */
function lossText(row: AttackRow, units: AttackUnits): string {
  const { gainBaseUnits: gain, gainQuoteUnits: cashGain = 0n, penaltiesBaseUnits: penalties } = row;
  const penalty = penalties === 0n ? '' : ` (penalties: ${tokenText(penalties, units)})`;
  const losses = [
    gain < 0n ? `${tokenText(-gain, units)}${penalty}` : undefined,
    cashGain < 0n ? quoteText(-cashGain, units) : undefined,
    row.feesLamports > 0n ? `${lamportsText(row.feesLamports)} of fees` : undefined,
  ].filter((loss) => loss !== undefined);
  return joined([
    'gained nothing',
    losses.length === 0 ? undefined : `lost ${joinInWords(losses)}`,
    row.rentLamports > 0n ? `${lamportsText(row.rentLamports)} of rent are tied up` : undefined,
  ]);
}

/** `VoteLocked (3 times) and StillLocked`; the sink of the steps may not have been read. */
function refusalText({ refused }: AttackRow, { refusals = [] }: VerdictGround): string {
  if (refusals.length === 0) return refused === 1 ? 'one action' : `${groupDigits(String(refused))} actions`;
  const named = refusals
    .slice(0, MAX_ERRORS)
    .map(({ errorName, count }) => (count === 1 ? errorName : `${errorName} (${groupDigits(String(count))} times)`));
  const more = refusals.length - named.length;
  return joinInWords(more === 0 ? named : [...named, `${more} other error${more === 1 ? '' : 's'}`]);
}

function measureClause(
  { measure, succeeded }: AttackRow,
  units: AttackUnits,
  { definition }: VerdictGround,
): string | undefined {
  if (definition === undefined || measure === undefined) return undefined;
  const { title, unit, successAbove } = definition.measure;
  const bound = measureText(successAbove, unit, units);
  const against = succeeded ? `above the bound of ${bound}` : `not above the bound of ${bound}`;
  return `${title.charAt(0).toLowerCase()}${title.slice(1)} ${measureText(measure, unit, units)}, ${against}`;
}

/** `everybody else lost 51,200 ACT and has 9.00 USD more`; nothing where nothing differs. */
function othersClause(row: AttackRow, units: AttackUnits, { idle }: VerdictGround): string | undefined {
  const tokens = difference(row.othersWealthBaseUnits, idle?.othersWealthBaseUnits);
  const cash = difference(row.othersWealthQuoteUnits, idle?.othersWealthQuoteUnits);
  const changes = [
    tokens === 0n ? undefined : changeText(tokens, (amount) => tokenText(amount, units)),
    cash === 0n ? undefined : changeText(cash, (amount) => quoteText(amount, units)),
  ].filter((change) => change !== undefined);
  return changes.length === 0 ? undefined : `everybody else ${joinInWords(changes)}`;
}

/** 0 where one of them is not known. */
function difference(now: bigint | undefined, spared: bigint | undefined): bigint {
  return now === undefined || spared === undefined ? 0n : now - spared;
}

function changeText(change: bigint, text: (amount: bigint) => string): string {
  return change < 0n ? `lost ${text(-change)}` : `has ${text(change)} more`;
}

function plus(amount: bigint): string {
  return amount > 0n ? '+' : '';
}
