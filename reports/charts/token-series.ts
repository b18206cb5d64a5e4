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

/** Amounts of base units as tokens; a float is exact enough for a line. */
export function tokenSeries(source: ChartSource, metrics: readonly Named[]): readonly PanelSeries[] {
  const unit = 10 ** source.token.decimals;
  return eventfulSeries(source, metrics).map(({ name, values }) => ({
    name,
    values: values.map((value) => (value === undefined ? undefined : value / unit)),
  }));
}

/** Tokens in words, whole from 100 on. */
export function tokensInWords({ token }: ChartSource): (tokens: number) => string {
  return (tokens) => {
    const digits = Math.abs(tokens) >= 100 ? tokens.toFixed(0) : tokens.toFixed(2);
    return `${digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',')} ${token.symbol}`;
  };
}
