import { DAYS_PER_YEAR, SECONDS_PER_DAY } from '#sim/core/units.ts';
import type { TimeReading } from '../charts/chart.ts';
import { type Html, html } from '../text/html.ts';

const DAY_MS = SECONDS_PER_DAY * 1000;
const YEAR_MS = DAYS_PER_YEAR * DAY_MS;
const LAST_DAYS = 90;

/** A part of the run that a button shows. */
export interface RangePreset {
  readonly label: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/** The whole run, each of its years when it has more than one, and its last 90 days when it is longer. */
export function rangePresets(fromMs: number, toMs: number): readonly RangePreset[] {
  const years = Math.ceil((toMs - fromMs) / YEAR_MS);
  const byYear = Array.from({ length: years > 1 ? years : 0 }, (_, year) => ({
    label: `Year ${year + 1}`,
    fromMs: fromMs + year * YEAR_MS,
    toMs: Math.min(fromMs + (year + 1) * YEAR_MS, toMs),
  }));
  const last = { label: `Last ${LAST_DAYS} days`, fromMs: toMs - LAST_DAYS * DAY_MS, toMs };
  return [{ label: 'All', fromMs, toMs }, ...byYear, ...(last.fromMs > fromMs ? [last] : [])];
}

/** The bar on top: what works with a script alone, so it is hidden without. */
export function toolbar(name: string, times: readonly TimeReading[]): Html {
  return html`<a class="skip" href="#main">Skip to the report</a>
<header class="toolbar">
<span class="toolbar-name">${name}</span>
${times.length === 0 ? undefined : rangeBar(times)}<label class="theme">Theme <select id="theme"><option value="auto">auto</option><option value="light">light</option><option value="dark">dark</option></select></label>
</header>
`;
}

function rangeBar(times: readonly TimeReading[]): Html {
  const fromMs = Math.min(...times.map((time) => time.fromMs));
  const toMs = Math.max(...times.map((time) => time.toMs));
  const presets = rangePresets(fromMs, toMs).map(
    (preset, index) =>
      html`<button type="button" data-from="${preset.fromMs}" data-to="${preset.toMs}" aria-pressed="${index === 0 ? 'true' : 'false'}">${preset.label}</button>`,
  );
  return html`<div id="range" role="group" aria-label="Time that the charts show">${presets}<button type="button" data-zoom="in" aria-label="Zoom in">+</button><button type="button" data-zoom="out" aria-label="Zoom out">−</button><button type="button" data-reset>Reset</button><span id="range-shown" aria-live="off"></span></div>
`;
}
