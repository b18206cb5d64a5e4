import type { View } from 'vega';
import { TIME_PARAMETERS } from '../charts/chart.ts';
import type { ChartBoard, TimedChart } from './chart-board.ts';
import { commandOf } from './chart-keys.ts';
import { type PlotArea, plotAreas } from './chart-view.ts';
import { firstRowFrom, nearestRow } from './nearest-row.ts';
import { type PanelCourse, type Readout, readoutAt, readoutInWords } from './readout.ts';
import { clampedTo, instantAt, rangeBetween, type TimeRange, zoomed } from './time-range.ts';
import type { Tooltip } from './tooltip.ts';

/** A pointer that moves less than this, in pixels, points and does not drag. */
const DRAG_FROM = 5;

/** What the charts of a page share. */
export interface Stage {
  readonly board: ChartBoard;
  readonly tooltip: Tooltip;
  /** Says it to who does not see the tooltip. */
  readonly announce: (text: string) => void;
}

/** A chart over time that answers to pointer and keys. */
export class LiveTimeChart implements TimedChart {
  readonly #view: View;
  readonly #element: HTMLElement;
  readonly #stage: Stage;
  readonly #courses: readonly [PanelCourse, ...PanelCourse[]];
  readonly #brush: HTMLElement;
  #drag: { readonly x: number; readonly area: PlotArea } | undefined;

  constructor(
    drawn: { readonly view: View; readonly element: HTMLElement },
    courses: readonly [PanelCourse, ...PanelCourse[]],
    stage: Stage,
  ) {
    this.#view = drawn.view;
    this.#element = drawn.element;
    this.#courses = courses;
    this.#stage = stage;
    this.#brush = document.createElement('div');
    this.#brush.className = 'brush';
    this.#brush.hidden = true;
    this.#element.append(this.#brush);
    this.#listen();
  }

  showRange({ fromMs, toMs }: TimeRange): void {
    this.#apply({ [TIME_PARAMETERS.from]: fromMs, [TIME_PARAMETERS.to]: toMs });
  }

  showCursor(ms: number | undefined): void {
    this.#apply({ [TIME_PARAMETERS.cursor]: ms ?? null });
  }

