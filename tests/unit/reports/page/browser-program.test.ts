import { describe, expect, it } from 'vitest';
import { browserProgram } from '#reports/page/browser-program.ts';

describe('reports/page/browser-program', () => {
  const program = browserProgram();

  it('is built once a process', () => {
    expect(browserProgram()).toBe(program);
  });

  it('holds nothing that ends its element, loads anything or names a place on the machine', () => {
    for (const text of [program.early, program.main]) {
      expect(text).not.toMatch(/<\/script|<!--/i);
      expect(text).not.toContain(process.cwd());
      expect(text).not.toMatch(/sourceMappingURL|import\(/);
    }
  });

  it('keeps what runs before the page is drawn short', () => {
    expect(program.early.length).toBeLessThan(1_000);
    expect(program.main.length).toBeLessThan(1_000_000);
  });

  it('tells the licence of every package in it, each text once', () => {
    const packages = program.notices.flatMap((notice) => notice.packages);
    const names = packages.map((name) => name.split(' ')[0]);
    expect(names).toContain('vega-view');
    expect(names).toContain('vega-interpreter');
    expect(names).toContain('d3-scale');
    expect(new Set(packages).size).toBe(packages.length);
    expect(new Set(program.notices.map(({ text }) => text)).size).toBe(program.notices.length);
    for (const { text } of program.notices) expect(text).toMatch(/copyright|public domain/i);
  });
});
