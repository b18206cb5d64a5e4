import { BASIS_POINTS } from '#sim/core/units.ts';
import type { RunManifest } from './artifacts/manifest.ts';
import {
  ATTACK_ROWS,
  COHORT_ROWS,
  EVENT_ROWS,
  EXPECTED_ROWS,
  holdingsRows,
  OUTAGE_ROWS,
  PAUSE_ROWS,
  PRICE_ROWS,
  ROWS,
  type Row,
  VETO_ROWS,
} from './parameter-rows.ts';
import {
  type Assets,
  asAmount,
  asPercent,
  asQuote,
  asSeconds,
  plainValue,
  type Show,
  unitOfSetting,
} from './parameter-units.ts';
import type { TokenUnit } from './text/quantity.ts';

/** One parameter of the run: its key as a scenario file has it, and its value with its unit. */
export interface Parameter {
  readonly path: string;
  readonly value: string;
  /** Other keys that a scenario may set it by. */
  readonly keys?: readonly string[];
}

/** Symbol of the quote asset in scenario files. */
export const QUOTE_SYMBOL = 'USD';
const DEFAULT_QUOTE_DECIMALS = 6;

/** In the order of a scenario file. */
const SECTIONS: readonly string[] = [
  'profile',
  'start',
  'horizon',
  'tick',
  'token',
  'staking',
  'rewards',
  'governance',
  'treasury',
  'mitigations',
  'guardian',
  'market',
  'demand',
  'keeper',
  'population',
  'attacks',
  'events',
  'expected',
  'outputs',
];

/** The quote asset of a run, which stands for the dollar. */
export function quoteUnit({ spec }: Pick<RunManifest, 'spec'>): TokenUnit {
  const decimals = valueAt(spec, 'treasury.quoteDecimals');
  return { symbol: QUOTE_SYMBOL, decimals: typeof decimals === 'number' ? decimals : DEFAULT_QUOTE_DECIMALS };
}

/** At genesis the most new tokens of any 365 days, as a share of the supply; undefined where the run does not say. */
export function inflationCap({ spec }: Pick<RunManifest, 'spec'>): number | undefined {
  const bps = valueAt(spec, 'rewards.inflationCapBps');
  return typeof bps === 'number' ? bps / Number(BASIS_POINTS) : undefined;
}

/** All parameters of a run by their keys in a scenario file. */
export function runParameters({ spec }: RunManifest): readonly Parameter[] {
  const assets: Assets = { token: spec.token, quote: quoteUnit({ spec }) };
  const parameters = [
    { path: 'horizon', value: shown(spec.horizonTicks * spec.tickSeconds, asSeconds, assets) },
    ...parametersOf(spec, ROWS, assets),
    ...rulesByKind(spec, assets),
    ...guardianParameters(spec, assets),
    ...priceParameters(spec, assets),
    ...listed('keeper.outages', valueAt(spec, 'keeper.outages'), () => OUTAGE_ROWS, assets),
    ...listed('events', valueAt(spec, 'events'), (event) => EVENT_ROWS[kindOf(event)] ?? [], assets),
    ...listed('expected.years', valueAt(spec, 'expected'), () => EXPECTED_ROWS, assets),
    ...spec.population.flatMap((cohort, index) =>
      cohort.attack === undefined ? cohortParameters(cohort, `population[${index}]`, assets) : [],
    ),
    ...spec.population
      .filter(({ attack }) => attack !== undefined)
      .flatMap((cohort, index) => attackParameters(cohort, `attacks[${index}]`, assets)),
  ];
  return parameters.toSorted((a, b) => sectionOf(a.path) - sectionOf(b.path));
}

