import { describe, expect, it } from 'vitest';
import { TIME_PARAMETERS } from '#reports/charts/chart.ts';

describe('reports/charts/chart', () => {
  it('names parameters apart from each other and from the signals that Vega has itself', () => {
    const names = Object.values(TIME_PARAMETERS);
    expect(new Set(names).size).toBe(3);
    for (const own of ['width', 'height', 'padding', 'autosize', 'background', 'cursor']) {
      expect(names).not.toContain(own);
    }
  });
});
