import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { ReportWindow } from './support/report-window.ts';

/** A drawing with fewer colours than this is a blank one: ground, frame and a text's edges are some already. */
const MIN_COLOURS = 20;

/** What an A4 page has for text, and the height of the shorter US letter, in pixels of 1/96 inch. */
const PAPER = { width: 688, height: 950 } as const;

const folder = inject('yearsFolder');
const file = join(folder, 'report.html');
const chartIds = readdirSync(join(folder, 'charts'))
  .filter((name) => name.endsWith('.vl.json'))
  .map((name) => name.slice(0, -'.vl.json'.length))
  .sort();

let report: ReportWindow;

/** What is compared of a drawing. */
interface Drawn {
  readonly id: string;
  readonly marks: number;
  /** Mean brightness of its ground, 0 to 255. */
  readonly ground: number;
}

/** Asserts that each chart has a drawing of some size, with marks, and with more than one colour. */
async function expectAllDrawn(): Promise<readonly Drawn[]> {
  const drawn: Drawn[] = [];
  for (const id of chartIds) {
    const { width, height, marks } = await report.drawing(id);
    expect(width, `width of ${id}`).toBeGreaterThan(400);
    expect(height, `height of ${id}`).toBeGreaterThan(80);
    expect(marks, `marks of ${id}`).toBeGreaterThan(0);
    const { colours, ground } = await report.picture(id);
    expect(colours, `colours of ${id}`).toBeGreaterThan(MIN_COLOURS);
    drawn.push({ id, marks, ground: brightness(ground) });
  }
  return drawn;
}

function expectLight(drawn: readonly Drawn[]): void {
  expect(drawn.filter(({ ground }) => ground < 200)).toEqual([]);
}

function expectDark(drawn: readonly Drawn[]): void {
  expect(drawn.filter(({ ground }) => ground > 60)).toEqual([]);
}

describe('charts of a report', () => {
  beforeEach(async () => {
    report = await ReportWindow.open(file);
  });

  afterEach(() => report.close());

  it('are those of the folder charts, each once', async () => {
    expect(chartIds.length).toBeGreaterThanOrEqual(10);
    expect((await report.chartIds()).sort()).toEqual(chartIds);
  });

  it('are brought to life one by one as they come near the view', async () => {
    const live = await report.page.$$eval('figure.is-live', (figures) => figures.length);
    expect(live).toBeLessThan(chartIds.length);
    await report.enlivenAll();
    expect(await report.page.$$eval('figure.is-live', (figures) => figures.length)).toBe(chartIds.length);
  });

  it('are drawn live, and keep their marks and change their colours with the theme, without complaint', async () => {
    await report.enlivenAll();
    const light = await expectAllDrawn();
    await report.chooseTheme('dark');
    const dark = await expectAllDrawn();
    expectLight(light);
    expectDark(dark);
    expect(dark.map(({ marks }) => marks)).toEqual(light.map(({ marks }) => marks));
    expect(report.complaints).toEqual([]);
  });
});

describe('charts of a report without script', () => {
  it('are all drawn, in light and in dark, and nothing that needs a script is shown', async () => {
    for (const theme of ['light', 'dark'] as const) {
      report = await ReportWindow.open(file, { script: false, theme });
      const drawn = await expectAllDrawn();
      if (theme === 'light') expectLight(drawn);
      else expectDark(drawn);
      expect(await report.page.$$eval('figure.is-live', (figures) => figures.length)).toBe(0);
      expect(await report.page.$eval('.toolbar', (bar) => getComputedStyle(bar).display)).toBe('none');
      await report.close();
    }
  });
});

describe('a report on paper', () => {
  it('is light even for who reads dark, and has no controls', async () => {
    report = await ReportWindow.open(file, { theme: 'dark' });
    await report.page.emulateMediaType('print');
    expect(await report.page.$eval('.toolbar', (bar) => getComputedStyle(bar).display)).toBe('none');
    const { ground } = await report.picture(chartIds[0] ?? '');
    expect(brightness(ground)).toBeGreaterThan(200);
    expect(await report.page.$eval('.hint', (hint) => getComputedStyle(hint).display)).toBe('none');
    const pdf = await report.page.pdf({ format: 'A4', printBackground: true });
    expect(String.fromCharCode(...pdf.subarray(0, 5))).toBe('%PDF-');
    expect(report.complaints).toEqual([]);
    await report.close();
  });

  it('has each chart whole on one page, with its heading', async () => {
    report = await ReportWindow.open(file, { ...PAPER, script: false });
    await report.page.emulateMediaType('print');
    const heights = await report.page.$$eval('figure[data-chart]', (figures) =>
      figures.map((figure) => ({
        id: figure.dataset['chart'],
        height: figure.getBoundingClientRect().height,
        breaks: getComputedStyle(figure).breakInside,
      })),
    );
    expect(heights).toHaveLength(chartIds.length);
    expect(heights.filter(({ height, breaks }) => height > PAPER.height || breaks !== 'avoid')).toEqual([]);
    await report.close();
  });
});

/** Mean of a colour's parts, 0 to 255. */
function brightness(colour: string): number {
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return parts.reduce((sum, part) => sum + part, 0) / parts.length;
}
