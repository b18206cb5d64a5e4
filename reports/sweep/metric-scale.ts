import { formatNumber, formatPercent, groupDigits, shownUnit } from '../text/quantity.ts';
import type { SweepDesign } from './sweep-run.ts';

/** How a metric's floats are shown: divided, with a unit, in words and on an axis. */
export interface MetricScale {
  /** A value in the file's unit is divided by this. */
  readonly divisor: number;
  readonly unit: string;
  /** d3 format of one value, and the unit behind it; empty where the format has it. */
  readonly reading: { readonly format: string; readonly unit: string };
  /** The same for a difference of two values, which is divided by a divisor of its own: shares differ by points. */
  readonly difference: { readonly divisor: number; readonly format: string; readonly unit: string };
  /** Vega expression of an axis label. */
  readonly labelExpr: string;
  /** With its unit. */
  readonly inWords: (value: number) => string;
}

/** Large numbers with k, M and B; small ones in full. */
const NUMBER_LABEL =
  "abs(datum.value) >= 10000 ? replace(format(datum.value, '~s'), 'G', 'B') : format(datum.value, ',~f')";
const PERCENT_LABEL = "format(datum.value, ',~%')";

/** Ratios that everybody writes from 0 to 1, not as percent. */
const INDEX_METRICS: ReadonlySet<string> = new Set(['influence.gini', 'influence.hhi']);

/** Between two whole numbers a median may be a half. */
const READING_FORMATS: Readonly<Record<string, string>> = { count: ',.2~f', days: ',.2f' };

/** The scale of a unit, as metrics name it; some metrics have one of their own. */
export function metricScale(
  unit: string,
  { token, quoteDecimals }: Pick<SweepDesign, 'token' | 'quoteDecimals'>,
  metric = '',
): MetricScale {
  if (INDEX_METRICS.has(metric)) {
    return {
      divisor: 1,
      unit: '0 to 1',
      reading: { format: '.4f', unit: '' },
      difference: { divisor: 1, format: '+.4f', unit: '' },
      labelExpr: NUMBER_LABEL,
      inWords: (value) => formatNumber(value),
    };
  }
  if (unit === 'ratio') {
    return {
      divisor: 1,
      unit: '%',
      reading: { format: ',.2%', unit: '' },
      difference: { divisor: 0.01, format: '+,.2f', unit: 'points' },
      labelExpr: PERCENT_LABEL,
      inWords: (value) => `${formatPercent(value)}%`,
    };
  }
  const decimals = { base_units: token.decimals, quote_units: quoteDecimals }[unit];
  // The quote asset stands for the dollar.
  const shown = unit === 'quote_units' || unit === 'usd' ? 'USD' : shownUnit(unit, token);
  const divisor = decimals === undefined ? 1 : Number(10n ** BigInt(decimals));
  // A title says what is counted.
  const reading = { format: READING_FORMATS[unit] ?? ',.5~r', unit: unit === 'count' ? '' : shown };
  return {
    divisor,
    unit: shown,
    reading,
    difference: { ...reading, divisor, format: `+${reading.format}` },
    labelExpr: NUMBER_LABEL,
    // A title says what is counted.
    inWords: (value) => `${numberInWords(value / divisor)}${unit === 'count' ? '' : ` ${shown}`}`,
  };
}

/** Whole from 1,000 on. */
function numberInWords(value: number): string {
  return Math.abs(value) >= 1_000 ? groupDigits(String(Math.round(value))) : formatNumber(value);
}
