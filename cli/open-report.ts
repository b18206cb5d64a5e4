import { resolve } from 'node:path';

/** Shows a file in the user's browser; resolves when the browser has been told. */
export type FileOpener = (file: string) => Promise<unknown>;

/** Where a command runs, as far as it matters for opening a window. */
export interface Desktop {
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

const THIS_DESKTOP: Desktop = { platform: process.platform, env: process.env };

/** The platform's own way: `open`, `xdg-open` or PowerShell. */
const openWithPlatform: FileOpener = async (file) => {
  const { default: open } = await import('open');
  await open(file);
};

/**
 * Opens a report in the browser and says so in a line. Where no window can be shown, or the browser does not start,
 * the line says why: the report is there all the same, so this is no error.
 */
export async function openReport(
  htmlFile: string,
  desktop: Desktop = THIS_DESKTOP,
  open: FileOpener = openWithPlatform,
): Promise<string> {
  const file = resolve(htmlFile);
  const obstacle = obstacleOf(desktop);
  if (obstacle !== undefined) return `not opened: ${obstacle}; open it yourself: ${file}`;
  try {
    await open(file);
    return 'opened in the browser';
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return `not opened: ${reason}; open it yourself: ${file}`;
  }
}

/** Why no window can be shown here; undefined when one can. */
function obstacleOf({ platform, env }: Desktop): string | undefined {
  const isSet = (name: string): boolean => (env[name] ?? '') !== '';
  if (['SSH_CONNECTION', 'SSH_CLIENT', 'SSH_TTY'].some(isSet)) return 'this is a session over SSH';
  const needsDisplay = !['darwin', 'win32'].includes(platform);
  // Linux under Windows opens the browser of Windows.
  if (needsDisplay && !['DISPLAY', 'WAYLAND_DISPLAY', 'WSL_DISTRO_NAME'].some(isSet)) {
    return 'there is no display (DISPLAY and WAYLAND_DISPLAY are not set)';
  }
  return undefined;
}
