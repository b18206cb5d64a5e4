import { describe, expect, it } from 'vitest';
import { completePlatforms } from '../../../scripts/generate-lock-platforms.ts';

const TOOL = {
  version: '1.0.0',
  dev: true,
  optionalDependencies: {
    '@x/tool-linux-x64-gnu': '1.0.0',
    '@x/tool-linux-arm64-musl': '1.0.0',
    '@x/tool-darwin-x64': '1.0.0',
  },
};
const LOCK = {
  '': {},
  'node_modules/@x/tool': TOOL,
  'node_modules/@x/tool-linux-x64-gnu': { version: '1.0.0', license: 'MIT' },
};

describe('scripts/generate-lock-platforms.ts', () => {
  it('adds the binaries of other platforms, in the order of npm', () => {
    const complete = completePlatforms(LOCK);
    expect(Object.keys(complete)).toEqual([
      '',
      'node_modules/@x/tool',
      'node_modules/@x/tool-darwin-x64',
      'node_modules/@x/tool-linux-arm64-musl',
      'node_modules/@x/tool-linux-x64-gnu',
    ]);
    expect(complete['node_modules/@x/tool-linux-arm64-musl']).toEqual({
      version: '1.0.0',
      cpu: ['arm64'],
      dev: true,
      libc: ['musl'],
      license: 'MIT',
      optional: true,
      os: ['linux'],
    });
    expect(complete['node_modules/@x/tool-darwin-x64']).toMatchObject({ os: ['darwin'], cpu: ['x64'] });
  });

  it('leaves a complete lock file as it is', () => {
    const complete = completePlatforms(LOCK);
    expect(JSON.stringify(completePlatforms(complete))).toBe(JSON.stringify(complete));
  });

  it('takes a package that is locked below its parent', () => {
    const nested = {
      'node_modules/a': { optionalDependencies: { 'b-linux-x64': '1.0.0' } },
      'node_modules/a/node_modules/b-linux-x64': { version: '1.0.0' },
    };
    expect(completePlatforms(nested)).toEqual(nested);
  });

  it('rejects a package that is not the binary of one platform', () => {
    expect(() => completePlatforms({ 'node_modules/a': { optionalDependencies: { fsevents: '2.3.3' } } })).toThrow(
      RangeError,
    );
  });
});
