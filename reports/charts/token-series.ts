import { groupDigits } from '../text/quantity.ts';
import type { ChartSource } from './chart.ts';
import { definedSeries } from './series-description.ts';
import type { PanelSeries } from './wide-rows.ts';

type Named = { readonly id: string; readonly name: string };

/** The named metrics that ever have a value other than 0: what never happened needs no line. */
export function eventfulSeries(source: ChartSource, metrics: readonly Named[]): readonly PanelSeries[] {
  return definedSeries(source, metrics).filter(({ values }) =>
    values.some((value) => value !== undefined && value !== 0),
  );
}

/** From here on tokens are shown whole, as everywhere in a report. */
const WHOLE_FROM = 1_000;

/** Amounts of base units as tokens, many of them cut to whole ones; a float is exact enough for a line. */
export function tokenSeries(source: ChartSource, metrics: readonly Named[]): readonly PanelSeries[] {
  return inTokens(source, eventfulSeries(source, metrics));
}

/** The same for series that are made of amounts of base units. */
export function inTokens(source: ChartSource, series: readonly PanelSeries[]): readonly PanelSeries[] {
  const unit = 10 ** source.token.decimals;
  return series.map(({ name, values }) => ({
    name,
    values: values.map((value) => (value === undefined ? undefined : tokensOf(value / unit))),
  }));
}

function tokensOf(tokens: number): number {
  return Math.abs(tokens) >= WHOLE_FROM ? Math.trunc(tokens) : tokens;
}

/** Tokens in words, whole from 100 on. */
export function tokensInWords({ token }: ChartSource): (tokens: number) => string {
  return (tokens) => {
    const digits = Math.abs(tokens) >= 100 ? tokens.toFixed(0) : tokens.toFixed(2);
    const [whole = '0', ...fraction] = digits.split('.');
    return `${[groupDigits(whole), ...fraction].join('.')} ${token.symbol}`;
  };
}
