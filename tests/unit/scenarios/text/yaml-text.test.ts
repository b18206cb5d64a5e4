import { describe, expect, it } from 'vitest';
import { readYaml } from '#scenarios/text/yaml-text.ts';

describe('scenarios/text/yaml-text.ts', () => {
  it('reads the core schema of YAML 1.2: no dates, no octal-looking numbers, no yes and no', () => {
    const text = 'a: 2026-01-01\nb: 0777\nc: yes\nd: 1_000\ne: 10%\nf: ~\ng: 1.5\nh: true\ni: "5"';
    expect(readYaml(text, 'a.yaml').value).toEqual({
      a: '2026-01-01',
      b: 777,
      c: 'yes',
      d: '1_000',
      e: '10%',
      f: null,
      g: 1.5,
      h: true,
      i: '5',
    });
  });

  it('knows the line of every key and item, in blocks and in flow', () => {
    const document = readYaml('# head\na:\n  - 1\n  - b: 2\n    c: {\n      d: 3 }\ne: >\n  text\n', 'a.yaml');
    const paths = [['a'], ['a', 0], ['a', 1], ['a', 1, 'c'], ['a', 1, 'c', 'd'], ['e']];
    expect(paths.map((path) => document.lineAt(path))).toStrictEqual([2, 3, 4, 5, 6, 7]);
  });

  it('counts lines of Windows texts alike', () => {
    expect(readYaml('a: 1\r\nb: 2\r\n', 'a.yaml').lineAt(['b'])).toBe(2);
  });

  it('keeps keys as they are written', () => {
    const { value } = readYaml('{ 0: a, 007: b, 1.0: c, true: d, null: e, "": f }', 'a.yaml');
    expect(Object.keys(value as object)).toStrictEqual(['0', '007', '1.0', 'true', 'null', '']);
  });

  it('writes aliases out', () => {
    const document = readYaml('a: &x { b: 1 }\nc: [*x, *x]', 'a.yaml');
    expect(document.value).toEqual({ a: { b: 1 }, c: [{ b: 1 }, { b: 1 }] });
    expect(document.problems).toStrictEqual([]);
  });

  it.each([
    ['a: 1\na: 2', 'each key once'],
    ['a: !!int 1', 'a value without a tag'],
    ['a: !mine {}', 'a value without a tag'],
    ['a: *b', 'an anchor &b above it'],
    ['a: [*b, &b 1]', 'an anchor &b above it'],
    ['a: &x 1\nb: &x 2', 'each anchor once'],
    ['? [a]\n: 1', 'keys that are plain texts'],
    ['a: &x 1\n*x : 2', 'keys that are plain texts'],
  ])('reports %j', (text, expected) => {
    const { problems } = readYaml(text, 'a.yaml');
    expect(problems.map((problem) => problem.expected)).toStrictEqual([expected]);
  });

  it.each([
    ['a: [1', 'a.yaml:1:6'],
    ['a: b: c', 'a.yaml:1:4'],
    ['a: 1\n b: 2', 'a.yaml:1:4'],
    ['"open', 'a.yaml:1:6'],
    ['%YAML 1.1\n---\na: yes', 'directives'],
    ['a: 1\n---\nb: 2', 'expected one document'],
    ['- '.repeat(40), 'at most 32 levels'],
    ['['.repeat(40), 'at most 32 levels'],
    [Array.from({ length: 40 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'), 'at most 32 levels'],
  ])('rejects %j', (text, message) => {
    expect(() => readYaml(text, 'a.yaml')).toThrow(message);
  });

  it('reads an empty text and comments as no value', () => {
    expect(readYaml('', 'a.yaml').value).toBeNull();
    expect(readYaml('# nothing\n\n', 'a.yaml').value).toBeNull();
  });
});
