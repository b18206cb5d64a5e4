import { describe, expect, it } from 'vitest';
import { PANEL_TITLE, PANEL_WIDTH } from '#reports/charts/panel.ts';
import { DARK_COLOURS } from '#reports/charts/theme.ts';

describe('reports/charts/panel', () => {
  it('gives panels one width and a title in a colour that a dark page maps', () => {
    expect(PANEL_WIDTH).toBe(720);
    expect(DARK_COLOURS).toHaveProperty(PANEL_TITLE.color);
  });
});
