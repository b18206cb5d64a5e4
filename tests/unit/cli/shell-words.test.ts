import { describe, expect, it } from 'vitest';
import { policyWords, programWords, shellQuoted } from '../../../cli/shell-words.ts';

describe('cli/shell-words.ts', () => {
  it('quotes what a shell would read otherwise', () => {
    expect(shellQuoted('runs/a-1.yaml')).toBe('runs/a-1.yaml');
    expect(shellQuoted("it's; rm")).toBe(`'it'\\''s; rm'`);
    expect(programWords('a b')).toEqual(["--program 'a b'"]);
    expect(programWords(undefined)).toEqual([]);
    expect(policyWords(['./a.ts', 'b c.ts'])).toEqual(['--policy ./a.ts', "--policy 'b c.ts'"]);
  });
});
