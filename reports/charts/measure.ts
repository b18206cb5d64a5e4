import type { ChartSource } from './chart.ts';
import { tokensInWords } from './token-series.ts';
import { countInWords, daysInWords, percentInWords, ratioInWords, usdInWords } from './value-in-words.ts';

/** How the values of a panel are written: on its axis, at a reader's cursor, and in words. */
export interface Measure {
  /** d3 format of the value axis, as in `.0%`. */
  readonly format: string;
  /** d3 format of one value, and the unit behind it; empty where the format has it. */
  readonly reading: { readonly format: string; readonly unit: string };
  readonly inWords: (value: number) => string;
}

/** Prefixes that money has no names for; the `m` of d3 is a thousandth and would be read as a million. */
const UNREAD_PREFIXES = '[PEZYm\u00b5nfpazy]';

/** Vega expression: decimals instead of a prefix that nobody reads, but not the zeros of a very large number. */
const PLAIN_NUMBER = "format(datum.value, abs(datum.value) < 1 ? '~r' : '~g')";

/**
 * Vega expression of an axis label: zero without a prefix, what d3 calls giga as the billion that it is, and a plain
 * number instead of a prefix that nobody reads.
 */
export const PLAIN_ZERO =
  `datum.value === 0 ? '0' : test(regexp('${UNREAD_PREFIXES}'), datum.label) ? ${PLAIN_NUMBER}` +
  " : replace(datum.label, 'G', 'B')";

/** Shares of a whole. */
export const PERCENT: Measure = {
  format: ',.0%',
  reading: { format: '.2%', unit: '' },
  inWords: percentInWords,
};

/** Shares of a whole that may be less than a hundredth. */
export const SMALL_PERCENT: Measure = { ...PERCENT, format: ',~%' };

export const DAYS: Measure = {
  format: ',~f',
  reading: { format: ',.1f', unit: 'days' },
  inWords: daysInWords,
};

/** Coefficients without a unit. */
export const RATIO: Measure = {
  format: '.1f',
  reading: { format: '.4f', unit: '' },
  inWords: ratioInWords,
};

/** Money; prices are far below a dollar at times. */
export const USD: Measure = {
  format: '~s',
  reading: { format: '$,.4~r', unit: '' },
  inWords: usdInWords,
};

/** d3 format of what is counted: an axis has no ticks between whole numbers. */
export const WHOLE_NUMBERS = ',d';

/** Whole things, by the name of several. */
export function countsOf(things: string): Measure {
  return { format: WHOLE_NUMBERS, reading: { format: ',d', unit: things }, inWords: countInWords };
}

/** Tokens; the series are tokens too, not base units. */
export function tokensOf(source: ChartSource): Measure {
  return {
    format: '~s',
    reading: { format: ',.5~r', unit: source.token.symbol },
    inWords: tokensInWords(source),
  };
}
