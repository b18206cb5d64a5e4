import { describe, expect, it } from 'vitest';
import { chartsSection, renderLivePage } from '#reports/page/live-page.ts';
import { html } from '#reports/text/html.ts';

const TIME = {
  fromMs: Date.UTC(2026, 0, 1),
  toMs: Date.UTC(2026, 0, 3),
  panels: [{ dataset: 'one', subject: 'S', format: 'd', unit: '', series: [{ name: 'a', colour: '#0072b2' }] }],
};
const DRAWN = {
  chart: {
    id: 'first',
    title: 'First',
    description: 'It stays.',
    spec: { mark: 'line' as const, data: { values: [] } },
    time: TIME,
  },
  svg: '<svg></svg>\n',
  compiled: { data: [{ name: 'one', values: [{ date: '2026-01-01', a: 1 }] }] },
};

describe('reports/page/live-page.ts', () => {
  it('has a bar, a table of contents, its sections, the program and the data of its charts, and loads nothing', () => {
    const sections = [chartsSection([DRAWN], 'None.')];
    const text = renderLivePage({
      title: 'T <1>',
      name: 'N <1>',
      opening: html`<h1>O</h1>\n`,
      sections,
      charts: [DRAWN],
    });
    expect(text).toContain('<title>T &lt;1&gt;</title>');
    expect(text).toContain('<span class="toolbar-name">N &lt;1&gt;</span>');
    expect(text).toContain('<a href="#chart-first">First</a>');
    expect(text).toContain('<h1>O</h1>\n<section aria-labelledby="charts">');
    expect(text).toContain('"id":"first"');
    expect(text).toContain('id="live-region"');
    expect(text).toMatch(/packages in this page&#39;s script/);
    expect(text).not.toMatch(/<(link|img)|src="|href="[^#]/);
  });

  it('says how to read charts and how to use them, and what there is instead of them', () => {
    const section = chartsSection([DRAWN], 'None.', html`<p>Lines.</p>\n`);
    expect(section.content.text).toMatch(/^<p>Lines\.<\/p>\n<p id="chart-keys"/);
    expect(section.parts).toEqual([{ id: 'chart-first', title: 'First' }]);
    expect(chartsSection([], 'None.', html`<p>Lines.</p>`).content.text).toBe('<p>None.</p>');
  });
});
