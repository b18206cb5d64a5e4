import type { Readout } from './readout.ts';

/** Space between the pointer and the tooltip, and between the tooltip and the window, in pixels. */
const GAP = 14;
const MARGIN = 8;

/** The one tooltip of the page. Screen readers are told by the live region instead. */
export class Tooltip {
  readonly #element: HTMLElement;

  constructor() {
    this.#element = document.createElement('div');
    this.#element.className = 'tooltip';
    this.#element.setAttribute('aria-hidden', 'true');
    this.#element.hidden = true;
    document.body.append(this.#element);
    // What it stands beside is then elsewhere, and it must be possible to see what is under it.
    addEventListener('resize', () => this.hide());
    document.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') this.hide();
    });
  }

  /** The values at the cursor; `x` and `y` are of the window. */
  showReadout({ date, panels }: Readout, x: number, y: number): void {
    const groups = panels.map(({ subject, entries }) => {
      const group = block('tooltip-group');
      // A panel of one series is named by its subject.
      const isLone = entries.length === 1 && panels.length > 1;
      if (panels.length > 1 && !isLone) group.append(line('tooltip-subject', subject));
      group.append(...entries.map(({ name, colour, text }) => valueLine(isLone ? subject : name, text, colour)));
      return group;
    });
    this.#show([line('tooltip-title', date), ...groups], x, y);
  }

  /** What Vega has to say of a mark: a text, or titles with texts. */
  showMark(value: unknown, x: number, y: number): void {
    if (typeof value !== 'object' || value === null) return this.#show([line('tooltip-title', String(value))], x, y);
    const entries = Object.entries(value).map(([name, text]) => valueLine(name, String(text)));
    this.#show(entries, x, y);
  }

  hide(): void {
    this.#element.hidden = true;
  }

  #show(lines: readonly HTMLElement[], x: number, y: number): void {
    const { style } = this.#element;
    this.#element.replaceChildren(...lines);
    this.#element.hidden = false;
    // At a window's edge there would be less room for its lines.
    Object.assign(style, { left: '0', top: '0' });
    const { width, height } = this.#element.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    const left = x + GAP + width + MARGIN > clientWidth ? x - GAP - width : x + GAP;
    const top = y + GAP + height + MARGIN > clientHeight ? y - GAP - height : y + GAP;
    // A place of the page, not of the window: who scrolls takes it along with its chart.
    style.left = `${Math.max(MARGIN, Math.min(left, clientWidth - width - MARGIN)) + scrollX}px`;
    style.top = `${Math.max(MARGIN, top) + scrollY}px`;
  }
}

function valueLine(name: string, text: string, colour?: string): HTMLElement {
  const row = block('tooltip-row');
  if (colour !== undefined) {
    const swatch = line('tooltip-swatch', '');
    // A variable of the style sheet, which has a dark counterpart.
    swatch.style.background = `var(--chart-${colour.slice(1)}, ${colour})`;
    row.append(swatch);
  }
  row.append(line('tooltip-name', name), line('tooltip-value', text));
  return row;
}

function block(className: string): HTMLElement {
  const element = document.createElement('div');
  element.className = className;
  return element;
}

function line(className: string, text: string): HTMLElement {
  const element = document.createElement('span');
  element.className = className;
  element.textContent = text;
  return element;
}
