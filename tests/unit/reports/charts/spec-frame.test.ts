import { describe, expect, it } from 'vitest';
import { specFrame } from '#reports/charts/spec-frame.ts';
import { CHART_CONFIG } from '#reports/charts/theme.ts';

describe('specFrame', () => {
  it('names schema, title, run and what is to be seen', () => {
    expect(specFrame({ runLabel: 'tiny · seed 1' }, 'Supply (ACT)', 'Total: 3.')).toEqual({
      $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
      title: { text: 'Supply (ACT)', subtitle: 'tiny · seed 1' },
      description: 'Supply (ACT). Total: 3.',
      config: CHART_CONFIG,
    });
  });
});
