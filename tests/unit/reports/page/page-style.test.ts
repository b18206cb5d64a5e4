import { describe, expect, it } from 'vitest';
import { DARK_COLOURS } from '#reports/charts/theme.ts';
import { PAGE_STYLE } from '#reports/page/page-style.ts';
import { contrast } from '#tests/support/contrast.ts';

/** The custom properties of the light and of the dark page. */
function palettes(): readonly Readonly<Record<string, string>>[] {
  return [...PAGE_STYLE.matchAll(/:root \{([^}]*)\}/g)].map((rule) =>
    Object.fromEntries([...(rule[1] ?? '').matchAll(/(--[\w-]+): (#\w+)/g)].map(([, name, value]) => [name, value])),
  );
}

describe('reports/page/page-style', () => {
  it.each([
    ['--ink', '--page'],
    ['--ink', '--card'],
    ['--ink', '--stripe'],
    ['--muted', '--page'],
    ['--muted', '--card'],
    ['--warning-ink', '--warning'],
    ['--error-ink', '--error'],
  ])('writes %s on %s with at least 7:1, light and dark', (ink, ground) => {
    expect(palettes()).toHaveLength(2);
    for (const palette of palettes()) {
      expect(contrast(palette[ink] ?? '', palette[ground] ?? '')).toBeGreaterThanOrEqual(7);
    }
  });

  it('maps every colour of a chart for a dark page', () => {
    for (const [light, dark] of Object.entries(DARK_COLOURS)) {
      expect(PAGE_STYLE).toContain(`.chart svg [fill="${light}"] { fill: ${dark}; }`);
      expect(PAGE_STYLE).toContain(`.chart svg [stroke="${light}"] { stroke: ${dark}; }`);
    }
  });

  it('loads nothing', () => {
    expect(PAGE_STYLE).not.toMatch(/url\(|@import|@font-face/);
  });
});
