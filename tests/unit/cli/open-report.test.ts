import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Desktop, openReport } from '#cli/open-report.ts';

const FILE = resolve('runs/a/report.html');

/** What is said, and which files were opened. */
async function opened(desktop: Desktop, fail?: Error): Promise<{ said: string; files: readonly string[] }> {
  const files: string[] = [];
  const said = await openReport('runs/a/report.html', desktop, async (file) => {
    if (fail !== undefined) throw fail;
    files.push(file);
  });
  return { said, files };
}

describe('cli/open-report.ts', () => {
  it('opens the file by its full path where there is a display', async () => {
    for (const desktop of [
      { platform: 'linux', env: { DISPLAY: ':0' } },
      { platform: 'linux', env: { WAYLAND_DISPLAY: 'wayland-0' } },
      { platform: 'linux', env: { WSL_DISTRO_NAME: 'Debian' } },
      { platform: 'darwin', env: {} },
      { platform: 'win32', env: {} },
    ]) {
      expect(await opened(desktop)).toEqual({ said: 'opened in the browser', files: [FILE] });
    }
  });

  it('says where the file is when there is no display', async () => {
    const { said, files } = await opened({ platform: 'linux', env: { DISPLAY: '' } });
    expect(files).toEqual([]);
    expect(said).toBe(
      `not opened: there is no display (DISPLAY and WAYLAND_DISPLAY are not set); open it yourself: ${FILE}`,
    );
  });

  it('opens nothing over SSH, where the window would be on another machine', async () => {
    const { said, files } = await opened({ platform: 'darwin', env: { SSH_CONNECTION: '10.0.0.1 5 10.0.0.2 22' } });
    expect(files).toEqual([]);
    expect(said).toBe(`not opened: this is a session over SSH; open it yourself: ${FILE}`);
  });

  it('says why the browser did not start', async () => {
    const { said } = await opened({ platform: 'linux', env: { DISPLAY: ':0' } }, new Error('spawn xdg-open ENOENT'));
    expect(said).toBe(`not opened: spawn xdg-open ENOENT; open it yourself: ${FILE}`);
  });
});
