import { describe, expect, it } from 'vitest';
import { commandOf } from '#reports/browser/chart-keys.ts';

describe('reports/browser/chart-keys', () => {
  it('steps by a row, and with shift by a tenth of those in view', () => {
    expect(commandOf('ArrowRight', false, 300)).toEqual({ kind: 'step', rows: 1 });
    expect(commandOf('ArrowLeft', false, 300)).toEqual({ kind: 'step', rows: -1 });
    expect(commandOf('ArrowLeft', true, 300)).toEqual({ kind: 'step', rows: -30 });
    expect(commandOf('ArrowRight', true, 3)).toEqual({ kind: 'step', rows: 1 });
  });

  it('goes to the ends, zooms and resets', () => {
    expect(commandOf('Home', false, 9)).toEqual({ kind: 'edge', edge: 'first' });
    expect(commandOf('End', false, 9)).toEqual({ kind: 'edge', edge: 'last' });
    for (const key of ['+', '=']) expect(commandOf(key, false, 9)).toEqual({ kind: 'zoom', factor: 0.5 });
    for (const key of ['-', '_']) expect(commandOf(key, false, 9)).toEqual({ kind: 'zoom', factor: 2 });
    for (const key of ['0', 'Escape']) expect(commandOf(key, false, 9)).toEqual({ kind: 'reset' });
  });

  it('leaves all other keys to the browser', () => {
    expect(['Tab', 'ArrowUp', 'PageDown', 'a', ' '].map((key) => commandOf(key, false, 9))).toEqual(
      Array(5).fill(undefined),
    );
  });
});
