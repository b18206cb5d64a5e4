import { DAYS_PER_YEAR } from '../core/units.ts';
import { circulatingBaseUnits, type MetricDefinition, type MetricInput, ratioOf } from './metric.ts';

export const SUPPLY_METRICS: readonly MetricDefinition[] = [
  {
    id: 'supply.total',
    title: 'Total supply',
    unit: 'base_units',
    formula: 'supply of the mint',
    source: 'mint account',
    compute: ({ vaults }) => vaults.mintSupplyBaseUnits,
  },
  {
    id: 'supply.circulating',
    title: 'Circulating supply',
    unit: 'base_units',
    formula: 'supply.total - operator reserve - reward vault - penalty vault',
    source: 'mint, operator and vault accounts',
    compute: circulatingBaseUnits,
  },
  {
    id: 'supply.minted',
    title: 'Tokens minted since genesis',
    unit: 'base_units',
    formula: 'supply.total - supply at genesis',
    source: 'mint account',
    compute: ({ vaults, initialSupplyBaseUnits }) => vaults.mintSupplyBaseUnits - initialSupplyBaseUnits,
  },
  {
    id: 'supply.inflation_annualised',
    title: 'Inflation, annualised',
    unit: 'ratio',
    formula:
      'minted in the last 365 days (or since genesis) / supply before them x 365 / days that these mints pay for, ' +
      'seven for each pool week begun, 365 at most',
    source: 'mint account',
    compute: (input) => {
      const inflation = inflationOfWindow(input);
      return inflation === undefined ? undefined : (inflation * DAYS_PER_YEAR) / input.supplyWindow.fundedDays;
    },
  },
  {
    id: 'supply.inflation_365d',
    title: 'Inflation over the last 365 days',
    unit: 'ratio',
    formula: 'minted in the last 365 days (or since genesis) / supply before them, not annualised',
    source: 'mint account',
    compute: inflationOfWindow,
  },
];

function inflationOfWindow({ vaults, supplyWindow }: MetricInput): number | undefined {
  const start = supplyWindow.startSupplyBaseUnits;
  return ratioOf(vaults.mintSupplyBaseUnits - start, start);
}
