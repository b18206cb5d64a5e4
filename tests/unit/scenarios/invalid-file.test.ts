import { describe, expect, it } from 'vitest';
import { firstOfEach, invalidFile } from '#scenarios/invalid-file.ts';
import { readYaml } from '#scenarios/text/yaml-text.ts';

const problem = (line: number, path = `p${line}`): { path: string; line: number; expected: string; found: string } => ({
  path,
  line,
  expected: 'x',
  found: 'y',
});

describe('scenarios/invalid-file.ts', () => {
  it('puts problems in the order of the file, each once, and those of tables after them', () => {
    const table = { ...problem(1, 'balance'), file: 'h.csv' };
    const { context } = invalidFile('a.yaml', [table, problem(9), problem(2), problem(9), { ...table, line: 3 }]);
    expect(context.problems.map(({ file = '', line }) => `${file}${line}`)).toStrictEqual([
      '2',
      '9',
      'h.csv1',
      'h.csv3',
    ]);
    expect(Object.isFrozen(context.problems[0])).toBe(true);
  });

  it('lists no more than a reader can use and counts the rest, with those that were never listed', () => {
    const problems = Array.from({ length: 53 }, (_, line) => problem(line));
    const { context } = invalidFile('a.yaml', problems, 7);
    expect(context.problems).toHaveLength(51);
    expect(context.problems.at(-1)).toStrictEqual({
      path: '',
      line: 50,
      expected: 'a valid file',
      found: '10 more problems',
    });
    const table = problems.slice(0, 50).map((one) => ({ ...one, file: 'h.csv' }));
    expect(invalidFile('a.yaml', table, 950).message.split('\n').at(-1)).toBe(
      '  h.csv:49 (row): expected a valid table, found 950 more problems',
    );
  });

  it('leaves out what follows from a value that could not be read', () => {
    const document = readYaml('a: !!int 3\nb: 1', 'a.yaml');
    expect(document.problems).toHaveLength(1);
    const followed = { ...problem(1, 'a'), found: 'an empty value' };
    const found = firstOfEach([...document.problems, followed, problem(2, 'b')], document);
    expect(found).toStrictEqual([...document.problems, problem(2, 'b')]);
  });
});
