import { DARK_COLOURS } from '../charts/theme.ts';

/** Charts keep their light colours as attributes; a dark page maps each to its counterpart. */
const DARK_CHARTS = Object.entries(DARK_COLOURS)
  .flatMap(([light, dark]) => [
    `.chart svg [fill="${light}"] { fill: ${dark}; }`,
    `.chart svg [stroke="${light}"] { stroke: ${dark}; }`,
  ])
  .join('\n  ');

/** The whole style of a report. Text has a contrast of at least 7:1 on its ground, light and dark. */
export const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --page: #f4f6f8; --card: #ffffff; --ink: #1b1f24; --muted: #4a5159; --line: #d5dae0; --stripe: #f4f6f8;
  --warning: #fff3cf; --warning-ink: #553900; --error: #fde7e4; --error-ink: #73120d; --focus: #0072b2;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0d1117; --card: #161b22; --ink: #f0f3f6; --muted: #b6bfc9; --line: #363e48; --stripe: #1d232b;
    --warning: #3a2c08; --warning-ink: #ffe2a6; --error: #45150f; --error-ink: #ffd0c9; --focus: #56b4e9;
  }
  ${DARK_CHARTS}
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--page); color: var(--ink);
  font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif;
}
main { max-width: 920px; margin: 0 auto; padding: 32px 20px 64px; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 4px; overflow-wrap: anywhere; }
h2 { font-size: 1.25rem; margin: 40px 0 12px; }
p { margin: 0 0 12px; }
.muted { color: var(--muted); }
.lead { font-size: 1.1rem; margin-top: 16px; }
.note { padding: 10px 14px; border-radius: 6px; border-left: 5px solid; margin: 16px 0; overflow-wrap: anywhere; }
.note.warning { background: var(--warning); color: var(--warning-ink); border-color: #e69f00; }
.note.error { background: var(--error); color: var(--error-ink); border-color: #d55e00; }
.chart { background: var(--card); border: 1px solid var(--line); border-radius: 8px; margin: 0 0 20px; padding: 8px; }
.chart svg { display: block; width: 100%; height: auto; }
.chart svg text { font-family: "DejaVu Sans", Verdana, sans-serif; }
.chart figcaption { color: var(--muted); font-size: 0.875rem; padding: 4px 16px 10px; }
.table { overflow-x: auto; background: var(--card); border: 1px solid var(--line); border-radius: 8px; }
.table:focus-visible, summary:focus-visible, pre:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; font-size: 0.925rem; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
th, td { text-align: left; padding: 7px 14px; border-bottom: 1px solid var(--line); vertical-align: top; }
tbody tr:last-child > * { border-bottom: 0; }
tbody tr:nth-child(even) { background: var(--stripe); }
thead th { color: var(--muted); font-weight: 600; white-space: nowrap; }
tbody th { font-weight: 500; }
th, td { overflow-wrap: break-word; }
tbody th code { white-space: nowrap; }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
code, pre, .hash { font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: 0.85em; }
.hash { overflow-wrap: anywhere; }
pre { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 12px 14px; overflow-x: auto; }
details { margin-top: 16px; }
summary { cursor: pointer; font-weight: 600; margin-bottom: 12px; }
@media (max-width: 640px) {
  main { padding: 20px 12px 48px; }
  .chart { overflow-x: auto; }
  .chart svg { min-width: 600px; }
  .chart figcaption { position: sticky; left: 0; padding: 4px 8px 8px; }
  th, td { padding: 6px; }
  table { font-size: 0.8rem; }
}
@media print { main { max-width: none; } .chart, .table { break-inside: avoid; } }
`;
