type Values = readonly (number | undefined)[];

/** Of each row the sum of the values behind it, up to so many seconds back; undefined where its own value is. */
export function trailingSum(unixSeconds: readonly number[], values: Values, windowSeconds: number): Values {
  let from = 0;
  let sum = 0;
  return values.map((value, row) => {
    sum += value ?? 0;
    while ((unixSeconds[from] ?? 0) <= (unixSeconds[row] ?? 0) - windowSeconds) {
      sum -= values[from] ?? 0;
      from += 1;
    }
    return value === undefined ? undefined : sum;
  });
}
