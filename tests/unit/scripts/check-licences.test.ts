import { describe, expect, it } from 'vitest';
import { findLicenceProblems, isPermissive } from '../../../scripts/check-licences.ts';

describe('scripts/check-licences.ts', () => {
  it('reads SPDX expressions', () => {
    const taken = ['MIT', '(MIT OR GPL-3.0-only)', '(MIT AND Zlib)', 'Apache-2.0 OR MIT'];
    const refused = ['GPL-3.0-only', '(MIT AND GPL-3.0-only)', '', 'SEE LICENSE IN LICENSE', '(MIT OR (ISC AND MIT))'];
    expect(taken.filter((one) => !isPermissive(one))).toEqual([]);
    expect(refused.filter((one) => isPermissive(one))).toEqual([]);
  });

  it('rejects a production dependency that is not permissive, nested ones too', () => {
    const packages = {
      '': { license: 'Apache-2.0' },
      'node_modules/a': { license: 'MIT' },
      'node_modules/a/node_modules/@x/b': { license: 'GPL-3.0-only' },
      'node_modules/c': {},
      'node_modules/d': { license: 'GPL-3.0-only', dev: true },
    };
    expect(findLicenceProblems(packages, {})).toEqual([
      'node_modules/a/node_modules/@x/b: licence GPL-3.0-only is not permissive',
      'node_modules/c: licence not stated is not permissive',
    ]);
    expect(findLicenceProblems(packages, { '@x/b': 'reason', c: 'reason' })).toEqual([]);
  });

  it('rejects an exception that is not needed', () => {
    expect(findLicenceProblems({ 'node_modules/a': { license: 'MIT' } }, { a: 'reason' })).toHaveLength(1);
  });
});
