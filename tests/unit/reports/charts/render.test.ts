import { createCanvas, loadImage } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { buildCharts } from '#reports/charts/catalog.ts';
import type { Chart } from '#reports/charts/chart.ts';
import { USD } from '#reports/charts/measure.ts';
import { compileChart, PNG_SCALE, renderDarkSvg, renderPng, renderSvg, svgSize } from '#reports/charts/render.ts';
import { stackedChart } from '#reports/charts/stacked-chart.ts';
import { DARK_COLOURS, INK, SERIES_STYLES } from '#reports/charts/theme.ts';
import { chartSourceOf, wholeSource } from '#tests/support/chart-source.ts';

const CHARTS = buildCharts(wholeSource(120));
const CHART = CHARTS[0] as Chart;
const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

function hostileChart(text: string): Chart {
  const chart = stackedChart(chartSourceOf({ a: [1, 2] }, text), 'hostile', text, [
    {
      ...USD,
      subject: text,
      axisTitle: text,
      heightPixels: 50,
      series: [{ name: text, values: [1, 2] }],
      references: [{ value: 1, label: text }],
    },
  ]);
  return chart as Chart;
}

describe('reports/charts/render', () => {
  it('draws every series, the axes and the level as SVG', async () => {
    for (const chart of CHARTS) {
      const svg = await renderSvg(chart);
      expect(svg).toMatch(
        /^<svg role="img" aria-label="[^"]{50,}" font-family="[^"]+" xmlns="http:\/\/www.w3.org\/2000\/svg"/,
      );
      if (chart.time !== undefined) {
        expect(svg).toContain('date (UTC)');
        expect(svg).toContain('Feb 2025');
      }
      for (const { colour } of chart.time?.panels.flatMap(({ series }) => series) ?? []) {
        expect(svg).toMatch(new RegExp(`<path d="M[^"]{3,}"[^>]* (?:stroke|fill)="${colour}"`));
      }
    }
    const svg = await renderSvg(CHART);
    for (const { colour } of SERIES_STYLES.slice(0, 2)) {
      // A line of 120 points is a path of that many steps.
      const path = new RegExp(`<path d="(M[^"]+)" stroke="${colour}"`).exec(svg)?.[1] ?? '';
      expect(path.split(/[Mlhv ]/).filter((step) => step !== '')).toHaveLength(120);
    }
    expect(svg).toContain('target: 40% of circulating supply');
  });

  it('draws a text with control characters, which no SVG may hold', async () => {
    const svg = await renderSvg(hostileChart('A\u001b[2J\u0000B'));
    expect(svg).toContain('A\ufffd[2J\ufffdB');
    expect(svg).not.toMatch(/[\u0000-\u0008\u001b]/);
    expect([...(await renderPng(svg)).subarray(0, 8)]).toEqual(PNG_SIGNATURE);
  });

  it('gives the same bytes again, also after other charts', async () => {
    const first = await renderSvg(CHART);
    for (const chart of CHARTS) await renderSvg(chart);
    expect(await renderSvg(CHART)).toBe(first);
  });

  it('uses no colour that a dark page cannot map, and no inline style that a page would have to allow', async () => {
    for (const chart of CHARTS) {
      const svg = await renderSvg(chart);
      const colours = [...svg.matchAll(/(?:fill|stroke)="(#[^"]*|[a-z]+)"/g)].map((match) => match[1] ?? '');
      const unknown = colours.filter(
        (colour) => !['none', 'transparent'].includes(colour) && !(colour in DARK_COLOURS),
      );
      expect([...new Set(unknown)]).toEqual([]);
      expect(svg).not.toMatch(/ style=|<style|<script|href=/);
    }
  });

  it('maps every colour for a dark ground, and nothing else', async () => {
    for (const chart of CHARTS) {
      const light = await renderSvg(chart);
      const dark = renderDarkSvg(light);
      for (const colour of Object.keys(DARK_COLOURS)) expect(dark).not.toContain(`"${colour}"`);
      expect(dark).toContain(`fill="${DARK_COLOURS[INK.background]}"`);
      expect(dark.replace(/"#[0-9a-f]{6}"/g, '')).toBe(light.replace(/"#[0-9a-f]{6}"/g, ''));
    }
  });

  it('stays small for three years of daily ticks', async () => {
    const noisy = (seed: number) => Array.from({ length: 1_095 }, (_, row) => Math.abs(Math.sin(row * seed) * 1e6));
    const chart = stackedChart(chartSourceOf({ a: noisy(1) }), 'id', 'Title', [
      {
        ...USD,
        subject: 'A',
        axisTitle: 'USD',
        heightPixels: 200,
        series: [1, 2, 3, 4].map((seed) => ({ name: `${seed}`, values: noisy(seed) })),
      },
    ]);
    expect((await renderSvg(chart!)).length).toBeLessThan(80_000);
  });

  it('numbers clip paths by chart, so that a page can hold several', async () => {
    const ids = await Promise.all(
      CHARTS.map(async (chart) => [...(await renderSvg(chart)).matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)),
    );
    expect(ids.flat().length).toBeGreaterThan(10);
    expect(new Set(ids.flat()).size).toBe(ids.flat().length);
  });

  it('compiles a chart for a page to draw', () => {
    expect(compileChart(CHART)).toMatchObject({ $schema: 'https://vega.github.io/schema/vega/v6.json' });
  });

  it('escapes texts of a scenario', async () => {
    const svg = await renderSvg(hostileChart('<script>alert("1")</script> & \'x\''));
    expect(svg).not.toContain('<script');
    expect(svg).toContain('&lt;script&gt;');
    expect(svg.replace(/&(?:amp|lt|gt|quot|#39);/g, '')).not.toContain('&');
  });

  it('draws a PNG of twice the size that shows the lines', async () => {
    const svg = await renderSvg(CHART);
    const { width, height } = svgSize(svg);
    expect(width).toBeGreaterThan(700);
    const png = await renderPng(svg);
    expect([...png.subarray(0, 8)]).toEqual(PNG_SIGNATURE);
    const image = await loadImage(png);
    expect([image.width, image.height]).toEqual([width * PNG_SCALE, height * PNG_SCALE]);

    const canvas = createCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    const found = new Set<string>();
    for (let at = 0; at < data.length; at += 4) {
      found.add(
        `#${[data[at], data[at + 1], data[at + 2]].map((c) => (c ?? 0).toString(16).padStart(2, '0')).join('')}`,
      );
    }
    for (const colour of [INK.background, INK.grid, INK.title, '#0072b2', '#d55e00']) expect(found).toContain(colour);
  });

  it('draws text in the PNG: other words are other pixels', async () => {
    const words = await Promise.all(['abc', 'xyz'].map(async (text) => renderPng(await renderSvg(hostileChart(text)))));
    expect(words[0]?.equals(words[1] ?? Buffer.alloc(0))).toBe(false);
  });
});
