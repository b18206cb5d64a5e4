import { describe, expect, it } from 'vitest';
import { findBannedWords } from '../../../scripts/check-words.ts';

const problems = (path: string, text: string): number => findBannedWords([{ path, text }]).length;

describe('scripts/check-words.ts', () => {
  it('takes ordinary text', () => {
    expect(problems('docs/a.md', 'Run it in a folder of your own, such as runs/first-year.\n')).toBe(0);
    expect(problems('harness/a.ts', 'export const at = new Date(clock).getTime();\n')).toBe(0);
    expect(problems('cli/a.ts', 'const started = new Date();\n')).toBe(0);
  });

  it('rejects unfinished work', () => {
    expect(problems('sim/a.ts', '// TODO: later\n')).toBe(1);
    expect(problems('programs/staking/src/a.rs', '// FIXME\n')).toBe(1);
  });

  it('rejects paths of one machine', () => {
    expect(problems('docs/a.md', 'see /home/me/notes\n')).toBe(1);
    expect(problems('harness/a.ts', "const out = '/tmp/x';\n")).toBe(1);
    expect(problems('programs/toolchain/build.sh', 'cache=/work/cache\n')).toBe(1);
  });

  it('rejects the wall clock and fresh randomness where runs are made', () => {
    expect(problems('harness/a.ts', 'const now = new Date();\n')).toBe(1);
    expect(problems('reports/a.ts', 'const now = Date();\n')).toBe(1);
    expect(problems('harness/a.ts', 'const key = randomBytes(32);\n')).toBe(1);
  });

  it('rejects retried tests', () => {
    expect(problems('tests/unit/a.test.ts', "it('x', { retry: 2 }, run);\n")).toBe(1);
    expect(problems('vitest.config.ts', 'retry: 0,\n')).toBe(0);
  });

  it('rejects names that say nothing', () => {
    const names = ['sim/core/utils.ts', 'tests/support/chain-helpers.ts', 'harness/helpers/a.ts', 'sim/run-manager.ts'];
    expect(names.filter((path) => problems(path, '') !== 1)).toEqual([]);
    expect(problems('sim/core/commons-pool.ts', '')).toBe(0);
  });

  it("takes the plan's names for the clients, and no other manager", () => {
    expect(problems('client/token-manager.ts', '') + problems('tests/unit/client/token-manager.test.ts', '')).toBe(0);
    expect(problems('client/role-manager.ts', '') + problems('harness/token-manager.ts', '')).toBe(2);
  });
});
