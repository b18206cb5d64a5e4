export function percentInWords(ratio: number): string {
  return `${(ratio * 100).toFixed(2)}%`;
}

export function daysInWords(days: number): string {
  return `${days.toFixed(1)} days`;
}

export function countInWords(count: number): string {
  return String(count);
}
