import type { ScenarioProblem } from '#sim/core/errors/codes.ts';
import { SimError } from '#sim/core/errors/sim-error.ts';
import type { RunSpec } from '#sim/core/run-spec.ts';
import type { Finding, ScenarioDraft } from './checks/finding.ts';
import { checkScenario } from './checks.ts';
import { deepFreeze, resolveRunSpec } from './resolve.ts';
import { DEFAULT_FRAME, PROFILES, type ScenarioFrame } from './schema/frame.ts';
import { jsonSchemaOf, valueAt } from './schema/json-schema.ts';
import { MAX_DECIMALS, MAX_FILE_BYTES, MAX_PROBLEMS } from './schema/limits.ts';
import { problemsOf } from './schema/problems.ts';
import { type Scenario, type ScenarioSchema, scenarioSchema } from './schema/scenario.ts';
import { readJson } from './text/json-text.ts';
import { formatPath, type ScenarioFormat, type SourceDocument } from './text/source-document.ts';
import { readYaml } from './text/yaml-text.ts';

/** Where a text comes from: `file` is only named in messages. */
export interface ScenarioSource {
  readonly file: string;
  readonly format: ScenarioFormat;
}

/**
 * Reads, validates and resolves the text of a scenario; the result is frozen throughout. Pure: no file is opened.
 * Errors: SCENARIO__FILE_TOO_LARGE, SCENARIO__SYNTAX, SCENARIO__INVALID with every problem.
 */
export function parseScenario(text: string, source: ScenarioSource): RunSpec {
  const { file, format } = source;
  const foundBytes = Buffer.byteLength(text);
  if (foundBytes > MAX_FILE_BYTES) {
    throw new SimError('SCENARIO__FILE_TOO_LARGE', { file, foundBytes, maxBytes: MAX_FILE_BYTES });
  }
  const document = format === 'json' ? readJson(text, file) : readYaml(text, file);
  const schema = scenarioSchema(frameOf(document.value));
  const parsed = schema.safeParse(document.value);
  const draft = parsed.success ? parsed.data : salvage(schema, document.value);
  const readAlready = new Set(document.problems.map(({ path }) => path));
  const problems = [
    ...document.problems,
    // A value that could not be read has one problem, not also that of the null in its place.
    ...(parsed.success ? [] : problemsOf(parsed.error.issues, document, jsonSchemaOf(schema))).filter(
      ({ path }) => !readAlready.has(path),
    ),
    ...checkScenario(draft).map((finding) => toProblem(finding, document)),
  ];
  if (!parsed.success || problems.length > 0) {
    throw new SimError('SCENARIO__INVALID', { file, problems: deepFreeze(listed(problems)) });
  }
  return deepFreeze(resolveRunSpec(parsed.data));
}

/** What the text is to be read by, as far as it says that well; those keys are checked with the rest. */
function frameOf(value: unknown): ScenarioFrame {
  const { token, quote, profile } = DEFAULT_FRAME;
  const symbol = valueAt(value, ['token', 'symbol']) ?? token.symbol;
  const isSymbol = typeof symbol === 'string' && /^[A-Z][A-Z0-9]{0,9}$/.test(symbol);
  const named = valueAt(value, ['profile']);
  return {
    profile: PROFILES.find((name) => name === named) ?? profile,
    token: {
      symbol: isSymbol ? symbol : undefined,
      decimals: decimalsOr(token.decimals, valueAt(value, ['token', 'decimals'])),
    },
    quote: {
      ...quote,
      decimals: decimalsOr(quote.decimals, valueAt(value, ['treasury', 'buyback', 'quote_decimals'])),
    },
  };
}

function decimalsOr(fallback: number, value: unknown): number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAX_DECIMALS ? value : fallback;
}

/** The sections that are in order by themselves, so that rules between them are checked in the same pass. */
function salvage(schema: ScenarioSchema, value: unknown): ScenarioDraft {
  const { shape } = schema;
  const read = <T>(field: { safeParse(value: unknown): { data?: T | undefined } }, key: string): T | undefined =>
    field.safeParse(valueAt(value, [key])).data;
  const cohorts = valueAt(value, ['population']);
  const sections = {
    tick: read<Scenario['tick']>(shape.tick, 'tick'),
    horizon: read<Scenario['horizon']>(shape.horizon, 'horizon'),
    token: read<Scenario['token']>(shape.token, 'token'),
    staking: read<Scenario['staking']>(shape.staking, 'staking'),
    rewards: read<Scenario['rewards']>(shape.rewards, 'rewards'),
    governance: read<Scenario['governance']>(shape.governance, 'governance'),
    treasury: read<Scenario['treasury']>(shape.treasury, 'treasury'),
    population: Array.isArray(cohorts)
      ? cohorts.map((cohort: unknown) => shape.population.element.safeParse(cohort).data)
      : undefined,
  };
  return Object.fromEntries(Object.entries(sections).filter(([, section]) => section !== undefined));
}

function toProblem(finding: Finding, document: SourceDocument): ScenarioProblem {
  const { path, expected, hint } = finding;
  const found = document.has(path) ? finding.found : `${finding.found} (by default)`;
  const problem = { path: formatPath(path), line: document.lineAt(path), expected, found };
  return hint === undefined ? problem : { ...problem, hint };
}

/** In the order of the file, each once, and not more than a reader can use. */
function listed(problems: readonly ScenarioProblem[]): readonly ScenarioProblem[] {
  const once = new Map(problems.map((problem) => [`${problem.path}\n${problem.expected}`, problem]));
  const sorted = [...once.values()].sort((a, b) => a.line - b.line);
  if (sorted.length <= MAX_PROBLEMS) return sorted;
  const rest = sorted.length - MAX_PROBLEMS;
  const last = {
    path: '',
    line: sorted[MAX_PROBLEMS]?.line ?? 0,
    expected: 'a valid scenario',
    found: `${rest} more problems`,
  };
  return [...sorted.slice(0, MAX_PROBLEMS), last];
}
