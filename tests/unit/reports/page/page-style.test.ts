import { describe, expect, it } from 'vitest';
import { DARK_COLOURS } from '#reports/charts/theme.ts';
import { PAGE_STYLE } from '#reports/page/page-style.ts';
import { contrast } from '#tests/support/contrast.ts';

/** The custom properties of the light page, of the dark one by the system, and of the dark one by choice. */
function palettes(): readonly Readonly<Record<string, string>>[] {
  return [...PAGE_STYLE.matchAll(/:root[^{}]*\{([^{}]*--page[^{}]*)\}/g)].map((rule) =>
    Object.fromEntries([...(rule[1] ?? '').matchAll(/(--[\w-]+): (#\w+)/g)].map(([, name, value]) => [name, value])),
  );
}

describe('reports/page/page-style', () => {
  it.each([
    ['--ink', '--page', 7],
    ['--ink', '--card', 7],
    ['--muted', '--page', 7],
    ['--muted', '--card', 7],
    ['--met', '--card', 7],
    ['--missed', '--card', 7],
    ['--accent', '--page', 6],
    ['--accent', '--card', 6],
    ['--warning-ink', '--warning', 7],
    ['--error-ink', '--error', 7],
    ['--focus', '--page', 3],
    ['--spark', '--card', 3],
  ])('draws %s on %s with at least %d:1, light and dark', (ink, ground, least) => {
    expect(palettes()).toHaveLength(3);
    for (const palette of palettes()) {
      expect(contrast(palette[ink] ?? '', palette[ground] ?? '')).toBeGreaterThanOrEqual(least);
    }
  });

  it('is the same dark by the system and by choice', () => {
    expect(palettes()[1]).toEqual(palettes()[2]);
  });

  it('maps every colour of a chart for a dark page', () => {
    for (const [light, dark] of Object.entries(DARK_COLOURS)) {
      expect(PAGE_STYLE).toContain(`.chart svg [fill="${light}"] { fill: var(--chart-${light.slice(1)}); }`);
      expect(PAGE_STYLE).toContain(`.chart svg [stroke="${light}"] { stroke: var(--chart-${light.slice(1)}); }`);
      expect(PAGE_STYLE).toContain(`--chart-${light.slice(1)}: ${dark};`);
    }
  });

  it('loads nothing, and moves nothing for who asked for less motion', () => {
    expect(PAGE_STYLE).not.toMatch(/url\(|@import|@font-face|animation|transition/);
    expect(PAGE_STYLE).toMatch(/prefers-reduced-motion: no-preference\) \{ html \{ scroll-behavior: smooth/);
  });
});
