import { createCanvas, loadImage } from '@napi-rs/canvas';
import { type ElementHandle, type Page, TimeoutError } from 'puppeteer-core';
import { type OpenedPage, openPage, type PageOptions } from './open-page.ts';

/** How often, and how long each time, a chart is waited for. */
const ATTEMPTS = 12;
const ATTEMPT_MS = 2_500;
/** How often a browser may stop to draw in one test. */
const MAX_RESTARTS = 3;

/** Longer than the page waits before it says something. */
const SAID_WITHIN_MS = 5_000;

/** What a picture of an element is made of. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Number of different colours. */
  readonly colours: number;
  /** The most frequent colour, as `#rrggbb`: its ground. */
  readonly ground: string;
}

/** A report in a browser, in the words of its reader. */
export class ReportWindow {
  /** All that went wrong in it since it was opened. */
  readonly complaints: string[];
  readonly requests: string[];
  readonly #file: string;
  readonly #options: PageOptions | undefined;
  /** Charts that were brought to life, in that order. */
  readonly #live = new Set<string>();
  #opened: OpenedPage;
  #restarts = 0;

  private constructor(file: string, options: PageOptions | undefined, opened: OpenedPage) {
    this.#file = file;
    this.#options = options;
    this.#opened = opened;
    this.complaints = opened.complaints;
    this.requests = opened.requests;
  }

  /** In a browser of its own, which ends with it. */
  static async open(file: string, options?: PageOptions): Promise<ReportWindow> {
    return new ReportWindow(file, options, await openPage(file, options));
  }

  get page(): Page {
    return this.#opened.page;
  }

  close(): Promise<void> {
    return this.#opened.close();
  }

  /** Ids of the charts in the page's order. */
  chartIds(): Promise<string[]> {
    return this.page.$$eval('figure[data-chart]', (figures) => figures.map((figure) => figure.dataset['chart'] ?? ''));
  }

  /** The ids of the charts that have a time axis; they have to be live. */
  timedIds(): Promise<string[]> {
    return this.page.$$eval('figure[data-chart]:has([role="application"])', (figures) =>
      figures.map((figure) => figure.dataset['chart'] ?? ''),
    );
  }

  /** Brings a chart into view. */
  async scrollTo(id: string): Promise<void> {
    await this.page.$eval(figureOf(id), (figure) => figure.scrollIntoView({ block: 'center', behavior: 'instant' }));
  }

  /**
   * Brings a chart into view and waits until it is live. What is above it may change its height meanwhile, so it is
   * brought into view until it is. A browser without a display now and then stops to draw for good, while the page's own
   * thread goes on and no observer is told of anything: then the window begins again in another one.
   */
  async enliven(id: string): Promise<void> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      await this.scrollTo(id);
      const live = await this.page
        .waitForSelector(`${figureOf(id)}.is-live`, { timeout: ATTEMPT_MS })
        .catch((error: unknown) => {
          if (error instanceof TimeoutError) return undefined;
          throw error;
        });
      if (live !== undefined) {
        this.#live.add(id);
        return;
      }
      if (!(await this.#drawsFrames())) await this.#restart();
    }
    const where = await this.page.$eval(figureOf(id), (figure) => {
      const { top, bottom } = figure.getBoundingClientRect();
      return `from ${top} to ${bottom} of ${window.innerHeight} px, ${document.visibilityState}`;
    });
    throw new Error(`chart ${id} did not come to life; it is ${where}; complaints: ${this.complaints.join('; ')}`);
  }

  async enlivenAll(): Promise<void> {
    for (const id of await this.chartIds()) await this.enliven(id);
  }

  /** Size of a chart's drawing on the screen, and the marks in it that have a size of their own. */
  drawing(id: string): Promise<{ readonly width: number; readonly height: number; readonly marks: number }> {
    return this.page.$eval(`${figureOf(id)} .drawing svg`, (svg) => {
      const { width, height } = svg.getBoundingClientRect();
      const marks = [
        ...svg.querySelectorAll<SVGGraphicsElement>(
          '.mark-line path, .mark-area path, .mark-rect path, .mark-symbol path, .mark-rule line, .mark-bar path',
        ),
      ];
      const drawn = marks.filter((mark) => {
        const box = mark.getBBox();
        return box.width > 0 || box.height > 0;
      });
      return { width, height, marks: drawn.length };
    });
  }

  /** The texts along a chart's axes, sorted: a drawing that was changed has them in another order. */
  axisTexts(id: string): Promise<string[]> {
    return this.page.$$eval(`${figureOf(id)} .role-axis-label text`, (texts) =>
      texts.map((text) => text.textContent ?? '').sort(),
    );
  }

  async picture(id: string): Promise<Picture> {
    const element = await this.#element(`${figureOf(id)} .drawing`);
    const png = await element.screenshot();
    return pictureOf(png);
  }

