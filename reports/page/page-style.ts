import { DARK_COLOURS } from '../charts/theme.ts';
import { chartStyle, inDark } from './chart-style.ts';

const LIGHT = `--page: #f7f8fa; --card: #ffffff; --ink: #1b1f24; --muted: #4a5159; --line: #dde1e6;
  --accent: #005a8f; --met: #005c42; --missed: #8c2f00; --spark: #0072b2; --brush: rgb(0 114 178 / 15%);
  --warning: #fff3cf; --warning-ink: #553900; --error: #fde7e4; --error-ink: #73120d; --focus: #0072b2;`;

const DARK = `--page: #0d1117; --card: #161b22; --ink: #f0f3f6; --muted: #b6bfc9; --line: #30363d;
  --accent: #8ccbf2; --met: #5fdcb6; --missed: #ffb38a; --spark: #56b4e9; --brush: rgb(86 180 233 / 22%);
  --warning: #3a2c08; --warning-ink: #ffe2a6; --error: #45150f; --error-ink: #ffd0c9; --focus: #56b4e9;`;

/** Text, tables and notes. */
const TEXT = `* { box-sizing: border-box; }
html { scroll-padding-top: 64px; }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
body {
  margin: 0; background: var(--page); color: var(--ink);
  overflow-wrap: break-word; font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", Arial, sans-serif;
}
main { max-width: 940px; margin: 0 auto; padding: 40px 24px 80px; }
h1, h2, .findings dt { font-family: Charter, "Bitstream Charter", "Iowan Old Style", "Sitka Text", Cambria, Georgia, "Liberation Serif", serif; }
h1 { font-size: 2.5rem; line-height: 1.15; font-weight: 700; margin: 0 0 8px; overflow-wrap: anywhere; letter-spacing: -0.01em; }
h2 { font-size: 1.65rem; line-height: 1.25; margin: 64px 0 16px; padding-top: 20px; border-top: 2px solid var(--ink); }
h3 { font-size: 1.05rem; line-height: 1.35; margin: 28px 0 12px; }
p { margin: 0 0 14px; max-width: 46rem; }
a { color: var(--accent); }
.kicker { color: var(--muted); font-size: 0.8rem; font-weight: 600; letter-spacing: 0.12em; text-transform: uppercase; margin: 0 0 8px; }
.muted { color: var(--muted); }
.run-line { font-variant-numeric: tabular-nums; margin-bottom: 20px; }
.lead { font-size: 1.1rem; margin-top: 16px; }
.hidden { position: absolute; width: 1px; height: 1px; margin: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.note { padding: 12px 16px; border-radius: 6px; border-left: 5px solid; margin: 16px 0; max-width: none; overflow-wrap: anywhere; }
.note.warning { background: var(--warning); color: var(--warning-ink); border-color: #e69f00; }
.note.error { background: var(--error); color: var(--error-ink); border-color: #d55e00; }
.table { overflow-x: auto; background: var(--card); border: 1px solid var(--line); border-radius: 8px; margin: 0 0 16px; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; font-size: 0.9rem; line-height: 1.45; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
th, td { text-align: left; padding: 9px 12px; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: break-word; }
tbody tr:last-child > *, tbody tr:nth-last-child(3) > [rowspan="3"] { border-bottom: 0; }
tbody th[rowspan] { min-width: 0; }
thead th { color: var(--muted); font-size: 0.8rem; font-weight: 600; vertical-align: bottom; }
tbody th { font-weight: 500; min-width: 8.5rem; }
tbody th.number { min-width: 0; }
tbody th code { white-space: nowrap; }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
thead .number { white-space: normal; }
.wide { min-width: 16rem; }
.status { white-space: nowrap; }
code, pre, .hash { font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: 0.85em; }
.hash { overflow-wrap: anywhere; }
pre { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 14px 16px; overflow-x: auto; }
details { margin-top: 16px; }
summary { cursor: pointer; font-weight: 600; margin-bottom: 12px; }
.verdict { font-weight: 600; white-space: nowrap; }
.met { color: var(--met); }
.missed { color: var(--missed); }
.attack { border-left: 3px solid var(--line); padding-left: 20px; margin: 0 0 48px; }
.attack-verdict { font-size: 1.1rem; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.bar { display: block; width: 120px; height: 8px; margin-top: 7px; }
.bar-ground { fill: var(--line); }
.bar-share { fill: var(--spark); }
`;

