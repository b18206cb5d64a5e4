import type { ScenarioProblem } from '#sim/core/errors/codes.ts';
import type { RunSpec } from '#sim/core/run-spec.ts';
import type { PolicyDefinition } from '#sim/policies/policy.ts';
import { POLICY_DEFINITIONS } from '#sim/policies/registry.ts';
import { type ScenarioDraft, toProblem } from './checks/finding.ts';
import { checkScenario } from './checks.ts';
import { firstOfEach, invalidFile } from './invalid-file.ts';
import { applyOverrides, type OverriddenDocument, type ScenarioOverride } from './overrides.ts';
import { deepFreeze, resolveRunSpec } from './resolve.ts';
import { DEFAULT_FRAME, PROFILES, type ScenarioFrame } from './schema/frame.ts';
import { jsonSchemaOf, valueAt } from './schema/json-schema.ts';
import { MAX_DECIMALS } from './schema/limits.ts';
import { problemsOf } from './schema/problems.ts';
import { type Scenario, type ScenarioSchema, scenarioSchema } from './schema/scenario.ts';
import type { NamedFiles } from './tables/named-files.ts';
import { readScenarioTables } from './tables/scenario-tables.ts';
import { readDocument } from './text/read-document.ts';
import type { ScenarioFormat } from './text/source-document.ts';

/** Where a text comes from: `file` is only named in messages. */
export interface ScenarioSource {
  readonly file: string;
  readonly format: ScenarioFormat;
  /** The tables that it names, as they were read with it. */
  readonly files?: NamedFiles;
}

export interface ParseOptions {
  /** The policies that cohorts may name. Default: this build's. */
  readonly policies?: readonly PolicyDefinition[];
  /** Set in the document before it is checked, one after the other. */
  readonly overrides?: readonly ScenarioOverride[];
}

/**
 * Reads, validates and resolves the text of a scenario; the result is frozen throughout. Pure: no file is opened.
 * Errors: SCENARIO__FILE_TOO_LARGE, SCENARIO__SYNTAX, SCENARIO__INVALID with every problem.
 */
export function parseScenario(text: string, source: ScenarioSource, options: ParseOptions = {}): RunSpec {
  const { policies = POLICY_DEFINITIONS, overrides = [] } = options;
  const { document, problems: lost, originOf } = applyOverrides(readDocument(text, source), overrides);
  const schema = scenarioSchema(frameOf(document.value), policies);
  const parsed = schema.safeParse(document.value);
  const draft = parsed.success ? parsed.data : salvage(schema, document.value);
  const tables = readScenarioTables(draft, source.files ?? new Map(), document);
  const found = [
    ...document.problems,
    ...(parsed.success ? [] : problemsOf(parsed.error.issues, document, jsonSchemaOf(schema))),
    ...checkScenario(draft, tables, policies).map((finding) => toProblem(finding, document)),
    ...tables.problems,
  ];
  const problems = [...lost, ...firstOfEach(found, document).map((problem) => withOrigin(problem, originOf))];
  if (!parsed.success || problems.length > 0) throw invalidFile(source.file, problems, tables.unlisted);
  return deepFreeze(resolveRunSpec(parsed.data, tables));
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
  const events = valueAt(value, ['events']);
  const statements = valueAt(value, ['assert']);
  const sections = {
    tick: read<Scenario['tick']>(shape.tick, 'tick'),
    horizon: read<Scenario['horizon']>(shape.horizon, 'horizon'),
    token: read<Scenario['token']>(shape.token, 'token'),
    staking: read<Scenario['staking']>(shape.staking, 'staking'),
    rewards: read<Scenario['rewards']>(shape.rewards, 'rewards'),
    governance: read<Scenario['governance']>(shape.governance, 'governance'),
    treasury: read<Scenario['treasury']>(shape.treasury, 'treasury'),
    market: read<Scenario['market']>(shape.market, 'market'),
    keeper: read<Scenario['keeper']>(shape.keeper, 'keeper'),
    events: Array.isArray(events)
      ? events.map((event: unknown) => shape.events.unwrap().element.safeParse(event).data)
      : undefined,
    attacks:
      valueAt(value, ['attacks']) === undefined
        ? []
        : read<NonNullable<Scenario['attacks']>>(shape.attacks.unwrap(), 'attacks'),
    assert: Array.isArray(statements)
      ? statements.map((statement: unknown) => shape.assert.unwrap().element.safeParse(statement).data)
      : undefined,
    baseline: read<NonNullable<Scenario['baseline']>>(shape.baseline.unwrap(), 'baseline'),
    isPartial: true,
    population: Array.isArray(cohorts)
      ? cohorts.map((cohort: unknown) => shape.population.element.safeParse(cohort).data)
      : undefined,
  };
  return Object.fromEntries(Object.entries(sections).filter(([, section]) => section !== undefined));
}

function withOrigin(problem: ScenarioProblem, originOf: OverriddenDocument['originOf']): ScenarioProblem {
  const origin = problem.file === undefined ? originOf(problem.path) : undefined;
  return origin === undefined ? problem : { ...problem, found: `${problem.found} (the override "${origin}")` };
}
