import { describe, expect, it } from 'vitest';
import {
  clampedTo,
  instantAt,
  isWhole,
  leastSpanMs,
  rangeBetween,
  wholeRange,
  ZOOM_IN,
  ZOOM_OUT,
  zoomed,
} from '#reports/browser/time-range.ts';

const DAY = 86_400_000;
const WHOLE = { fromMs: 0, toMs: 1_000 * DAY };

describe('reports/browser/time-range', () => {
  it('zooms around an instant, which keeps its place', () => {
    // A fifth of the range lies before it, then as well.
    expect(zoomed(WHOLE, ZOOM_IN, 200 * DAY, WHOLE)).toEqual({ fromMs: 100 * DAY, toMs: 600 * DAY });
    const back = zoomed({ fromMs: 100 * DAY, toMs: 600 * DAY }, ZOOM_OUT, 200 * DAY, WHOLE);
    expect(back).toEqual(WHOLE);
  });

  it('stays inside of the whole, at least a week long', () => {
    expect(zoomed({ fromMs: 0, toMs: 100 * DAY }, ZOOM_OUT, 0, WHOLE)).toEqual({ fromMs: 0, toMs: 200 * DAY });
    expect(zoomed({ fromMs: 900 * DAY, toMs: WHOLE.toMs }, ZOOM_OUT, 950 * DAY, WHOLE)).toEqual({
      fromMs: 800 * DAY,
      toMs: WHOLE.toMs,
    });
    const least = zoomed({ fromMs: 0, toMs: 8 * DAY }, ZOOM_IN, 4 * DAY, WHOLE);
    expect(least.toMs - least.fromMs).toBe(7 * DAY);
  });

  it('lets a short run be seen in twentieths', () => {
    expect(leastSpanMs({ fromMs: 0, toMs: 20 * DAY })).toBe(DAY);
  });

  it('spans two instants in either order, wherever they are', () => {
    const range = { fromMs: 100 * DAY, toMs: 300 * DAY };
    expect(rangeBetween(100 * DAY, 300 * DAY, WHOLE)).toEqual(range);
    expect(rangeBetween(300 * DAY, 100 * DAY, WHOLE)).toEqual(range);
    expect(rangeBetween(-50 * DAY, 2_000 * DAY, WHOLE)).toEqual(WHOLE);
    const point = rangeBetween(WHOLE.toMs, WHOLE.toMs, WHOLE);
    expect(point).toEqual({ fromMs: WHOLE.toMs - 7 * DAY, toMs: WHOLE.toMs });
  });

  it('covers what all charts show, and says when it is shown', () => {
    expect(
      wholeRange([
        { fromMs: 5, toMs: 9 },
        { fromMs: 3, toMs: 7 },
      ]),
    ).toEqual({ fromMs: 3, toMs: 9 });
    expect(wholeRange([])).toEqual({ fromMs: 0, toMs: 0 });
    expect(isWhole(WHOLE, WHOLE)).toBe(true);
    expect(isWhole({ ...WHOLE, fromMs: 1 }, WHOLE)).toBe(false);
  });

  it('reads instants off shares, and keeps instants inside', () => {
    expect([-1, 0, 0.25, 2].map((share) => instantAt(WHOLE, share) / DAY)).toEqual([0, 0, 250, 1_000]);
    expect([-1, 5, 2_000 * DAY].map((ms) => clampedTo(WHOLE, ms))).toEqual([0, 5, WHOLE.toMs]);
  });

  it('has a range of one instant for a run of one tick', () => {
    const moment = { fromMs: 5, toMs: 5 };
    expect(zoomed(moment, ZOOM_IN, 5, moment)).toEqual(moment);
    expect(rangeBetween(5, 5, moment)).toEqual(moment);
  });
});
