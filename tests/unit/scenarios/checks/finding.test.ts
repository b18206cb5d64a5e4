import { describe, expect, it } from 'vitest';
import { toProblem } from '#scenarios/checks/finding.ts';
import { readYaml } from '#scenarios/text/yaml-text.ts';

describe('scenarios/checks/finding.ts', () => {
  const document = readYaml('a:\n  b: 1\n', 'x.yaml');

  it('finds the line of a breach', () => {
    const finding = { path: ['a', 'b'], expected: '2', found: '1', hint: 'use 2' };
    expect(toProblem(finding, document)).toStrictEqual({
      path: 'a.b',
      line: 2,
      expected: '2',
      found: '1',
      hint: 'use 2',
    });
  });

  it('says when what it found is a default, or nothing at all', () => {
    expect(toProblem({ path: ['a', 'c'], expected: '2', found: '1' }, document)).toMatchObject({
      line: 1,
      found: '1 (by default)',
    });
    expect(toProblem({ path: ['a', 'c'], expected: '2', found: 'nothing' }, document)).toMatchObject({
      found: 'nothing',
    });
  });
});
