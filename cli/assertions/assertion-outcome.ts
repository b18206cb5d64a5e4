import type { AssertionOutcome } from '#reports/index.ts';
import { type ValueContext } from '#scenarios/values/value-in-unit.ts';
import { valueInWords } from '#scenarios/values/value-in-words.ts';
import { ATTACK_FIGURES } from '#sim/attacks/attack-figures.ts';
import { attackDefinition } from '#sim/attacks/registry.ts';
import type { AssertionSubject, AssertionTime } from '#sim/core/assertion-spec.ts';
import { SimError } from '#sim/core/errors/sim-error.ts';
import type { RunSpec } from '#sim/core/run-spec.ts';
import { type AssertionResult, runMetrics } from '#sim/index.ts';

/** What became of a run's assertions, in words, in the order of the scenario. */
export function assertionOutcomes(results: readonly AssertionResult[], spec: RunSpec): readonly AssertionOutcome[] {
  const units = new Map(runMetrics(spec).map(({ id, unit }) => [id, unit]));
  return results.map(({ spec: { subject, when, bounds, message }, holds, found, tickIndex }) => {
    const context: ValueContext = {
      unit: subject.kind === 'metric' ? (units.get(subject.metric) ?? '') : figureUnit(subject, spec),
      token: spec.token,
      quoteDecimals: spec.treasury.quoteDecimals,
    };
    return {
      subject: subject.kind === 'metric' ? subject.metric : `${subject.attack}: ${subject.figure}`,
      when: timeInWords(when),
      expected: bounds.map(({ words }) => words).join(' and '),
      found: found === undefined ? null : valueInWords(found, context),
      tick: tickIndex ?? null,
      holds,
      message,
    };
  });
}

function figureUnit({ attack, figure }: Extract<AssertionSubject, { kind: 'attack' }>, spec: RunSpec): string {
  const unit = ATTACK_FIGURES.get(figure)?.unit ?? '';
  const kind = spec.population.find(({ cohort }) => cohort === attack)?.policy.kind;
  return unit === 'measure' && kind !== undefined ? attackDefinition(kind).measure.unit : unit;
}

/** When a statement looks: `at the end`, `at day 180`, `always, from day 30 to day 90`. */
export function timeInWords(when: AssertionTime): string {
  const day = (seconds: number): string => `day ${Number((seconds / 86_400).toFixed(3))}`;
  if (when.kind === 'end') return 'at the end';
  if (when.kind === 'time') return `at ${day(when.atSeconds)}`;
  const names = {
    always: 'always',
    once: 'at least once',
    min: 'at its least',
    max: 'at its largest',
    mean: 'on average',
  };
  const { fromSeconds, toSeconds } = when;
  const from = fromSeconds === undefined ? '' : ` from ${day(fromSeconds)}`;
  const to = toSeconds === undefined ? '' : ` to ${day(toSeconds)}`;
  return names[when.kind] + from + to;
}

/** What was found, with its tick: `38% at tick 200`, `no value`. */
export function foundInWords({ found, tick }: Pick<AssertionOutcome, 'found' | 'tick'>): string {
  if (found === null) return 'no value';
  return tick === null ? found : `${found} at tick ${tick}`;
}

/** Why a run with these outcomes does not end with 0; undefined when all hold. */
export function assertionComplaint(outcomes: readonly AssertionOutcome[]): SimError<'ASSERTION__BROKEN'> | undefined {
  const broken = outcomes.filter(({ holds }) => !holds);
  const [first] = broken;
  if (first === undefined) return undefined;
  return new SimError('ASSERTION__BROKEN', {
    subject: first.subject,
    when: first.when,
    expected: first.expected,
    found: foundInWords(first),
    meaning: first.message,
    broken: broken.length,
    assertions: outcomes.length,
  });
}
