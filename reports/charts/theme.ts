import type { Config } from 'vega-lite';
import { CHART_FONT } from './fonts.ts';

/**
 * Series colours, told apart with any colour vision: four of Okabe and Ito (2008), the purple darkened, and four dark
 * ones that keep clear of them and of each other also for people without one kind of cones (a CIELAB distance of at
 * least 15 in the simulation of Machado et al., 2009). Each has a contrast of at least 3:1 on white (WCAG 1.4.11);
 * dashes tell lines apart as well.
 */
export const SERIES_STYLES = [
  { colour: '#0072b2', dash: [1, 0] },
  { colour: '#d55e00', dash: [6, 3] },
  { colour: '#009e73', dash: [2, 2] },
  { colour: '#b0578d', dash: [8, 3, 2, 3] },
  { colour: '#4b1fa8', dash: [10, 2] },
  { colour: '#7a1020', dash: [4, 2, 1, 2] },
  { colour: '#55590a', dash: [1, 2] },
  { colour: '#1c2f57', dash: [10, 3, 1, 3, 1, 3] },
] as const;

/** Colours of everything that is no series. Each is used for one role only, so a page can map it for dark mode. */
export const INK = {
  background: '#ffffff',
  title: '#1b1f24',
  text: '#4a5159',
  axis: '#8a929b',
  grid: '#e6e8eb',
  /** Targets, limits, and what perfect equality would be. */
  reference: '#5c636b',
  /** What the economy met: rules, words and bands. */
  event: '#6b4f1d',
  /** Where a reader points. */
  cursor: '#2b3138',
  /** What is left when the rest has a colour of its own, and what has not begun. */
  rest: '#7d858e',
} as const;

/** What each colour of a chart becomes on a dark page: the brighter Okabe-Ito colours, light ink. */
export const DARK_COLOURS: Readonly<Record<string, string>> = {
  [INK.background]: '#161b22',
  [INK.title]: '#f0f3f6',
  [INK.text]: '#b6bfc9',
  [INK.axis]: '#6b7580',
  [INK.grid]: '#2a313a',
  [INK.reference]: '#a3acb6',
  [INK.event]: '#d6b988',
  [INK.cursor]: '#e3e8ee',
  [INK.rest]: '#8b949e',
  '#0072b2': '#56b4e9',
  '#d55e00': '#e69f00',
  '#009e73': '#1fc59a',
  '#b0578d': '#d98cbc',
  '#4b1fa8': '#7d5cf0',
  '#7a1020': '#d8433a',
  '#55590a': '#f0e442',
  '#1c2f57': '#c9d7f5',
};

/** Look of the series at a position; they begin again after the last. */
export function seriesStyle(index: number): { readonly colour: string; readonly dash: readonly number[] } {
  return SERIES_STYLES[index % SERIES_STYLES.length] ?? SERIES_STYLES[0];
}

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
