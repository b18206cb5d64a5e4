import { describe, expect, it } from 'vitest';
import { failuresChart } from '#reports/charts/failures.ts';
import { renderSvg } from '#reports/charts/render.ts';
import { wholeSource } from '#tests/support/chart-source.ts';

const SOURCE = wholeSource();
const failure = (errorName: string, kind: string, count: number) => ({
  ...SOURCE.failures[0]!,
  errorName,
  kind,
  count,
});

describe('reports/charts/failures', () => {
  it('draws a bar an error, coloured by the kind of action, with its number', async () => {
    const failures = [
      failure('Paused', 'stake', 1_200),
      failure('Paused', 'unstake', 34),
      failure('TooSmall', 'stake', 5),
    ];
    const chart = failuresChart({ ...SOURCE, failures })!;
    expect(chart.time).toBeUndefined();
    expect(chart.description).toBe(
      "Refused actions of the whole run by the program's error: Paused 1,234 (stake, unstake); TooSmall 5 (stake).",
    );
    const svg = await renderSvg(chart);
    for (const word of ['Paused', 'TooSmall', '1,234', 'stake', 'unstake']) expect(svg).toContain(`>${word}<`);
  });

  it('shows twelve bars and eight kinds at most, and the rest together', () => {
    const failures = Array.from({ length: 40 }, (_, index) => failure(`Error${index}`, `kind_${index}`, 100 - index));
    const chart = failuresChart({ ...SOURCE, failures })!;
    expect(chart.spec.datasets).toHaveProperty('bars.length', 12);
    expect(chart.description).toContain('; other errors ');
    const text = JSON.stringify(chart.spec);
    expect(text).toContain('"series":"other actions"');
    const total = [...text.matchAll(/"value":(\d+)/g)].reduce((sum, [, value]) => sum + Number(value), 0);
    expect(total).toBe(failures.reduce((sum, { count }) => sum + count, 0));
  });

  it('is no chart when nothing was refused', () => {
    expect(failuresChart({ ...SOURCE, failures: [] })).toBeUndefined();
  });
});
