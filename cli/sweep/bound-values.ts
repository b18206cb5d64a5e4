import type { SweepConclusionBound } from '#reports/index.ts';
import type { BoundValue, ConclusionBound, SweepVariantSpec } from '#scenarios/index.ts';
import { SECONDS_PER_DAY } from '#sim/core/units.ts';

/** What a bound's value has to be measured in. */
export interface BoundContext {
  /** The metric's unit. */
  readonly metricUnit: string;
  readonly token: { readonly symbol: string; readonly decimals: number };
  readonly quoteDecimals: number;
  readonly variants: readonly SweepVariantSpec[];
}

/** What somebody wrote that the metric cannot be compared with. */
export interface UnfitBound {
  readonly expected: string;
  readonly found: string;
}

/** The symbol of the quote asset in bounds. */
const QUOTE_SYMBOL = 'USD';
/** A bound as a number in the metric's own unit. */
export function boundInMetricUnit(
  { side, than }: ConclusionBound,
  context: BoundContext,
): SweepConclusionBound | UnfitBound {
  if (than.unit === 'variant') {
    const title = context.variants.find(({ name }) => name === than.variant)?.title ?? than.variant;
    return { side, than: { variant: than.variant }, words: title };
  }
  const value = valueIn(context, than);
  const words = wordsOf(than);
  if (value === undefined) return { expected: expectedFor(context), found: words };
  return { side, than: { value }, words };
}

function valueIn(
  { metricUnit, token, quoteDecimals }: BoundContext,
  than: Exclude<BoundValue, { unit: 'variant' }>,
): number | undefined {
  const isAmount = metricUnit === 'base_units' || metricUnit === 'quote_units';
  switch (than.unit) {
    case 'number':
      // Base units are for files, not for people; nothing is the same in every unit.
      return isAmount && than.value !== 0 ? undefined : than.value;
    case 'ratio':
      return metricUnit === 'ratio' ? than.value : undefined;
    case 'factor':
      return isAmount || metricUnit === 'days' || metricUnit === 'seconds' ? undefined : than.value;
    case 'seconds':
      if (metricUnit === 'seconds') return than.value;
      return metricUnit === 'days' ? than.value / SECONDS_PER_DAY : undefined;
    case 'amount':
      if (metricUnit === 'base_units')
        return than.symbol === token.symbol ? than.value * 10 ** token.decimals : undefined;
      if (than.symbol !== QUOTE_SYMBOL) return undefined;
      if (metricUnit === 'quote_units') return than.value * 10 ** quoteDecimals;
      return metricUnit === 'usd' ? than.value : undefined;
  }
}

function expectedFor({ metricUnit, token }: BoundContext): string {
  const examples: Readonly<Record<string, string>> = {
    ratio: 'a share, as in 40%',
    base_units: `an amount, as in 100 ${token.symbol}`,
    quote_units: `an amount, as in 100 ${QUOTE_SYMBOL}`,
    usd: `an amount, as in 0.05 ${QUOTE_SYMBOL}`,
    days: 'a time, as in 30d',
    seconds: 'a time, as in 30d',
  };
  return examples[metricUnit] ?? 'a number';
}

function wordsOf(than: Exclude<BoundValue, { unit: 'variant' }>): string {
  switch (than.unit) {
    case 'ratio':
      return `${plain(than.value * 100)}%`;
    case 'factor':
      return `${plain(than.value)}x`;
    case 'seconds':
      return `${plain(than.value / SECONDS_PER_DAY)} days`;
    case 'amount':
      return `${plain(than.value)} ${than.symbol}`;
    case 'number':
      return plain(than.value);
  }
}

/** Without the last digits that only binary fractions have. */
function plain(value: number): string {
  return String(Number(value.toPrecision(12)));
}
