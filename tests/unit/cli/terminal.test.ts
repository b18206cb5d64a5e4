import { describe, expect, it } from 'vitest';
import { styled, terminalOf, wrapped } from '#cli/terminal.ts';

describe('cli/terminal.ts', () => {
  it('has colours on a terminal only, and none with NO_COLOR or a dumb one', () => {
    const coloursOf = (isTTY: boolean, env: Record<string, string>): boolean => terminalOf({ isTTY }, env).colours;
    expect(coloursOf(true, { TERM: 'xterm' })).toBe(true);
    expect(coloursOf(false, { TERM: 'xterm' })).toBe(false);
    expect(coloursOf(true, { NO_COLOR: '1' })).toBe(false);
    expect(coloursOf(true, { NO_COLOR: '' })).toBe(true);
    expect(coloursOf(true, { TERM: 'dumb' })).toBe(false);
  });

  it('keeps lines between 80 and 120 columns', () => {
    const widths = [undefined, 40, 100, 300].map((columns) => terminalOf(columns === undefined ? {} : { columns }, {}));
    expect(widths.map(({ width }) => width)).toEqual([100, 80, 100, 120]);
  });

  it('leaves a text as it is without colours', () => {
    expect(styled('x', 'red', { width: 80, colours: false })).toBe('x');
    expect(styled('x', 'red', { width: 80, colours: true })).toBe('\u001b[31mx\u001b[39m');
  });

  it('breaks lines at spaces, and nowhere inside a word', () => {
    expect(wrapped('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrapped('one two three', 7, '  ')).toEqual(['one two', '  three']);
    expect(wrapped('a incomprehensible b', 5, ' ')).toEqual(['a', ' incomprehensible', ' b']);
    expect(wrapped('', 5)).toEqual(['']);
  });
});
