import type { Assumption, AssumptionSection, Standing } from './assumption.ts';
import { type CohortSettings, keysThatStand, type RunSettings } from './run-settings.ts';

/** Settings of a run that nobody has a source for, and that nobody has set either. */
export interface UnsourcedDefault {
  /** Their keys, behind the policy's kind where they are a policy's. */
  readonly topic: string;
  readonly text: string;
}

/** Every row of the catalogue without a source of which something stands in this run, in the catalogue's order. */
export function unsourcedDefaults(
  run: RunSettings,
  sections: readonly AssumptionSection[],
): readonly UnsourcedDefault[] {
  const rows = sections.flatMap((section) => section.rows);
  const claims = claimsOf(rows);
  return rows.flatMap((row) => {
    const { stands } = row;
    if (stands?.unsourced === undefined || !isAtWork(stands, run)) return [];
    if (stands.in === 'run') return ofRun(row, stands, run);
    if (stands.in === 'cohort') return ofCohorts(row, stands, run);
    return ofPolicies(row, stands, run, claims);
  });
}

/** The row that speaks of a policy's setting: of several the one that names the fewest policies. */
export function claimsOf(rows: readonly Assumption[]): ReadonlyMap<string, Assumption> {
  const claims = new Map<string, Assumption>();
  for (const row of rows.toSorted((a, b) => kindsOf(a).length - kindsOf(b).length)) {
    for (const kind of kindsOf(row)) {
      for (const key of Object.keys({ ...row.stands?.unsourced, ...row.stands?.sourced })) {
        const claim = `${kind} ${key}`;
        if (!claims.has(claim)) claims.set(claim, row);
      }
    }
  }
  return claims;
}

function kindsOf({ stands }: Assumption): readonly string[] {
  return stands === undefined || typeof stands.in === 'string' ? [] : stands.in;
}

function isAtWork({ feature, needs, in: where }: Standing, { settings }: RunSettings): boolean {
  if (feature !== undefined && settings.get(`mitigations.${feature}`) !== 'true') return false;
  return where !== 'run' || needs === undefined || settings.has(needs);
}

function ofRun(row: Assumption, { unsourced = {} }: Standing, run: RunSettings): readonly UnsourcedDefault[] {
  const keys = keysThatStand(run.settings, run.symbol, unsourced);
  if (keys.length === 0 && Object.keys(unsourced).length > 0) return [];
  const topic = keys.length === 0 ? plain(row.topic) : keys.join(', ');
  return [{ topic, text: sentences(row, valueText(row, keys, unsourced, run.symbol)) }];
}

function ofCohorts(row: Assumption, stands: Standing, { cohorts, symbol }: RunSettings): readonly UnsourcedDefault[] {
  const { unsourced = {}, needs } = stands;
  const concerned = cohorts.filter(
    ({ settings }) =>
      (needs === undefined || settings.has(needs)) &&
      keysThatStand(settings, symbol, unsourced).length === Object.keys(unsourced).length,
  );
  if (concerned.length === 0) return [];
  return [{ topic: plain(row.topic), text: sentences(row, plain(row.value ?? ''), concerned) }];
}

/** Cohorts differ in what they set themselves: one entry for each set of keys that stands somewhere. */
function ofPolicies(
  row: Assumption,
  { unsourced = {} }: Standing,
  { cohorts, symbol }: RunSettings,
  claims: ReadonlyMap<string, Assumption>,
): readonly UnsourcedDefault[] {
  const byKeys = new Map<string, CohortSettings[]>();
  for (const cohort of cohorts) {
    const claimed = Object.entries(unsourced).filter(([key]) => claims.get(`${cohort.policy} ${key}`) === row);
    const keys = keysThatStand(cohort.settings, symbol, Object.fromEntries(claimed), 'policy.').join(' ');
    if (keys !== '') byKeys.set(keys, [...(byKeys.get(keys) ?? []), cohort]);
  }
  return [...byKeys].map(([joined, concerned]) => {
    const keys = joined.split(' ');
    const kinds = [...new Set(concerned.map(({ policy }) => policy))];
    return {
      topic: `${kinds.join(', ')}: ${keys.join(', ')}`,
      text: sentences(row, valueText(row, keys, unsourced, symbol), concerned),
    };
  });
}

/** The row's own words when all of it stands, else only what does. */
function valueText(
  { value = '' }: Assumption,
  keys: readonly string[],
  unsourced: Standing['unsourced'] & object,
  symbol: string,
): string {
  if (keys.length === Object.keys(unsourced).length) return plain(value).replaceAll(' ACT', ` ${symbol}`);
  const values = keys.map((key) => (unsourced[key] ?? 'left out').replaceAll(' ACT', ` ${symbol}`));
  return keys.length === 1 ? (values[0] ?? '') : keys.map((key, position) => `${key} ${values[position]}`).join(', ');
}

function sentences({ source }: Assumption, value: string, cohorts: readonly CohortSettings[] = []): string {
  const why = source === undefined ? 'A judgement' : `Why: ${plain(source)}`;
  const whom = cohorts.length === 0 ? '' : ` Cohorts: ${cohorts.map(({ name }) => name).join(', ')}.`;
  return `${value === '' ? '' : `${value}. `}${why}.${whom}`;
}

/** Without the marks of Markdown. */
function plain(markdown: string): string {
  return markdown.replaceAll('`', '').replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1');
}
