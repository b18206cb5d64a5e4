import { describe, expect, it } from 'vitest';
import { liveFigure } from '#reports/page/chart-figure.ts';

const CHART = {
  id: 'a-chart',
  title: 'A <chart>',
  description: 'It goes "up".',
  spec: { mark: 'line' as const, data: { values: [] } },
};
const SVG = '<svg role="img" aria-label="A chart. It goes up."></svg>\n';
const FRAME = '<div class="drawing" tabindex="0" role="group" aria-label="A &lt;chart&gt;">';
const TIME = {
  fromMs: 0,
  toMs: 1,
  panels: [{ dataset: 'one', subject: 'S', format: 'd', unit: '', series: [{ name: 'a', colour: '#0072b2' }] }],
};
const COMPILED = { data: [{ name: 'one', values: [{ date: '2026-01-01', a: 1 }] }] };

describe('reports/page/chart-figure', () => {
  it('gives a live chart a heading, its words and its values', () => {
    const { text } = liveFigure({ chart: { ...CHART, time: TIME }, svg: SVG, compiled: COMPILED });
    expect(text).toContain('<figure class="chart" data-chart="a-chart" aria-labelledby="chart-a-chart">');
    expect(text).toContain(`${FRAME}\n${SVG}</div>`);
    expect(text).toContain('<h3 id="chart-a-chart">A &lt;chart&gt;</h3>');
    expect(text).toContain('<summary>In words and numbers<span class="hidden">: A &lt;chart&gt;</span></summary>');
    expect(text).toContain('<p id="about-a-chart">It goes &quot;up&quot;.</p>');
    expect(text).toContain('<th scope="row">2026-01-01</th><td class="number">1</td>');
  });

  it('has what to know first between heading and drawing, and nothing by its id alone', () => {
    const figure = (chart: object): string => liveFigure({ chart: { ...CHART, ...chart }, svg: SVG }).text;
    expect(figure({ note: 'A < B.' })).toContain(
      '</h3>\n<p class="muted chart-note">A &lt; B.</p>\n<div class="drawing"',
    );
    // A comparison has a chart of this id too, of other metrics.
    expect(figure({ id: 'governance' })).not.toContain('chart-note');
  });

  it('has words alone for a chart that is not over time', () => {
    const { text } = liveFigure({ chart: CHART, svg: SVG, compiled: COMPILED });
    expect(text).toContain('<summary>In words<span');
    expect(text).not.toContain('<table>');
  });
});
