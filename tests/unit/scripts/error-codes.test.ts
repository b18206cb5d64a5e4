import { describe, expect, it } from 'vitest';
import { parseErrorCodes, placeholderContext } from '../../../scripts/error-codes.ts';

const REGISTRY = `/** Header. */
export interface ErrorContexts {
  /** First thing
   * that can happen. */
  CORE__FIRST: { what: string; amount: bigint };
  /** Second. */
  SCENARIO__SECOND: {
    /** Path. */
    readonly file: string;
    problems: readonly Problem[];
    names: readonly string[];
    hint?: string;
  };
  CLI__THIRD: { reason: string };
}

export interface Problem {
  readonly path: string;
}
`;

describe('scripts/error-codes.ts', () => {
  it('reads codes, comments and fields in order', () => {
    expect(parseErrorCodes(REGISTRY)).toEqual([
      {
        code: 'CORE__FIRST',
        meaning: 'First thing that can happen.',
        fields: [
          { name: 'what', type: 'string' },
          { name: 'amount', type: 'bigint' },
        ],
      },
      {
        code: 'SCENARIO__SECOND',
        meaning: 'Second.',
        fields: [
          { name: 'file', type: 'string' },
          { name: 'problems', type: 'readonly Problem[]' },
          { name: 'names', type: 'readonly string[]' },
          { name: 'hint', type: 'string' },
        ],
      },
      { code: 'CLI__THIRD', meaning: '', fields: [{ name: 'reason', type: 'string' }] },
    ]);
  });

  it('finds nothing in a text without a registry', () => {
    expect(parseErrorCodes('export const a = 1;')).toEqual([]);
  });

  it('names every fact by its field', () => {
    const [first, second] = parseErrorCodes(REGISTRY);
    expect(placeholderContext(first!)).toEqual({ what: '{what}', amount: '{amount}' });
    const context = placeholderContext(second!) as { problems: { path: string }[]; names: string[] };
    expect(context.problems[0]?.path).toBe('{problems[].path}');
    expect(context.names).toEqual(['{names}']);
  });
});
