import { describe, expect, it } from 'vitest';
import { findErrorProblems } from '../../../scripts/check-error-messages.ts';

function registry(entry: string) {
  return [{ path: 'sim/core/errors/codes.ts', text: `export interface ErrorContexts {\n${entry}\n}\n` }];
}
const GOOD = registry('  /** When. */\n  CORE__BAD_VALUE: { what: string };');
const says = (c: { what: string }): string => `bad ${c.what}`;

describe('scripts/check-error-messages.ts', () => {
  it('takes a documented code whose message says its facts', () => {
    expect(findErrorProblems(GOOD, { CORE__BAD_VALUE: says })).toEqual([]);
  });

  it('rejects a code outside the grammar', () => {
    for (const code of ['CORE_BAD', 'OTHER__BAD', 'CORE__bad', 'CORE__']) {
      const files = registry(`  /** When. */\n  ${code}: { what: string };`);
      expect(findErrorProblems(files, { [code]: says })).toEqual([expect.stringContaining('DOMAIN__DESCRIPTION')]);
    }
  });

  it('rejects a code without comment, context or message', () => {
    const files = registry('  CORE__BARE: {};');
    expect(findErrorProblems(files, {})).toEqual([
      'CORE__BARE: has no doc comment that says when it happens',
      'CORE__BARE: has no context',
      'CORE__BARE: has no message',
    ]);
  });

  it('rejects a message that leaves out a fact or prints it badly', () => {
    expect(findErrorProblems(GOOD, { CORE__BAD_VALUE: () => 'bad' })).toEqual([
      'CORE__BAD_VALUE: its message does not say what',
    ]);
    const bad = (c: { what: string }): string => `bad ${c.what} ${String(undefined)}`;
    expect(findErrorProblems(GOOD, { CORE__BAD_VALUE: bad })).toHaveLength(1);
  });

  it('rejects a message without a code, and a bare error in a source', () => {
    expect(findErrorProblems(GOOD, { CORE__BAD_VALUE: says, CORE__GONE: () => 'x' })).toHaveLength(1);
    const source = { path: 'harness/a.ts', text: "\nthrow new Error('x');\n" };
    expect(findErrorProblems([...GOOD, source], { CORE__BAD_VALUE: says })).toEqual([
      'harness/a.ts:2: throws a bare error; use a SimError with a code',
    ]);
  });

  it('rejects a registry without codes', () => {
    expect(findErrorProblems([], {})).toHaveLength(1);
  });
});