  /** Brings a chart into view; where its first plot then is in the window. */
  async plot(
    id: string,
  ): Promise<{ readonly left: number; readonly top: number; readonly width: number; readonly height: number }> {
    await this.scrollTo(id);
    return this.page.$eval(`${figureOf(id)} .drawing`, (drawing) => {
      const inner = drawing.querySelector('.role-scope > g > path.background');
      const ground = inner ?? drawing.querySelector('.role-frame > g > path.background');
      const { left, top, width, height } = (ground ?? drawing).getBoundingClientRect();
      return { left, top, width, height };
    });
  }

  /** Points at a share of a chart's time, and waits for the values there. */
  async pointAt(id: string, share: number): Promise<void> {
    const { left, top, width, height } = await this.plot(id);
    await this.page.mouse.move(left + share * width, top + height / 2);
    await this.page.waitForSelector('.tooltip:not([hidden])');
  }

  /** The date and the values that the tooltip shows; undefined while it is hidden. */
  tooltip(): Promise<{ readonly title: string; readonly values: Readonly<Record<string, string>> } | undefined> {
    return this.page.$eval('.tooltip', (tooltip) => {
      if ((tooltip as HTMLElement).hidden) return undefined;
      const rows = [...tooltip.querySelectorAll('.tooltip-row')].map((row) => [
        row.querySelector('.tooltip-name')?.textContent ?? '',
        row.querySelector('.tooltip-value')?.textContent ?? '',
      ]);
      return {
        title: tooltip.querySelector('.tooltip-title')?.textContent ?? '',
        values: Object.fromEntries(rows) as Record<string, string>,
      };
    });
  }

  /**
   * What the live region says to who does not see the tooltip, when no other key follows. `part`: what it has to
   * contain; default: the date that the tooltip shows.
   */
  async said(part?: string): Promise<string> {
    const awaited = part ?? (await this.tooltip())?.title ?? '';
    await this.page.waitForFunction(
      (text) => (document.querySelector('#live-region')?.textContent ?? '').includes(text),
      { timeout: SAID_WITHIN_MS },
      awaited,
    );
    return this.page.$eval('#live-region', (region) => region.textContent ?? '');
  }

  /** The first and the last day that all charts show, as the toolbar says. */
  async range(): Promise<readonly [from: string, to: string]> {
    const text = await this.page.$eval('#range-shown', (shown) => shown.textContent ?? '');
    const [from = '', to = ''] = text.split(' to ');
    return [from, to];
  }

  async focusChart(id: string): Promise<void> {
    await this.page.focus(`${figureOf(id)} [role="application"]`);
  }

  /** Chooses a theme as a reader does. */
  async chooseTheme(theme: 'auto' | 'light' | 'dark'): Promise<void> {
    await this.page.select('#theme', theme);
  }

  /** Opens the file anew, as it was opened, with the same charts alive; what the reader did besides is forgotten. */
  async #restart(): Promise<void> {
    this.#restarts += 1;
    if (this.#restarts > MAX_RESTARTS) throw new Error(`the browser stopped to draw ${this.#restarts} times`);
    // It may not even end.
    this.#opened.close().catch(() => undefined);
    this.#opened = await openPage(this.#file, this.#options, { complaints: this.complaints, requests: this.requests });
    const alive = [...this.#live];
    this.#live.clear();
    for (const id of alive) await this.enliven(id);
  }

  #drawsFrames(): Promise<boolean> {
    return this.page.evaluate(
      (patienceMs) =>
        Promise.race([
          new Promise<boolean>((resolve) => {
            requestAnimationFrame(() => resolve(true));
          }),
          new Promise<boolean>((resolve) => {
            setTimeout(() => resolve(false), patienceMs);
          }),
        ]),
      ATTEMPT_MS,
    );
  }

  async #element(selector: string): Promise<ElementHandle> {
    const element = await this.page.$(selector);
    if (element === null) throw new Error(`the page has no ${selector}`);
    return element;
  }
}

function figureOf(id: string): string {
  return `figure[data-chart="${id}"]`;
}

/** Counts the colours of a PNG file. */
export async function pictureOf(png: Uint8Array): Promise<Picture> {
  const image = await loadImage(png);
  const canvas = createCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  const counts = new Map<number, number>();
  for (let at = 0; at < data.length; at += 4) {
    const colour = ((data[at] as number) << 16) | ((data[at + 1] as number) << 8) | (data[at + 2] as number);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const [ground] = [...counts].reduce((most, one) => (one[1] > most[1] ? one : most), [0, 0]);
  return {
    width: image.width,
    height: image.height,
    colours: counts.size,
    ground: `#${ground.toString(16).padStart(6, '0')}`,
  };
}