/** What is said first. */
const OPENING = `.findings { margin: 0 0 32px; }
.findings > div { padding: 16px 0; border-bottom: 1px solid var(--line); }
.findings > div:first-child { padding-top: 0; }
.findings dt { font-size: 1.15rem; font-weight: 700; margin-bottom: 4px; }
.findings dd { margin: 0; max-width: 50rem; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
.cards { list-style: none; display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 16rem), 1fr)); gap: 16px; margin: 0 0 24px; padding: 0; }
.card { min-width: 0; overflow-wrap: anywhere; display: flex; flex-direction: column; background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 16px 18px; }
.card-title { color: var(--muted); font-size: 0.85rem; line-height: 1.35; }
.card-value { font-size: 1.75rem; line-height: 1.3; font-weight: 600; font-variant-numeric: tabular-nums; margin-top: 4px; }
.card-unit { color: var(--muted); font-size: 1rem; font-weight: 400; }
.card-change { color: var(--muted); font-size: 0.85rem; font-variant-numeric: tabular-nums; }
.sparkline { display: block; width: 100%; height: 32px; margin-top: auto; padding-top: 8px; }
.sparkline polyline { fill: none; stroke: var(--spark); stroke-width: 1.5; vector-effect: non-scaling-stroke; }
.contents { max-width: 940px; margin: 0 auto; padding: 20px 24px 0; font-size: 0.9rem; line-height: 1.45; }
.contents-title { color: var(--muted); font-size: 0.8rem; font-weight: 600; margin: 0 0 6px; }
.contents ol { list-style: none; margin: 0; padding: 0; }
.contents > ol { display: flex; flex-wrap: wrap; gap: 2px 18px; }
.contents ol ol { display: none; }
.contents a { display: inline-block; padding: 4px 0; text-decoration: none; }
.contents a:hover { text-decoration: underline; }
@media screen and (min-width: 77.5em) {
  body:has(> .contents) { display: grid; grid-template-columns: 1fr 250px minmax(0, 940px) 1fr; column-gap: 24px; }
  body:has(> .contents) > .toolbar { grid-column: 1 / -1; }
  body:has(> .contents) > main { grid-column: 3; margin: 0; width: 100%; }
  .contents { grid-column: 2; position: sticky; top: 50px; align-self: start; max-height: calc(100vh - 50px); overflow-y: auto; margin: 0; padding: 44px 8px 24px 0; }
  .contents > ol { display: block; }
  .contents ol ol { display: block; padding: 0 0 6px 12px; border-left: 1px solid var(--line); margin-left: 2px; }
  .contents ol ol a { color: var(--muted); font-size: 0.85rem; padding: 3px 0; }
}
footer { margin-top: 64px; border-top: 1px solid var(--line); color: var(--muted); font-size: 0.9rem; }
.licence { max-height: 200px; overflow: auto; }
`;

/** Charts, and what belongs to them when they are live. */
const CHARTS = `.chart { background: var(--card); border: 1px solid var(--line); border-radius: 8px; margin: 0 0 28px; padding: 8px; }
.chart h3 { margin: 14px 16px 4px; }
.chart-note { margin: 0 16px 4px; font-size: 0.875rem; line-height: 1.5; }
.drawing { position: relative; border-radius: 6px; }
.chart svg { display: block; width: 100%; height: auto; overflow: visible; }
/* A live drawing says its ground as a style. */
.chart svg { background: none !important; }
.chart svg text { font-family: "DejaVu Sans", Verdana, sans-serif; }
.chart figcaption { color: var(--muted); font-size: 0.875rem; line-height: 1.5; padding: 4px 16px 10px; }
.values { margin: 4px 0 0; padding: 0 16px 8px; font-size: 0.875rem; }
.values p { color: var(--muted); max-width: none; overflow-wrap: anywhere; }
.values summary { color: var(--accent); font-weight: 500; margin-bottom: 8px; }
.values table { font-size: 0.8rem; }
.values th, .values td { padding: 5px 10px; }
.is-live [role="application"] { cursor: crosshair; user-select: none; }
.brush { position: absolute; background: var(--brush); border: solid var(--focus); border-width: 0 1px; pointer-events: none; }
.tooltip {
  position: absolute; z-index: 20; pointer-events: none; max-width: min(480px, 100vw - 16px); background: var(--card); color: var(--ink);
  border: 1px solid var(--line); border-radius: 6px; box-shadow: 0 4px 16px rgb(0 0 0 / 18%); padding: 8px 12px;
  font-size: 0.8rem; line-height: 1.5; font-variant-numeric: tabular-nums;
}
.tooltip-title { display: block; font-weight: 600; }
.tooltip-group { margin-top: 6px; }
.tooltip-subject { display: block; color: var(--muted); }
.tooltip-row { display: flex; align-items: baseline; gap: 8px; }
.tooltip-swatch { flex: none; width: 10px; height: 10px; border-radius: 2px; align-self: center; }
.tooltip-name { flex: 1; }
.tooltip-value { font-weight: 600; padding-left: 12px; text-align: right; }
[hidden] { display: none; }
`;

