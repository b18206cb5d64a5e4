import type { RunManifest } from '../artifacts/manifest.ts';
import { type Parameter, runParameters } from '../parameters.ts';
import type { ShownSettings } from './assumption.ts';

/** Settings by key, with their values as reports show them. */
export type Settings = ReadonlyMap<string, string>;

/** What a run says of one cohort. */
export interface CohortSettings {
  readonly name: string;
  readonly count: string;
  readonly policy: string;
  /** By the keys of a cohort: `holdings.pareto.alpha`, `policy.claim_at_bps`. */
  readonly settings: Settings;
}

/** What a run was told, as reports show it. Attackers are no cohorts: nothing is assumed of them but their settings. */
export interface RunSettings {
  /** By the keys of a scenario file; those of list items under `[]` too, with the value of the first. */
  readonly settings: Settings;
  readonly cohorts: readonly CohortSettings[];
  /** Of the token. */
  readonly symbol: string;
}

/** Symbol that amounts have in the catalogue. */
const CATALOGUE_SYMBOL = 'ACT';

/** The settings of a run. */
export function runSettings(manifest: RunManifest): RunSettings {
  const parameters = runParameters(manifest);
  const settings = new Map<string, string>();
  for (const { path, value } of parameters) {
    if (path.startsWith('population[')) continue;
    settings.set(path, value);
    const unnumbered = path.replaceAll(/\[\d+\]/g, '[]');
    if (!settings.has(unnumbered)) settings.set(unnumbered, value);
  }
  const cohorts = manifest.spec.population.flatMap(({ attack }, index) =>
    attack === undefined ? [cohortSettings(parameters, `population[${index}].`)] : [],
  );
  return { settings, cohorts, symbol: manifest.spec.token.symbol };
}

/** The items of a list, each by its own keys. */
export function itemsOf(settings: Settings, list: string): readonly Settings[] {
  const items: Map<string, string>[] = [];
  for (const [path, value] of settings) {
    if (!path.startsWith(`${list}[`)) continue;
    const end = path.indexOf(']');
    const position = Number(path.slice(list.length + 1, end));
    // The one without a number has the first item's values.
    if (end === list.length + 1) continue;
    items[position] ??= new Map();
    items[position].set(path.slice(end + 2), value);
  }
  return items.filter((item) => item !== undefined);
}

/** Of some settings, the keys under which a run has what stands there; null is a key, or a block of keys, left out. */
export function keysThatStand(found: Settings, symbol: string, wanted: ShownSettings, prefix = ''): readonly string[] {
  return Object.entries(wanted).flatMap(([key, value]) => {
    const path = prefix + key;
    const shown = found.get(path);
    const stands =
      value === null
        ? shown === undefined && ![...found.keys()].some((other) => other.startsWith(`${path}.`))
        : shown !== undefined && shown === inSymbol(value, symbol);
    return stands ? [key] : [];
  });
}

function inSymbol(value: string, symbol: string): string {
  return value.endsWith(` ${CATALOGUE_SYMBOL}`) ? value.slice(0, -CATALOGUE_SYMBOL.length) + symbol : value;
}

function cohortSettings(parameters: readonly Parameter[], prefix: string): CohortSettings {
  const own = parameters.filter(({ path }) => path.startsWith(prefix));
  const settings = new Map(own.map(({ path, value }) => [path.slice(prefix.length), value]));
  return {
    name: settings.get('cohort') ?? '',
    count: settings.get('count') ?? '',
    policy: settings.get('policy.kind') ?? '',
    settings,
  };
}
