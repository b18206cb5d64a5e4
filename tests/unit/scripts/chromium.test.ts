import { describe, expect, it } from 'vitest';
import { chromiumPath } from '../../../scripts/chromium.ts';

describe('scripts/chromium.ts', () => {
  it('takes the browser that is named, else the first that is there', () => {
    expect(chromiumPath({ CHROMIUM_PATH: 'my-chrome' }, () => true)).toBe('my-chrome');
    expect(chromiumPath({}, () => true)).toBe('/usr/bin/chromium');
    expect(chromiumPath({ CHROMIUM_PATH: '' }, (path) => path.endsWith('google-chrome'))).toBe(
      '/usr/bin/google-chrome',
    );
  });

  it('rejects a machine without one, and says where it looked and what to do', () => {
    const nowhere = (): boolean => false;
    expect(() => chromiumPath({}, nowhere)).toThrow(
      /need Chromium; looked for \/usr\/bin\/chromium, .*apt-get install.*CHROMIUM_PATH/,
    );
    expect(() => chromiumPath({ CHROMIUM_PATH: 'my-chrome' }, nowhere)).toThrow(/looked for my-chrome\. /);
  });
});
