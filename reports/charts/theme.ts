import type { Config } from 'vega-lite';
import { CHART_FONT } from './fonts.ts';

/**
 * Series colours of Okabe and Ito (2008), told apart with any colour vision. Only those with a contrast of at
 * least 3:1 on white (WCAG 1.4.11); dashes tell the series apart as well.
 */
export const SERIES_STYLES = [
  { colour: '#0072b2', dash: [1, 0] },
  { colour: '#d55e00', dash: [6, 3] },
  { colour: '#009e73', dash: [2, 2] },
  { colour: '#b0578d', dash: [8, 3, 2, 3] },
] as const;

/** Colours of everything that is not data. Each is used for one role only, so a page can map it for dark mode. */
export const INK = {
  background: '#ffffff',
  title: '#1b1f24',
  text: '#4a5159',
  axis: '#8a929b',
  grid: '#e6e8eb',
  reference: '#5c636b',
} as const;

/** What each colour of a chart becomes on a dark page: the brighter Okabe-Ito colours, light ink. */
export const DARK_COLOURS: Readonly<Record<string, string>> = {
  [INK.background]: '#161b22',
  [INK.title]: '#f0f3f6',
  [INK.text]: '#b6bfc9',
  [INK.axis]: '#6b7580',
  [INK.grid]: '#2a313a',
  [INK.reference]: '#a3acb6',
  '#0072b2': '#56b4e9',
  '#d55e00': '#e69f00',
  '#009e73': '#1fc59a',
  '#b0578d': '#d98cbc',
};

/** Names tried in order; the first is the one that layout is measured with. */
export const FONT_STACK = `${CHART_FONT}, Verdana, sans-serif`;

export const CHART_CONFIG: Config = {
  aria: false,
  background: INK.background,
  font: FONT_STACK,
  padding: 16,
  view: { stroke: null },
  title: {
    anchor: 'start',
    frame: 'group',
    color: INK.title,
    fontSize: 15,
    fontWeight: 'bold',
    subtitleColor: INK.text,
    subtitleFontSize: 11.5,
    subtitlePadding: 5,
    offset: 18,
  },
  axis: {
    labelColor: INK.text,
    labelFontSize: 11,
    titleColor: INK.text,
    titleFontSize: 11.5,
    titleFontWeight: 'normal',
    titlePadding: 10,
    gridColor: INK.grid,
    domainColor: INK.axis,
    tickColor: INK.axis,
    tickSize: 4,
    labelPadding: 5,
  },
  axisY: { domain: false, ticks: false, tickCount: 5 },
  axisX: { grid: false, labelFlush: false, labelOverlap: 'greedy', labelSeparation: 6 },
  legend: {
    orient: 'top',
    direction: 'horizontal',
    title: null,
    labelColor: INK.title,
    labelFontSize: 11.5,
    labelLimit: 400,
    symbolType: 'stroke',
    symbolSize: 450,
    symbolStrokeWidth: 2.2,
    columnPadding: 22,
    offset: 8,
  },
  line: { strokeWidth: 2, strokeCap: 'butt', strokeJoin: 'round' },
};
