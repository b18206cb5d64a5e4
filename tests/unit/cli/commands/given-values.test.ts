import { describe, expect, it } from 'vitest';
import { givenComplaint, repeatedComplaint } from '../../../../cli/commands/given-values.ts';

describe('cli/commands/given-values.ts', () => {
  it('has nothing against values given once, options left out, and what is no text', () => {
    expect(
      givenComplaint({ out: 'runs/a', engine: undefined, until: 3 }, { policy: ['a.ts', 'b.ts'] }),
    ).toBeUndefined();
    expect(givenComplaint({}, { policy: undefined })).toBeUndefined();
    expect(repeatedComplaint('out', '')).toBeUndefined();
  });

  it('names the first option that is given twice or empty, single ones before lists', () => {
    expect(givenComplaint({ out: ['a', 'b', 'c'], engine: ' ' })).toBe('--out was given 3 times, expected once');
    expect(givenComplaint({ out: 'a', engine: ' ' }, { policy: [''] })).toBe(
      '--engine needs a value, found an empty text',
    );
    expect(givenComplaint({ out: 'a' }, { policy: ['a.ts', ' '] })).toBe('--policy needs a value, found an empty text');
  });
});
