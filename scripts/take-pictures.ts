import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import { readManifest } from '#reports/index.ts';
import { isMain, ROOT } from './check.ts';
import { launchChromium } from './chromium.ts';

/** What is pictured of a run: its charts by id, and its report. */
interface Subject {
  readonly scenario: string;
  readonly charts: readonly string[];
  readonly report: boolean;
}

/** Each picture has the name of its chart. */
const SUBJECTS: readonly Subject[] = [
  { scenario: 'first-year', charts: ['staking-ratio', 'inflation'], report: false },
  {
    scenario: 'plan-three-years',
    charts: ['whale-influence', 'power-by-cohort', 'governance', 'market', 'rewards', 'supply'],
    report: true,
  },
];

const IMAGES = join(ROOT, 'docs', 'images');
const RUNS = join(ROOT, 'runs', 'pictures');
const VIEW = { width: 1280, height: 860 } as const;
/** The chart that is pictured under a reader's cursor. */
const READ_CHART = 'figure[data-chart="whale-influence"]';
const MAX_SCREENSHOT_BYTES = 300_000;

/**
 * Takes the pictures of the documentation: copies of the charts of runs, and what a browser shows of a report. Arguments
 * are run folders to take them from; a scenario without one is run.
 */
async function takePictures(folders: readonly string[]): Promise<void> {
  const given = new Map<string, string>();
  for (const folder of folders) given.set((await readManifest(folder)).scenario.name, folder);
  const taken = new Set<string>();
  for (const { scenario, charts, report } of SUBJECTS) {
    const folder = given.get(scenario) ?? runScenario(scenario);
    for (const id of charts) taken.add(copyChart(folder, id));
    if (report) for (const name of await pictureReport(folder)) taken.add(name);
  }
  process.stdout.write(`${[...taken].sort().join('\n')}\n`);
}

function runScenario(scenario: string): string {
  const folder = join(RUNS, scenario);
  const words = ['cli/actsim.js', 'run', `scenarios/library/${scenario}.yaml`, '--out', folder, '--force'];
  execFileSync(process.execPath, words, { cwd: ROOT, stdio: 'inherit' });
  return folder;
}

function copyChart(folder: string, id: string): string {
  const source = join(folder, 'charts', `${id}.png`);
  if (!existsSync(source)) throw new Error(`${folder} has no chart ${id}`);
  const name = `${id}.png`;
  mkdirSync(IMAGES, { recursive: true });
  copyFileSync(source, join(IMAGES, name));
  return name;
}

/** The top of the report in light and in dark, and a chart whose values are read. */
async function pictureReport(folder: string): Promise<readonly string[]> {
  const browser = await launchChromium();
  try {
    const names = [];
    for (const theme of ['light', 'dark'] as const) {
      const page = await openReport(browser, folder, theme);
      names.push(await screenshot(page, `report-${theme}.png`));
      await page.close();
    }
    const page = await openReport(browser, folder, 'light');
    await readChart(page);
    names.push(await screenshot(page, 'report-chart.png'));
    return names;
  } finally {
    await browser.close();
  }
}

async function openReport(browser: Browser, folder: string, theme: 'light' | 'dark'): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport(VIEW);
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: theme },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
  await page.goto(pathToFileURL(resolve(folder, 'report.html')).href, { waitUntil: 'load' });
  return page;
}

/** Brings the chart to life and points at it, a little right of its middle. */
async function readChart(page: Page): Promise<void> {
  const figure = await page.waitForSelector(READ_CHART);
  if (figure === null) throw new Error(`the report has no ${READ_CHART}`);
  await figure.scrollIntoView();
  const live = await page.waitForSelector(`${READ_CHART}.is-live .drawing`);
  await page.evaluate(
    `document.querySelector('${READ_CHART}').scrollIntoView({ block: 'start', behavior: 'instant' })`,
  );
  const box = await live?.boundingBox();
  if (box === null || box === undefined) throw new Error(`${READ_CHART} is not shown`);
  await page.mouse.move(box.x + 0.55 * box.width, box.y + 200);
  await page.waitForSelector('.tooltip:not([hidden])');
  // The rule at the cursor is drawn with the next frame.
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
}

async function screenshot(page: Page, name: string): Promise<string> {
  const file = join(IMAGES, name);
  await page.screenshot({ path: file });
  const { size } = statSync(file);
  if (size > MAX_SCREENSHOT_BYTES) throw new Error(`${name} has ${size} bytes, more than ${MAX_SCREENSHOT_BYTES}`);
  return name;
}

if (isMain(import.meta.url)) await takePictures(process.argv.slice(2));
