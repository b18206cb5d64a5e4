export function percentInWords(ratio: number): string {
  return `${(ratio * 100).toFixed(2)}%`;
}

export function daysInWords(days: number): string {
  return `${days.toFixed(1)} days`;
}

export function countInWords(count: number): string {
  return String(count);
}

/** Dollars, from 100 on whole; below, four digits that count. */
export function usdInWords(usd: number): string {
  return `${usd >= 100 ? usd.toFixed(0) : usd.toPrecision(4)} USD`;
}
