import { describe, expect, it } from 'vitest';
import { createMap, formatPath, printable, SourceRecorder, withoutMinusZero } from '#scenarios/text/source-document.ts';

describe('scenarios/text/source-document.ts', () => {
  it('writes paths as a reader of the file would', () => {
    expect(formatPath(['population', 1, 'count'])).toBe('population[1].count');
    expect(formatPath([])).toBe('');
    expect(formatPath(['a', 'two words', 'x'.repeat(99)])).toBe(`a["two words"]["${'x'.repeat(60)}..."]`);
  });

  it('gives the line of a place, or of the nearest part above it', () => {
    const recorder = new SourceRecorder('a.yaml', 'yaml');
    recorder.enter([], 1);
    recorder.enter(['list'], 2);
    recorder.enter(['list', 0], 3);
    const document = recorder.finish({});
    expect([[], ['list'], ['list', 0], ['list', 0, 'x'], ['other']].map((path) => document.lineAt(path))).toStrictEqual(
      [1, 2, 3, 3, 1],
    );
    expect([document.has(['list', 0]), document.has(['list', 1]), document.has(['0'])]).toStrictEqual([
      true,
      false,
      false,
    ]);
  });

  it('keeps both readers to the same limits', () => {
    const recorder = new SourceRecorder('a.yaml', 'yaml');
    expect(() => recorder.enter(Array(33).fill('a'), 7)).toThrow('a.yaml:7 (top level): expected at most 32 levels');
    const fill = (): void => {
      for (let count = 0; count <= 20_000; count += 1) recorder.enter([count], 1);
    };
    expect(fill).toThrow('at most 20000 values');
  });

  it('escapes what a terminal would act on', () => {
    expect(printable('a\u001b[31m\u202eb\u0085', 99)).toBe('a\\u001b[31m\\u202eb\\u0085');
    expect(printable('abcdef', 3)).toBe('abc...');
  });

  it('makes maps without a prototype', () => {
    const map = createMap();
    const key: string = '__proto__';
    map[key] = { polluted: true };
    expect(Object.keys(map)).toStrictEqual([key]);
    expect(map['polluted']).toBeUndefined();
  });

  it('has one zero', () => {
    expect(Object.is(withoutMinusZero(-0), 0)).toBe(true);
    expect(withoutMinusZero('x')).toBe('x');
  });
});
