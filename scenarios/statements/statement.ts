import { ATTACK_FIGURES } from '#sim/attacks/attack-figures.ts';
import type { AssertionBound, AssertionSpec, AssertionSubject, AssertionTime } from '#sim/core/assertion-spec.ts';
import type { Finding, Statement } from '../checks/finding.ts';
import { nearestName } from '../schema/nearest.ts';
import { describeFound } from '../schema/problems.ts';
import { formatDuration, readDuration } from '../schema/quantities.ts';
import { BOUND_KEYS, WINDOWED } from '../schema/sections/assert.ts';
import type { SourcePath } from '../text/source-document.ts';
import { EXACT, readTolerance } from '../values/tolerance.ts';
import { expectedInUnit, type ValueContext, valueInUnit, writtenInWords } from '../values/value-in-unit.ts';
import { readWrittenValue } from '../values/written-value.ts';
import { metricNameProblem } from './metric-name.ts';
import type { StatementContext } from './statement-context.ts';

/** What a figure of the scenario is, with the unit that it is measured in. */
interface Subject {
  readonly subject: AssertionSubject;
  readonly unit: string;
}

/** What an attack's account is judged by. */
const DEFAULT_FIGURE = 'measure';

/** Reads a statement; `report` hears what is wrong with it. Undefined when something is. */
export function readStatement(
  statement: Statement,
  path: SourcePath,
  context: StatementContext,
  report: (finding: Finding) => void,
): AssertionSpec | undefined {
  let isSound = true;
  const refuse = (finding: Finding): undefined => {
    isSound = false;
    report(finding);
  };
  const subject = subjectOf(statement, path, context, refuse);
  const when = timeOf(statement, path, context, refuse);
  if (subject === undefined) return undefined;
  const values = { unit: subject.unit, token: context.token, quoteDecimals: context.quoteDecimals };
  const tolerance = toleranceOf(statement, path, values, refuse);
  const bounds = boundsOf(statement, path, values, refuse);
  checkOrder(bounds, path, refuse);
  if (!isSound || when === undefined || tolerance === undefined) return undefined;
  return { subject: subject.subject, when, bounds, tolerance, message: statement.message ?? '' };
}

type Refuse = (finding: Finding) => undefined;

function subjectOf(
  { metric, attack, figure }: Statement,
  path: SourcePath,
  { metrics, attacks }: StatementContext,
  refuse: Refuse,
): Subject | undefined {
  if ((metric === undefined) === (attack === undefined)) {
    return refuse({ path, expected: 'one of metric and attack', found: metric === undefined ? 'none' : 'both' });
  }
  if (metric !== undefined) {
    if (figure !== undefined) {
      refuse({ path: [...path, 'figure'], expected: 'no figure: only an attack has one', found: `"${figure}"` });
    }
    const unit = metrics.get(metric);
    if (unit !== undefined) return { subject: { kind: 'metric', metric }, unit };
    return refuse({ path: [...path, 'metric'], ...metricNameProblem(metric, metrics) });
  }
  if (attacks === undefined) return undefined;
  const name = attack ?? '';
  const measure = attacks.get(name);
  if (measure === undefined) {
    const expected = 'the name of an attack of this scenario';
    const names = [...attacks.keys()];
    return refuse(
      unknown([...path, 'attack'], names.length === 0 ? `${expected}, which has none` : expected, name, names),
    );
  }
  const id = figure ?? DEFAULT_FIGURE;
  const known = ATTACK_FIGURES.get(id);
  if (known === undefined) {
    return refuse(unknown([...path, 'figure'], 'a figure of attacks.csv', id, [...ATTACK_FIGURES.keys()]));
  }
  return {
    subject: { kind: 'attack', attack: name, figure: id },
    unit: known.unit === 'measure' ? measure : known.unit,
  };
}

function unknown(path: SourcePath, expected: string, name: string, known: readonly string[]): Finding {
  const nearest = nearestName(name, known);
  const finding = { path, expected, found: `"${name}"` };
  return nearest === undefined ? finding : { ...finding, hint: `did you mean "${nearest}"?` };
}

