import { accessSync, constants } from 'node:fs';
import { type Browser, launch } from 'puppeteer-core';

/** Where systems keep it, by the name of the package. */
const USUAL_PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Path of a Chromium to look at pages with: CHROMIUM_PATH, else where systems keep it. Throws when there is none. */
export function chromiumPath(
  env: Readonly<Record<string, string | undefined>> = process.env,
  canRun: (path: string) => boolean = isExecutable,
): string {
  const named = env['CHROMIUM_PATH'] ?? '';
  const candidates = named === '' ? USUAL_PATHS : [named];
  const found = candidates.find(canRun);
  if (found !== undefined) return found;
  throw new Error(
    `browser tests and pictures need Chromium; looked for ${candidates.join(', ')}. ` +
      'Install it (Debian: apt-get install --no-install-recommends chromium) or set CHROMIUM_PATH.',
  );
}

/** A headless browser that keeps nothing. */
export function launchChromium(): Promise<Browser> {
  // The sandbox cannot be had by root; the pages are our own.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return launch({
    executablePath: chromiumPath(),
    headless: true,
    args: [...asRoot, '--disable-dev-shm-usage', '--force-color-profile=srgb', '--hide-scrollbars', '--lang=en-US'],
  });
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
