import { describe, expect, it } from 'vitest';
import { chartStyle, inDark } from '#reports/page/chart-style.ts';

describe('reports/page/chart-style', () => {
  it('turns colours of attributes into variables', () => {
    const style = chartStyle({ '#0072b2': '#56b4e9' });
    expect(style).toContain('.chart svg [fill="#0072b2"] { fill: var(--chart-0072b2); }');
    expect(style).toContain('.chart svg [stroke="#0072b2"] { stroke: var(--chart-0072b2); }');
    expect(style).toContain(':root { --chart-0072b2: #0072b2; }');
    expect(style.match(/--chart-0072b2: #56b4e9;/g)).toHaveLength(2);
  });

  it("is dark by the system unless light is chosen, by the reader's choice, and never on paper", () => {
    expect(inDark('--a: b;')).toBe(
      '@media screen and (prefers-color-scheme: dark) { :root:not([data-theme="light"]) { --a: b; } }\n' +
        '@media screen { :root[data-theme="dark"] { --a: b; } }',
    );
  });
});
