import type { Finding } from '../checks/finding.ts';
import { MAX_HORIZON_SECONDS, MAX_OVERRIDES } from '../schema/limits.ts';
import { nearestName } from '../schema/nearest.ts';
import { describeFound } from '../schema/problems.ts';
import { readDuration } from '../schema/quantities.ts';
import type { SourcePath } from '../text/source-document.ts';
import { readWrittenValue, WRITTEN_VALUE_EXPECTED } from '../values/written-value.ts';
import type { Sweep } from './sweep-schema.ts';

type Conclusion = Sweep['conclusions'][number];

const BOUNDS = ['above', 'below', 'above_variant', 'below_variant'] as const;
const WHOLE_SERIES = ['min', 'max', 'mean'];

/** Rules that no single field of a sweep can check. Without `metrics` any id will do. */
export function checkSweep(sweep: Sweep, metrics: readonly string[] | undefined): readonly Finding[] {
  return [
    ...checkVariants(sweep),
    ...sweep.charts.flatMap(({ metric }, index) => checkName(metric, metrics, ['charts', index, 'metric'], 'a metric')),
    ...sweep.conclusions.flatMap((conclusion, index) =>
      checkConclusion(conclusion, ['conclusions', index], sweep, metrics),
    ),
  ];
}

function checkVariants({ variants }: Sweep): readonly Finding[] {
  const findings: Finding[] = [];
  const indexByName = new Map<string, number>();
  for (const [index, { name, set }] of variants.entries()) {
    const first = indexByName.get(name);
    if (first === undefined) indexByName.set(name, index);
    else {
      const expected = `a name of its own: variants[${first}] has this one already`;
      findings.push({ path: ['variants', index, 'name'], expected, found: `"${name}"` });
    }
    if (Object.hasOwn(set, 'seed')) {
      const expected = 'no seed: every variant runs with the same ones, from that of the scenario on';
      findings.push({ path: ['variants', index, 'set', 'seed'], expected, found: describeFound(set['seed']) });
    }
    const count = Object.keys(set).length;
    if (count > MAX_OVERRIDES) {
      findings.push({
        path: ['variants', index, 'set'],
        expected: `at most ${MAX_OVERRIDES} values`,
        found: `${count}`,
      });
    }
  }
  return findings;
}

function checkConclusion(
  conclusion: Conclusion,
  path: SourcePath,
  { variants }: Sweep,
  metrics: readonly string[] | undefined,
): readonly Finding[] {
  const { metric, variant, above_variant: above, below_variant: below } = conclusion;
  const names = variants.map(({ name }) => name);
  const findings: Finding[] = [...checkName(metric, metrics, [...path, 'metric'], 'a metric')];
  for (const key of ['variant', 'above_variant', 'below_variant'] as const) {
    const name = conclusion[key];
    if (name !== undefined) findings.push(...checkName(name, names, [...path, key], 'a variant'));
  }
  if (BOUNDS.every((key) => conclusion[key] === undefined)) {
    findings.push({ path, expected: `at least one of ${BOUNDS.join(', ')}`, found: 'none' });
  }
  for (const key of ['above', 'below'] as const) {
    const value = conclusion[key];
    if (value === undefined || readWrittenValue(value) !== undefined) continue;
    findings.push({ path: [...path, key], expected: WRITTEN_VALUE_EXPECTED, found: describeFound(value) });
  }
  if (above === undefined && below === undefined) return [...findings, ...checkTimes(conclusion, path)];
  if (variant === undefined) {
    const expected = 'the variant that is compared with another';
    findings.push({ path: [...path, 'variant'], expected, found: 'nothing' });
  } else if (variant === above || variant === below) {
    findings.push({
      path: [...path, 'variant'],
      expected: 'another variant than the one it is compared with',
      found: `"${variant}"`,
    });
  }
  return [...findings, ...checkTimes(conclusion, path)];
}

function checkTimes({ at, between }: Conclusion, path: SourcePath): readonly Finding[] {
  const range = { min: 0, max: MAX_HORIZON_SECONDS };
  const findings: Finding[] = [];
  if (/^[0-9]/.test(at)) {
    const reading = readDuration(at, range);
    if (!reading.ok) findings.push({ path: [...path, 'at'], expected: reading.expected, found: `"${at}"` });
  }
  if (between === undefined) return findings;
  if (!WHOLE_SERIES.includes(at)) {
    const expected = 'no between: only min, max and mean have one';
    findings.push({ path: [...path, 'between'], expected, found: `one with at "${at}"` });
  }
  const [from, to] = between.map((text, index) => {
    const reading = readDuration(text, range);
    if (!reading.ok)
      findings.push({ path: [...path, 'between', index], expected: reading.expected, found: `"${text}"` });
    return reading.ok ? reading.value : undefined;
  });
  if (from !== undefined && to !== undefined && from >= to) {
    findings.push({ path: [...path, 'between', 1], expected: `a time after ${between[0]}`, found: `"${between[1]}"` });
  }
  return findings;
}

function checkName(
  name: string,
  known: readonly string[] | undefined,
  path: SourcePath,
  what: string,
): readonly Finding[] {
  if (known === undefined || known.includes(name)) return [];
  const nearest = nearestName(name, known);
  const finding = { path, expected: `the name of ${what} that there is`, found: `"${name}"` };
  return [nearest === undefined ? finding : { ...finding, hint: `did you mean "${nearest}"?` }];
}
