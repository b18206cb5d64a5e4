import { pathToFileURL } from 'node:url';
import type { Page } from 'puppeteer-core';
import { launchChromium } from '../../../scripts/chromium.ts';

export type Theme = 'light' | 'dark';

export interface PageOptions {
  readonly width?: number;
  readonly height?: number;
  /** What the system prefers. Default: light. */
  readonly theme?: Theme;
  /** Default: true. */
  readonly script?: boolean;
}

/** A page of a window of its own, and all that went wrong in it since it was opened. */
export interface OpenedPage {
  readonly page: Page;
  /** Errors and warnings of the console, uncaught errors, violations of the content security policy. */
  readonly complaints: string[];
  /** Addresses asked for; no other than the file's own is let through. */
  readonly requests: string[];
  close(): Promise<void>;
}

/** Opens a file with an empty storage; resolves when it has loaded. */
export async function openPage(
  file: string,
  options: PageOptions = {},
  { complaints, requests }: Pick<OpenedPage, 'complaints' | 'requests'> = { complaints: [], requests: [] },
): Promise<OpenedPage> {
  const { width = 1280, height = 800, theme = 'light', script = true } = options;
  // One that stops to draw a page draws no other either.
  const browser = await launchChromium();
  const page = await browser.newPage();
  const address = pathToFileURL(file).href;
  const complain = (error: unknown): void => {
    complaints.push(`browser: ${String(error)}`);
  };
  page.on('console', (message) => {
    if (message.type() !== 'log') complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`uncaught: ${String(error)}`));
  page.on('request', (request) => {
    requests.push(request.url());
    const isOwn = request.url().split('#')[0] === address;
    (isOwn ? request.continue() : request.abort()).catch(complain);
  });
  await page.setRequestInterception(true);
  await page.setJavaScriptEnabled(script);
  await page.setViewport({ width, height });
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: theme },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
  await page.exposeFunction('tellViolation', (text: string) => complaints.push(`policy: ${text}`));
  await page.evaluateOnNewDocument(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      (window as unknown as { tellViolation: (text: string) => void }).tellViolation(
        `${violatedDirective} ${blockedURI}`,
      );
    });
  });
  await page.goto(address, { waitUntil: 'load' });
  return { page, complaints, requests, close: () => browser.close() };
}