  #apply(signals: Readonly<Record<string, number | null>>): void {
    for (const [name, value] of Object.entries(signals)) this.#view.signal(name, value);
    this.#view.run();
  }

  #listen(): void {
    const element = this.#element;
    element.addEventListener('pointermove', (event) => this.#pointAt(event));
    element.addEventListener('pointerdown', (event) => this.#press(event));
    element.addEventListener('pointerup', (event) => this.#release(event));
    element.addEventListener('pointercancel', () => this.#endDrag());
    element.addEventListener('pointerleave', (event) => {
      // A finger leaves when it is lifted; what it touched stays shown.
      if (event.pointerType !== 'touch') this.#hide();
    });
    element.addEventListener('dblclick', () => this.#stage.board.setRange(this.#stage.board.whole));
    element.addEventListener('blur', () => this.#hide());
    element.addEventListener('keydown', (event) => this.#pressKey(event));
  }

  #pointAt(event: PointerEvent): void {
    const area = this.#areaUnder(event);
    if (area === undefined) {
      if (this.#drag === undefined) this.#hide();
      return;
    }
    const readout = readoutAt(this.#courses, this.#instantUnder(event, area));
    this.#stage.board.setCursor(readout.ms);
    if (this.#drag === undefined) this.#stage.tooltip.showReadout(readout, event.clientX, event.clientY);
    else this.#drawBrush(event.clientX);
  }

  #press(event: PointerEvent): void {
    const area = this.#areaUnder(event);
    if (area === undefined || event.button !== 0) return;
    this.#pointAt(event);
    // A finger that drags scrolls the page.
    if (event.pointerType === 'touch') return;
    this.#drag = { x: event.clientX, area };
    this.#element.setPointerCapture(event.pointerId);
    event.preventDefault();
    this.#element.focus({ preventScroll: true });
  }

  #release(event: PointerEvent): void {
    const drag = this.#drag;
    this.#endDrag();
    if (drag === undefined || Math.abs(event.clientX - drag.x) < DRAG_FROM) return;
    const { board } = this.#stage;
    const [one, other] = [drag.x, event.clientX].map((x) => instantAt(board.range, shareOf(x, drag.area)));
    board.setRange(rangeBetween(one ?? 0, other ?? 0, board.whole));
    this.#hide();
  }

  #endDrag(): void {
    this.#drag = undefined;
    this.#brush.hidden = true;
  }

  #pressKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { board } = this.#stage;
    const inView = this.#rowsIn(board.range);
    const command = commandOf(event.key, event.shiftKey, inView.last - inView.first + 1);
    if (command === undefined) return;
    event.preventDefault();
    switch (command.kind) {
      case 'zoom': {
        const around = clampedTo(board.range, board.cursorMs ?? (board.range.fromMs + board.range.toMs) / 2);
        board.setRange(zoomed(board.range, command.factor, around, board.whole));
        this.#followCursor();
        this.#announceRange();
        return;
      }
      case 'reset':
        this.#endDrag();
        this.#hide();
        board.setRange(board.whole);
        this.#announceRange();
        return;
      case 'edge':
        this.#read(command.edge === 'first' ? inView.first : inView.last);
        return;
      case 'step': {
        const [{ times }] = this.#courses;
        const from = board.cursorMs === undefined ? undefined : nearestRow(times, board.cursorMs);
        // The first press begins at the end that the key points away from.
        const start = from ?? (command.rows > 0 ? inView.first - 1 : inView.last + 1);
        this.#read(Math.min(Math.max(start + command.rows, inView.first), inView.last));
      }
    }
  }

  /** Puts the cursor on a row and says its values. */
  #read(row: number): void {
    const { board, tooltip, announce } = this.#stage;
    const [{ times }] = this.#courses;
    const readout = readoutAt(this.#courses, times[row] ?? board.range.fromMs);
    board.setCursor(readout.ms);
    announce(readoutInWords(readout));
    this.#showBesideCursor(readout, tooltip);
  }

  #showBesideCursor(readout: Readout, tooltip: Tooltip): void {
    const [area] = plotAreas(this.#element);
    if (area === undefined) return;
    const { fromMs, toMs } = this.#stage.board.range;
    const share = toMs === fromMs ? 0 : (readout.ms - fromMs) / (toMs - fromMs);
    tooltip.showReadout(readout, area.left + share * area.width, area.top);
  }

  /** The tooltip beside the cursor where another range has put it, or nowhere. */
  #followCursor(): void {
    const { board, tooltip } = this.#stage;
    const { cursorMs } = board;
    if (cursorMs !== undefined && cursorMs === clampedTo(board.range, cursorMs))
      this.#showBesideCursor(readoutAt(this.#courses, cursorMs), tooltip);
    else this.#hide();
  }

  #announceRange(): void {
    const text = document.querySelector('#range-shown')?.textContent ?? '';
    this.#stage.announce(`Charts show ${text}.`);
  }

  #hide(): void {
    this.#stage.tooltip.hide();
    this.#stage.board.setCursor(undefined);
  }

  #drawBrush(clientX: number): void {
    const drag = this.#drag;
    if (drag === undefined) return;
    const { left, right } = { left: drag.area.left, right: drag.area.left + drag.area.width };
    const x = Math.min(Math.max(clientX, left), right);
    const own = this.#element.getBoundingClientRect();
    const areas = plotAreas(this.#element);
    const top = Math.min(...areas.map((area) => area.top));
    const bottom = Math.max(...areas.map((area) => area.top + area.height));
    const { style } = this.#brush;
    style.left = `${Math.min(x, drag.x) - own.left}px`;
    style.width = `${Math.abs(x - drag.x)}px`;
    style.top = `${top - own.top}px`;
    style.height = `${bottom - top}px`;
    this.#brush.hidden = Math.abs(x - drag.x) < DRAG_FROM;
    this.#stage.tooltip.hide();
  }

  /** The rows of the first panel that a range shows; at least one. */
  #rowsIn({ fromMs, toMs }: TimeRange): { readonly first: number; readonly last: number } {
    const [{ times }] = this.#courses;
    const first = Math.min(firstRowFrom(times, fromMs), times.length - 1);
    return { first, last: Math.max(first, firstRowFrom(times, toMs + 1) - 1) };
  }

  #areaUnder({ clientX, clientY }: PointerEvent): PlotArea | undefined {
    if (this.#drag !== undefined) return this.#drag.area;
    return plotAreas(this.#element).find(
      ({ left, top, width, height }) =>
        clientX >= left && clientX <= left + width && clientY >= top && clientY <= top + height,
    );
  }

  #instantUnder({ clientX }: PointerEvent, area: PlotArea): number {
    return instantAt(this.#stage.board.range, shareOf(clientX, area));
  }
}

function shareOf(x: number, { left, width }: PlotArea): number {
  return Math.min(Math.max((x - left) / width, 0), 1);
}
