import { instantText } from '../page/value-text.ts';
import type { ChartBoard } from './chart-board.ts';
import { type TimeRange, ZOOM_IN, ZOOM_OUT, zoomed } from './time-range.ts';

/** Brings the buttons of the time range to life. */
export function connectRangeBar(board: ChartBoard): void {
  const bar = document.querySelector<HTMLElement>('#range');
  if (bar === null) return;
  const presets = [...bar.querySelectorAll<HTMLButtonElement>('button[data-from]')].map((button) => ({
    button,
    range: { fromMs: Number(button.dataset['from']), toMs: Number(button.dataset['to']) },
  }));
  for (const { button, range } of presets) button.addEventListener('click', () => board.setRange(range));
  for (const [name, factor] of [
    ['in', ZOOM_IN],
    ['out', ZOOM_OUT],
  ] as const) {
    bar.querySelector(`button[data-zoom="${name}"]`)?.addEventListener('click', () => {
      const { fromMs, toMs } = board.range;
      board.setRange(zoomed(board.range, factor, (fromMs + toMs) / 2, board.whole));
    });
  }
  bar.querySelector('button[data-reset]')?.addEventListener('click', () => board.setRange(board.whole));

  const shown = document.querySelector('#range-shown');
  board.onRange((range) => {
    for (const preset of presets) preset.button.setAttribute('aria-pressed', String(isSame(preset.range, range)));
    if (shown !== null) shown.textContent = `${dayOf(range.fromMs)} to ${dayOf(range.toMs)}`;
  });
}

function isSame(a: TimeRange, b: TimeRange): boolean {
  return a.fromMs === b.fromMs && a.toMs === b.toMs;
}

function dayOf(ms: number): string {
  return instantText(ms).slice(0, 10);
}