function sectionOf(path: string): number {
  const [section = ''] = path.split(/[.[]/);
  return SECTIONS.indexOf(section);
}

function parametersOf(part: unknown, rows: readonly Row[], assets: Assets): readonly Parameter[] {
  return rows.flatMap(([path, specPath, show]) => {
    const value = valueAt(part, specPath);
    return value === undefined ? [] : [{ path, value: shown(value, show, assets) }];
  });
}

/** Quorum and approval: one value when all kinds of proposals share it, else one a kind. */
function rulesByKind(spec: unknown, assets: Assets): readonly Parameter[] {
  return ['quorum', 'approval'].flatMap((rule) => {
    const values = valueAt(spec, `governance.${rule}Bps`);
    if (!Array.isArray(values)) return [];
    const texts = values.map((value) => shown(value, asPercent, assets));
    const [first = ''] = texts;
    const ofAll = `governance.${rule}`;
    const ofEach = KINDS.map((kind) => `governance.by_kind.${kind}.${rule}`);
    if (texts.every((text) => text === first)) return [{ path: ofAll, value: first, keys: ofEach }];
    return texts.map((value, kind) => ({ path: ofEach[kind] ?? ofAll, value, keys: [ofAll] }));
  });
}

/** Kinds of proposals in the order of the run spec. */
const KINDS = ['parameter', 'spend', 'upgrade', 'feature'];

/** Of a run whose guardian does something. */
function guardianParameters(spec: unknown, assets: Assets): readonly Parameter[] {
  return [
    ...listed('guardian.pauses', valueAt(spec, 'guardian.pauses'), () => PAUSE_ROWS, assets),
    ...listed('guardian.vetoes', valueAt(spec, 'guardian.vetoes'), () => VETO_ROWS, assets),
  ];
}

/** How the price moves; the pool's own price has nothing to set. */
function priceParameters(spec: unknown, assets: Assets): readonly Parameter[] {
  const price = valueAt(spec, 'market.price');
  const kind = kindOf(price);
  return under(`market.price.${kind}`, parametersOf(price, PRICE_ROWS[kind] ?? [], assets));
}

/** The items of a list, each under its number. */
function listed(
  path: string,
  items: unknown,
  rowsOf: (item: unknown) => readonly Row[],
  assets: Assets,
): readonly Parameter[] {
  if (!Array.isArray(items)) return [];
  return items.flatMap((item: unknown, index) => under(`${path}[${index}]`, parametersOf(item, rowsOf(item), assets)));
}

function under(path: string, parameters: readonly Parameter[]): readonly Parameter[] {
  return parameters.map((parameter) => ({ ...parameter, path: `${path}.${parameter.path}` }));
}

function kindOf(value: unknown): string {
  const kind = valueAt(value, 'kind');
  return typeof kind === 'string' ? kind : '';
}

function cohortParameters(cohort: unknown, at: string, assets: Assets): readonly Parameter[] {
  const rows = parametersOf(cohort, COHORT_ROWS, assets);
  const settings = settingsOf('policy', valueAt(cohort, 'policy.config'), assets);
  return under(at, [
    ...rows,
    ...balances('holdings', valueAt(cohort, 'holdings'), asAmount, assets),
    ...balances('cash', valueAt(cohort, 'cash'), asQuote, assets),
    ...settings,
  ]);
}

/** An attack has its settings beside what all attacks have. */
function attackParameters(cohort: unknown, at: string, assets: Assets): readonly Parameter[] {
  const config = valueAt(cohort, 'policy.config');
  const settings =
    typeof config === 'object' && config !== null
      ? Object.entries(config).flatMap(([key, value]) => settingsOf(key, value, assets))
      : [];
  return under(at, [...parametersOf(cohort, ATTACK_ROWS, assets), ...settings]);
}

function balances(path: string, holdings: unknown, asBalance: Show, assets: Assets): readonly Parameter[] {
  return under(path, parametersOf(holdings, holdingsRows(kindOf(holdings), asBalance), assets));
}

/** Settings of a policy, which has them under its own names; maps and lists of maps spelt out. */
function settingsOf(path: string, value: unknown, assets: Assets): readonly Parameter[] {
  if (Array.isArray(value) && value.some((item) => typeof item === 'object' && item !== null)) {
    return value.flatMap((item: unknown, index) => settingsOf(`${path}[${index}]`, item, assets));
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return Object.entries(value).flatMap(([key, item]) => settingsOf(`${path}.${key}`, item, assets));
  }
  return value === undefined ? [] : [{ path, value: shown(value, unitOfSetting(path), assets) }];
}

function shown(value: unknown, show: Show, assets: Assets): string {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.map((item) => show(item, assets) ?? plainValue(item)).join(', ');
}

function valueAt(value: unknown, path: string): unknown {
  if (path === '') return value;
  return path.split('.').reduce((part: unknown, key) => {
    if (typeof part !== 'object' || part === null || !Object.hasOwn(part, key)) return undefined;
    return (part as Readonly<Record<string, unknown>>)[key];
  }, value);
}
