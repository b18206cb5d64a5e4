import type { RunManifest } from '../artifacts/manifest.ts';
import { cohortAssumption } from './cohort-assumptions.ts';
import { itemsOf, type RunSettings, type Settings } from './run-settings.ts';

/** What a scenario assumes about the world of its run. */
export interface ScenarioAssumption {
  readonly topic: string;
  readonly text: string;
}

/** In the order of a scenario file. */
export function scenarioAssumptions(manifest: RunManifest, run: RunSettings): readonly ScenarioAssumption[] {
  const { settings } = run;
  return [
    {
      topic: 'Seed',
      text: `All that is drawn is drawn once, from seed ${manifest.seed}; another seed gives other figures.`,
    },
    { topic: 'Supply outside the population', text: supplyText(run) },
    { topic: 'Price', text: priceText(settings) },
    { topic: 'Pool', text: poolText(settings) },
    { topic: 'Demand', text: demandText(settings) },
    ...listed('Outages', itemsOf(settings, 'keeper.outages'), outageText),
    ...listed('Guardian', itemsOf(settings, 'guardian.pauses'), pauseText),
    ...listed('Vetoes', itemsOf(settings, 'guardian.vetoes'), (veto) => `proposal ${veto.get('proposal')}`),
    ...listed('Events', itemsOf(settings, 'events'), eventText),
    ...policyModules(manifest),
    ...run.cohorts.map((cohort) => ({
      topic: `Cohort ${cohort.name}`,
      text: cohortAssumption(cohort, settings.has('market.price.start')),
    })),
  ].filter(({ text }) => text !== '');
}

/** Shares that nobody of the population unlocks, and what nobody of it holds. */
function supplyText({ settings, cohorts }: RunSettings): string {
  const idle = ['team', 'partners'].filter(
    (group) =>
      settings.get(`token.distribution.${group}`) !== '0.00%' &&
      !cohorts.some((cohort) => cohort.settings.get('vesting') === group),
  );
  const groups = idle.map((group) => `the ${group}'s share`.replace("partners's", "partners'")).join(' and ');
  const unlocks = idle.length === 0 ? '' : ` So do wallets to which ${groups} unlocks.`;
  return `What no wallet and no pool holds of the community's and the liquidity share stays with the operator, who neither stakes nor sells.${unlocks}`;
}

function priceText(settings: Settings): string {
  const start = settings.get('market.price.start');
  if (start === undefined)
    return 'There is none: nobody trades, but with a buyback, and nothing has a value in dollars.';
  const volatility = settings.get('market.price.gbm.volatility');
  const outside = 'Nothing that agents do changes it.';
  if (volatility !== undefined) {
    const drift = settings.get('market.price.gbm.drift');
    return `Given from outside: a geometric Brownian motion from ${start}, with a drift of ${drift} and a volatility of ${volatility} a year${jumpsText(settings)}. ${outside}`;
  }
  const file = settings.get('market.price.path.file');
  if (file !== undefined) return `Given from outside: the points of ${file}, each until the next. ${outside}`;
  return `The pool's own, from ${start}: trades move it, and nothing else does but shocks. Buyers have only the cash that the scenario gives them.`;
}

function jumpsText(settings: Settings): string {
  const jumps = settings.get('market.price.gbm.jumps.per_year');
  if (jumps === undefined || jumps === '0') return ', without jumps';
  const mean = settings.get('market.price.gbm.jumps.mean');
  const deviation = settings.get('market.price.gbm.jumps.deviation');
  return `, and ${jumps} jumps a year on average, whose logarithm has a mean of ${mean} and a deviation of ${deviation}`;
}

function poolText(settings: Settings): string {
  if (!settings.has('market.price.start')) return '';
  const tokens = settings.get('market.pool.tokens');
  if (tokens === undefined) return 'There is none: the price can be seen, and nothing can be traded.';
  const pool = `Constant product, ${tokens} and their worth at the start price, fee ${settings.get('market.pool.fee')}.`;
  const [deskTokens, deskQuote] = [settings.get('market.pool.desk.tokens'), settings.get('market.pool.desk.quote')];
  if (isNothing(deskTokens) && isNothing(deskQuote)) {
    return `${pool} No desk trades for the world outside.`;
  }
  const desk = `A desk with ${deskTokens} and ${deskQuote} stands for the world outside`;
  return isReferenced(settings)
    ? `${pool} ${desk}: in each tick, before agents decide, it trades the pool's price to the given one, to the fee and as far as it has the means.`
    : `${pool} ${desk}: it trades for price shocks alone, as far as it has the means.`;
}

function isReferenced(settings: Settings): boolean {
  return settings.has('market.price.gbm.volatility') || settings.has('market.price.path.file');
}

function isNothing(amount: string | undefined): boolean {
  return amount === undefined || /^0(\.0+)? /.test(amount);
}

function demandText(settings: Settings): string {
  const growth = settings.get('demand.growth');
  if (growth === undefined) return 'The demand for debates stays as it is, shocks aside.';
  const volatility = settings.get('demand.volatility');
  return `The demand for debates is a geometric Brownian motion with a growth of ${growth} and a volatility of ${volatility} a year; agents do not change it.`;
}

function outageText(outage: Settings): string {
  return `the keeper is out ${outage.get('at')} after genesis, for ${outage.get('for')}`;
}

function pauseText(pause: Settings): string {
  return `pauses ${pause.get('what')} ${pause.get('at')} after genesis, for ${pause.get('for')}`;
}

function eventText(event: Settings): string {
  const at = `after ${event.get('at')}`;
  const [price, demand, exodus] = [event.get('price'), event.get('demand'), event.get('exodus')];
  if (price !== undefined) return `${at} the price changes by ${price}`;
  if (demand !== undefined) return `${at} demand is ${demand} times as large, ${spanText(event.get('for'))}`;
  return `${at} ${exodus} of ${wallets(event.get('cohort'))} leave at once`;
}

function spanText(length: string | undefined): string {
  return length === undefined ? 'for good' : `for ${length}`;
}

function wallets(cohort: string | undefined): string {
  return cohort === undefined ? 'all wallets' : `the wallets of ${cohort}`;
}

function listed(
  topic: string,
  items: readonly Settings[],
  textOf: (item: Settings) => string,
): readonly ScenarioAssumption[] {
  const text = items.map(textOf).join('; ');
  return items.length === 0 ? [] : [{ topic, text: `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.` }];
}

function policyModules({ policies = [] }: RunManifest): readonly ScenarioAssumption[] {
  return policies.map(({ file, kinds }) => ({
    topic: `Policies of ${file}`,
    text: `What ${kinds.join(', ')} assume is in that module, and nowhere here.`,
  }));
}