function timeOf(
  { at, from, to }: Statement,
  path: SourcePath,
  { horizonSeconds }: StatementContext,
  refuse: Refuse,
): AssertionTime | undefined {
  const moment = (key: 'at' | 'from' | 'to', text: string): number | undefined => {
    const reading = readDuration(text, { min: 0, max: horizonSeconds ?? Number.MAX_SAFE_INTEGER });
    if (reading.ok) return reading.value;
    return refuse({ path: [...path, key], expected: `${reading.expected}, within the horizon`, found: `"${text}"` });
  };
  const fromSeconds = from === undefined ? undefined : moment('from', from);
  const toSeconds = to === undefined ? undefined : moment('to', to);
  const kind = WINDOWED.find((word) => word === at);
  if (kind === undefined) {
    for (const key of ['from', 'to'] as const) {
      if ({ from, to }[key] === undefined) continue;
      const expected = `no ${key}: only ${WINDOWED.join(', ')} have one`;
      refuse({ path: [...path, key], expected, found: `one with at "${at}"` });
    }
    if (at === 'end') return { kind: 'end' };
    const atSeconds = moment('at', at);
    return atSeconds === undefined ? undefined : { kind: 'time', atSeconds };
  }
  if (fromSeconds !== undefined && toSeconds !== undefined && fromSeconds > toSeconds) {
    const expected = `a time not before from, ${formatDuration(fromSeconds)}`;
    return refuse({ path: [...path, 'to'], expected, found: formatDuration(toSeconds) });
  }
  return {
    kind,
    ...(fromSeconds === undefined ? {} : { fromSeconds }),
    ...(toSeconds === undefined ? {} : { toSeconds }),
  };
}

function toleranceOf(
  { near, equals, within }: Statement,
  path: SourcePath,
  values: ValueContext,
  refuse: Refuse,
): AssertionSpec['tolerance'] | undefined {
  if (near !== undefined && equals !== undefined) {
    return refuse({ path, expected: 'at most one of near and equals', found: 'both' });
  }
  if ((near === undefined) !== (within === undefined)) {
    return refuse(
      near === undefined
        ? { path: [...path, 'within'], expected: 'no within: only near has one', found: describeFound(within) }
        : { path: [...path, 'within'], expected: 'how far the figure may be off, or equals', found: 'nothing' },
    );
  }
  if (within === undefined) return EXACT;
  const reading = readTolerance(within, values);
  if (reading.ok) return reading.value;
  return refuse({ path: [...path, 'within'], expected: reading.expected, found: describeFound(within) });
}

function boundsOf(
  statement: Statement,
  path: SourcePath,
  values: ValueContext,
  refuse: Refuse,
): readonly AssertionBound[] {
  const given = BOUND_KEYS.filter((key) => statement[key] !== undefined);
  if (given.length === 0) refuse({ path, expected: `at least one of ${BOUND_KEYS.join(', ')}`, found: 'none' });
  return given.flatMap((key) => {
    const read = readBound(statement[key], values);
    if (read === undefined) {
      const expected = values.unit === 'bool' ? 'true or false' : expectedInUnit(values);
      refuse({
        path: [...path, key],
        expected: `${expected}, the unit of the figure`,
        found: describeFound(statement[key]),
      });
      return [];
    }
    const side = key === 'equals' ? 'near' : key;
    const within = key === 'near' ? ` within ${String(statement.within)}` : '';
    const name = key === 'equals' ? 'exactly' : key.replace('_', ' ');
    return [{ side, value: read.value, words: `${name} ${read.words}${within}` }];
  });
}

/** `true` and `false` are the values of figures that are either. */
function readBound(
  value: unknown,
  context: ValueContext,
): { readonly value: number | bigint; readonly words: string } | undefined {
  if (context.unit === 'bool') {
    return typeof value === 'boolean' ? { value: Number(value), words: String(value) } : undefined;
  }
  const written = readWrittenValue(value);
  const inUnit = written === undefined ? undefined : valueInUnit(written, context);
  return written === undefined || inUnit === undefined ? undefined : { value: inUnit, words: writtenInWords(written) };
}

/** A statement that no figure can keep is a slip of its writer's. */
function checkOrder(bounds: readonly AssertionBound[], path: SourcePath, refuse: Refuse): void {
  const low = bounds.find(({ side }) => side === 'above' || side === 'at_least');
  const high = bounds.find(({ side }) => side === 'below' || side === 'at_most');
  if (low === undefined || high === undefined) return;
  const isEmpty = low.side === 'at_least' && high.side === 'at_most' ? low.value > high.value : low.value >= high.value;
  if (isEmpty) refuse({ path, expected: 'bounds that a figure can keep', found: `${low.words} and ${high.words}` });
}
