import { type RunManifest, startManifest } from '#reports/artifacts/manifest.ts';
import type { Assumption } from '#reports/assumptions/assumption.ts';
import { ASSUMPTION_SECTIONS } from '#reports/assumptions/catalogue.ts';
import { type RunSettings, runSettings } from '#reports/assumptions/run-settings.ts';
import { claimsOf } from '#reports/assumptions/unsourced-defaults.ts';
import { parseScenario } from '#scenarios/index.ts';
import type { RunSpec } from '#sim/core/run-spec.ts';
import { POLICY_DEFINITIONS } from '#sim/policies/registry.ts';
import { FIXTURE_SPEC, fixtureIdentity } from './run-folder-fixture.ts';

export const manifestOf = (spec: RunSpec): RunManifest => startManifest(fixtureIdentity(spec));

/** The manifest of a scenario that says nothing but what it must, and these sections. */
export function scenarioManifest(sections: Readonly<Record<string, unknown>> = {}): RunManifest {
  const text = JSON.stringify({
    version: 1,
    name: 'assumed',
    horizon: '1y',
    population: [aCohort()],
    ...sections,
  });
  return manifestOf(parseScenario(text, { file: 'assumed.json', format: 'json' }));
}

/** A cohort of a scenario file. */
export function aCohort(changes: Readonly<Record<string, unknown>> = {}): unknown {
  return {
    cohort: 'agents',
    count: 10,
    holdings: { pareto: { alpha: 1.1, min: '10_000 ACT', max: '20_000 ACT' } },
    policy: { kind: 'staker' },
    ...changes,
  };
}

/** Settings of policies that are left out as a whole; with them given, theirs show. */
const BLOCKS = ['voting', 'boosters', 'selling', 'market_selling', 'reward_grants', 'stabilisation'];

/** Every setting of a policy as its schema has it, as reports show it; null: left out. */
export function shownDefaults(kind: string): ReadonlyMap<string, string | null> {
  const schema = POLICY_DEFINITIONS.find((definition) => definition.kind === kind)?.configSchema;
  if (schema === undefined) throw new RangeError(`no policy ${kind}`);
  const blocks = BLOCKS.filter((block) => Object.hasOwn(schema.shape, block));
  const whole = shownConfig(kind, schema.parse(Object.fromEntries(blocks.map((block) => [block, {}]))));
  const bare = shownConfig(kind, schema.parse({}));
  const found = new Map<string, string | null>(whole);
  for (const key of Object.keys(schema.shape)) {
    const isLeftOut = ![...bare.keys()].some((path) => path === key || path.startsWith(`${key}.`));
    if (isLeftOut) found.set(key, null);
  }
  return found;
}

function shownConfig(kind: string, config: Readonly<Record<string, unknown>>): ReadonlyMap<string, string> {
  const [cohort] = FIXTURE_SPEC.population;
  if (cohort === undefined) throw new RangeError('the fixture has no cohort');
  const spec: RunSpec = { ...FIXTURE_SPEC, population: [{ ...cohort, policy: { kind, config } }] };
  const settings = runSettings(manifestOf(spec)).cohorts[0]?.settings ?? new Map<string, string>();
  const own = [...settings].filter(([key]) => key.startsWith('policy.') && key !== 'policy.kind');
  return new Map(own.map(([key, value]) => [key.slice('policy.'.length), value]));
}

/** What rows say of the settings of policies that they speak for, and what the schemas do. */
export function policyClaims(rows: readonly Assumption[]): { readonly said: unknown; readonly found: unknown } {
  const claims = claimsOf(ASSUMPTION_SECTIONS.flatMap((section) => section.rows));
  const [said, found]: [Record<string, unknown>, Record<string, unknown>] = [{}, {}];
  const byKind = new Map<string, ReturnType<typeof shownDefaults>>();
  for (const [claim, row] of claims) {
    if (!rows.includes(row)) continue;
    const [kind = '', key = ''] = claim.split(' ');
    const defaults = byKind.get(kind) ?? shownDefaults(kind);
    byKind.set(kind, defaults);
    // A row on many policies names settings that some of them do not have.
    if (!defaults.has(key) && (row.stands?.in.length ?? 0) > 2) continue;
    said[claim] = { ...row.stands?.unsourced, ...row.stands?.sourced }[key];
    found[claim] = defaults.get(key);
  }
  return { said, found };
}

/** What rows say of keys of a scenario or its cohorts, and what a run says of them that leaves them out. */
export function runClaims(rows: readonly Assumption[], { settings, cohorts }: RunSettings) {
  const [said, found]: [Record<string, unknown>, Record<string, unknown>] = [{}, {}];
  for (const { stands } of rows) {
    if (stands === undefined || (stands.in !== 'run' && stands.in !== 'cohort')) continue;
    const own = stands.in === 'run' ? settings : cohorts[0]?.settings;
    for (const [key, value] of Object.entries({ ...stands.unsourced, ...stands.sourced })) {
      said[key] = value;
      found[key] = own?.get(key) ?? null;
    }
  }
  return { said, found };
}