/** The bar on top, which needs a script. */
const TOOLBAR = `.skip { position: absolute; left: 8px; top: -60px; z-index: 30; background: var(--card); padding: 8px 14px; border-radius: 0 0 6px 6px; }
.skip:focus { top: 0; }
.toolbar, .hint { display: none; }
.scripted .toolbar {
  display: flex; align-items: center; gap: 8px 20px; position: sticky; top: 0; z-index: 10; padding: 8px 24px;
  background: var(--card); border-bottom: 1px solid var(--line); font-size: 0.85rem;
}
.scripted .hint { display: block; }
.toolbar-name { flex: 1 1 0; min-width: 0; font-weight: 600; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
/* Larger text makes it wider than the window: then it scrolls; the padding is for the outline of the focus. */
#range { display: flex; align-items: center; gap: 4px; min-width: 0; overflow-x: auto; padding: 5px; margin: -5px 0; }
#range-shown { color: var(--muted); font-variant-numeric: tabular-nums; white-space: nowrap; margin-left: 8px; }
.toolbar button, .toolbar select {
  font: inherit; color: var(--ink); background: var(--page); border: 1px solid var(--line); border-radius: 5px;
  flex: none; padding: 4px 10px; min-height: 32px; min-width: 32px; cursor: pointer; white-space: nowrap;
}
.toolbar button:hover { border-color: var(--muted); }
.toolbar button[aria-pressed="true"] { background: var(--ink); color: var(--card); border-color: var(--ink); }
.theme { display: flex; align-items: center; gap: 8px; white-space: nowrap; }
`;

const NARROW_AND_PAPER = `@media (max-width: 56.25em) {
  .toolbar-name, #range-shown { display: none; }
  .scripted .toolbar { padding: 6px 12px; }
  #range { flex: 1 1 0; }
  .theme { font-size: 0; gap: 0; }
  .theme select { font-size: 0.8rem; }
}
@media (max-width: 40em) {
  main { padding: 24px 16px 56px; }
  .contents { padding: 16px 16px 0; }
  h1 { font-size: 1.9rem; }
  h2 { font-size: 1.4rem; margin-top: 48px; }
  .cards { grid-template-columns: repeat(auto-fill, minmax(min(100%, 8.5rem), 1fr)); gap: 10px; }
  .card { padding: 12px; }
  .attack { border-left: 0; padding-left: 0; }
  .card-value { font-size: 1.35rem; }
  .chart { padding: 4px; }
  .drawing { overflow-x: auto; }
  .drawing svg { min-width: 600px; }
  .chart h3 { margin: 10px 8px 4px; }
  .chart-note { margin: 0 8px 4px; }
  .chart figcaption { padding: 4px 8px 8px; }
  .values { padding: 0 8px 8px; }
  th, td { padding: 7px 9px; }
  table { font-size: 0.8rem; }
}
@page { margin: 14mm; }
@media print {
  body { background: #ffffff; font-size: 11pt; }
  main { max-width: none; padding: 0; }
  .scripted .toolbar, .skip, .contents, .scripted .hint, .values, .tooltip { display: none; }
  .chart, .card, tr, .findings > div { break-inside: avoid; }
  /* A chart and its heading are on one page, of A4 and of US letter. */
  .chart svg { max-height: 215mm; }
  .table { overflow: visible; }
  h2, h3 { break-after: avoid; }
}
`;

/** The whole style of a report. Text has a contrast of at least 7:1 on its ground, light and dark. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; ${LIGHT} }
:root[data-theme="light"] { color-scheme: light; }
:root[data-theme="dark"] { color-scheme: dark; }
${inDark(DARK)}
${TEXT}${OPENING}${CHARTS}${TOOLBAR}${NARROW_AND_PAPER}${chartStyle(DARK_COLOURS)}`;
