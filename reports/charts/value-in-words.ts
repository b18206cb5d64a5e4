import { formatPercent } from '../text/quantity.ts';

export function percentInWords(ratio: number): string {
  return `${formatPercent(ratio)}%`;
}

export function ratioInWords(ratio: number): string {
  return ratio.toFixed(3);
}

export function daysInWords(days: number): string {
  return `${days.toFixed(1)} days`;
}

export function countInWords(count: number): string {
  return String(count);
}

/** Dollars, from 100 on whole; below, four digits that count. */
export function usdInWords(usd: number): string {
  return `${Math.abs(usd) >= 100 ? usd.toFixed(0).replace(/\B(?=(\d{3})+$)/g, ',') : usd.toPrecision(4)} USD`;
}
