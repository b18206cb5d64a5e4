import { type Html, html } from '../text/html.ts';

const WIDTH = 120;
const HEIGHT = 28;
/** More points than this are not told apart in so small a picture. */
const MAX_POINTS = 60;
/** Room for the line's own width. */
const INSET = 2;

/** A series as a small line without axes: decoration, the figures beside it say it all. Undefined below two values. */
export function sparklineSvg(values: readonly (number | undefined)[]): Html | undefined {
  const step = Math.max(1, (values.length - 1) / (MAX_POINTS - 1));
  const count = Math.min(values.length, MAX_POINTS);
  const sampled = Array.from({ length: count }, (_, point) => values[Math.round(point * step)]);
  const defined = sampled.filter((value) => value !== undefined);
  if (defined.length < 2) return undefined;
  const least = Math.min(...defined);
  const span = Math.max(...defined) - least;
  const points = sampled.flatMap((value, point) => {
    if (value === undefined) return [];
    const x = (point / (count - 1)) * WIDTH;
    const y = span === 0 ? HEIGHT / 2 : HEIGHT - INSET - ((value - least) / span) * (HEIGHT - 2 * INSET);
    return [`${x.toFixed(1)},${y.toFixed(1)}`];
  });
  return html`<svg class="sparkline" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true" focusable="false"><polyline points="${points.join(' ')}"/></svg>`;
}
