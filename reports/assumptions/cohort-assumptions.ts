import type { CohortSettings, Settings } from './run-settings.ts';

/** What a scenario assumes of one cohort's wallets: how many, what they hold, when they come and go. */
export function cohortAssumption({ count, policy, settings }: CohortSettings, hasMarket: boolean): string {
  return [
    `${count} ${count === '1' ? 'wallet' : 'wallets'} of policy ${policy}.`,
    `Holdings: ${balanceText(settings, 'holdings')}.`,
    hasMarket ? `Cash: ${balanceText(settings, 'cash')}.` : undefined,
    vestingText(settings),
    attestedText(settings),
    arrivalText(settings),
    stayText(settings),
  ]
    .filter((sentence) => sentence !== undefined)
    .join(' ');
}

/** Where balances come from: a distribution that the scenario chose, or a table of real ones. */
function balanceText(settings: Settings, of: string): string {
  const at = (key: string): string | undefined => settings.get(`${of}.${key}`);
  const alpha = at('pareto.alpha');
  if (alpha !== undefined) {
    return `drawn from a truncated Pareto distribution of exponent ${alpha}, ${at('pareto.min')} to ${at('pareto.max')}`;
  }
  const median = at('lognormal.median');
  if (median !== undefined) {
    return `drawn from a log-normal distribution of median ${median} and sigma ${at('lognormal.sigma')}, at most ${at('lognormal.max')}`;
  }
  const file = at('csv.file');
  return file === undefined ? 'none' : `balances of real holders by rank, from ${file}`;
}

function vestingText(settings: Settings): string | undefined {
  const group = settings.get('vesting');
  return group === undefined ? undefined : `The share of the ${group} unlocks to them, in equal parts.`;
}

function attestedText(settings: Settings): string | undefined {
  const attested = settings.get('attested');
  return attested === undefined || attested === '0.00%' ? undefined : `${attested} of them are attested as one person.`;
}

function arrivalText(settings: Settings): string {
  const atStart = settings.get('arrival.at_start');
  if (atStart === undefined) return 'All are there at genesis.';
  const doubling = settings.get('arrival.doubling');
  const pace = doubling === undefined ? 'evenly' : `at a rate that doubles in ${doubling}`;
  return `${atStart} are there at genesis, the others come over ${settings.get('arrival.over')}, ${pace}, with balances from the same distribution.`;
}

function stayText(settings: Settings): string {
  const mean = settings.get('lifetime.mean');
  return mean === undefined ? 'They stay for good.' : `Their stay is exponential with a mean of ${mean}.`;
}
