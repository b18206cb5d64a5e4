import { attackDefinition } from '#sim/attacks/registry.ts';
import { type MetricSection, metricCatalogue, metricSections, SECTION_METRICS } from '#sim/metrics/catalogue.ts';
import type { ScenarioDraft } from '../checks/finding.ts';
import { attackName } from '../resolve-attack.ts';

/** What statements about a scenario's run may be about, and what its figures are measured in. */
export interface StatementContext {
  /** Unit of each metric by its id. */
  readonly metrics: ReadonlyMap<string, string>;
  /** Unit of the measure of each attack by its name. Undefined where an attack has a problem of its own. */
  readonly attacks: ReadonlyMap<string, string> | undefined;
  readonly token: { readonly symbol: string; readonly decimals: number };
  readonly quoteDecimals: number;
  /** Undefined where it has a problem of its own. */
  readonly horizonSeconds: number | undefined;
}

/** What a metric of another scenario takes, in words. */
const SECTION_WORDS: Readonly<Record<MetricSection, string>> = {
  market: 'market',
  pool: 'market.pool',
  demand: 'demand, or an event of demand',
  presence: 'arrival or lifetime of a cohort, or an exodus',
  keeper: 'keeper',
};
const ALL_SECTIONS = Object.keys(SECTION_WORDS) as readonly MetricSection[];

/**
 * Undefined while a part that tells units has problems of its own. Of a draft with parts left out every metric may be
 * meant.
 */
export function statementContext(draft: ScenarioDraft): StatementContext | undefined {
  const { token, staking, treasury, horizon, isPartial = false } = draft;
  const attacks = draft.attacks ?? (isPartial ? undefined : []);
  if (token === undefined || staking === undefined || treasury === undefined) return undefined;
  const lockDays = staking.locks.map(({ days }) => days);
  const metrics = metricCatalogue(lockDays, isPartial ? ALL_SECTIONS : sectionsOf(draft));
  return {
    metrics: new Map(
      metrics.filter(({ engineDependent }) => engineDependent !== true).map(({ id, unit }) => [id, unit]),
    ),
    attacks:
      attacks && new Map(attacks.map((attack) => [attackName(attack), attackDefinition(attack.attack).measure.unit])),
    token: { symbol: token.symbol, decimals: token.decimals },
    quoteDecimals: treasury.buyback.quote_decimals,
    horizonSeconds: horizon,
  };
}

function sectionsOf({ market, demand, keeper, events = [], population = [] }: ScenarioDraft): readonly MetricSection[] {
  const kinds = events.map((event) => ({
    kind: event?.demand !== undefined ? 'demand' : event?.exodus !== undefined ? 'exodus' : 'other',
  }));
  return metricSections({
    market,
    demand,
    keeper,
    events: kinds,
    population: population.map((cohort) => cohort ?? {}),
  });
}

/** Why a metric that there is in general is none of a scenario's; undefined for one that there is not. */
export function absenceOf(metric: string): string | undefined {
  const section = SECTION_METRICS.find(({ metrics }) => metrics.some(({ id }) => id === metric))?.section;
  if (section !== undefined) return `it wants ${SECTION_WORDS[section]}`;
  const isKnown = metricCatalogue([]).some(({ id, engineDependent }) => id === metric && engineDependent === true);
  return isKnown ? 'it depends on the engine, so no statement can be about it' : undefined;
}
