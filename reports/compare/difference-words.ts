import { type MetricScale, metricScale } from '../sweep/metric-scale.ts';
import { formatPercent, signOf, UNDEFINED_VALUE } from '../text/quantity.ts';
import type { Comparison } from './comparison.ts';
import type { Figure, MetricDifference, Verdict } from './metric-difference.ts';

/** What figures are counted in. */
export type FigureUnits = Pick<Comparison, 'token' | 'quoteDecimals'>;

/** A row of a table of differences, in words. */
export interface DifferenceWords {
  readonly title: string;
  readonly a: string;
  readonly b: string;
  /** With its sign and unit, and of A's size. */
  readonly difference: string;
  /** p10 to p90 of the seeds' differences; empty for one pair. */
  readonly band: string;
  /** Seeds whose difference has the sign of the median: `7 of 8`; empty for one pair. */
  readonly agree: string;
  readonly verdict: string;
}

const VERDICTS: Readonly<Record<Verdict, string>> = {
  better: 'better',
  worse: 'worse',
  higher: 'higher',
  lower: 'lower',
  same: 'no difference',
  unclear: 'no clear difference',
  unknown: UNDEFINED_VALUE,
};

/** Of a count between whole numbers: 0.3000 is 0.3. */
const ENDING_ZEROS = /(?<=\.\d+)0+$/;

/** One difference as a reader wants it; figures are cut to a few digits. */
export function differenceInWords(difference: MetricDifference, units: FigureUnits): DifferenceWords {
  const { metric, a, b, relative, band, verdict } = difference;
  const scale = metricScale(metric.unit, units, metric.id);
  const change = difference.difference;
  const share = relative === undefined || relative === 0 ? '' : ` (${signedPercent(relative)})`;
  return {
    title: metric.title,
    a: figureInWords(a, scale),
    b: figureInWords(b, scale),
    difference: change === undefined ? UNDEFINED_VALUE : `${signedInWords(Number(change), scale)}${share}`,
    band: band === undefined ? '' : rangeInWords(signedInWords(band.p10, scale), signedInWords(band.p90, scale)),
    agree: band === undefined || verdict === 'same' ? '' : `${band.agreeing} of ${band.of}`,
    verdict: a === undefined && b === undefined ? UNDEFINED_VALUE : (oneSided(difference) ?? VERDICTS[verdict]),
  };
}

function oneSided({ a, b, verdict }: MetricDifference): string | undefined {
  if (verdict !== 'unknown') return undefined;
  return a === undefined ? 'only B has a value' : b === undefined ? 'only A has a value' : undefined;
}

function figureInWords(figure: Figure | undefined, scale: MetricScale): string {
  return figure === undefined ? UNDEFINED_VALUE : scale.inWords(Number(figure));
}

/** A unit that both have is told once. */
function rangeInWords(from: string, to: string): string {
  const [figure = '', ...unit] = from.split(' ');
  const rest = unit.join(' ');
  return rest !== '' && to.endsWith(` ${rest}`) ? `${figure} to ${to}` : `${from} to ${to}`;
}

/** With its sign; shares in points, and never a 0 for what is none. */
function signedInWords(value: number, scale: MetricScale): string {
  const size = Math.abs(value);
  const text = scale.unit === '%' ? `${formatPercent(size)} points` : scale.inWords(size).replace(ENDING_ZEROS, '');
  if (value === 0) return text;
  const sign = signOf(value);
  if (/[1-9]/.test(text.split(' ')[0] ?? '')) return `${sign}${text}`;
  const least = text.replace(/0(?=\D*$)/, '1');
  return `${sign}<${least}`;
}

/** A share with its sign as percent: `+12.50%`. */
export function signedPercent(share: number): string {
  const text = formatPercent(Math.abs(share));
  const sign = signOf(share);
  return share !== 0 && !/[1-9]/.test(text) ? `${sign}<0.01%` : `${sign}${text}%`;
}
