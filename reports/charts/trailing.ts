type Values = readonly (number | undefined)[];

/** Of each row the sum of the values behind it, up to so many seconds back; undefined where its own value is. */
export function trailingSum(unixSeconds: readonly number[], values: Values, windowSeconds: number): Values {
  let from = 0;
  return values.map((value, row) => {
    while ((unixSeconds[from] ?? 0) <= (unixSeconds[row] ?? 0) - windowSeconds) from += 1;
    if (value === undefined) return undefined;
    // Summed anew: taking away what leaves the window would add up rounding, and end below zero.
    let sum = 0;
    for (let at = from; at <= row; at += 1) sum += values[at] ?? 0;
    return sum;
  });
}
