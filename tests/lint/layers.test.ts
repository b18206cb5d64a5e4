import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');
const OXLINT = join(ROOT, 'node_modules', 'oxlint', 'bin', 'oxlint');

const LAYER = 'eslint(no-restricted-imports)';
/** Who may import what: each file holds all of these imports, and exactly the refused ones must be reported. */
const IMPORTS: readonly { from: string; refused: readonly string[]; allowed: readonly string[] }[] = [
  {
    from: 'sim/core/a.ts',
    refused: [
      'node:fs',
      'seedrandom',
      'zod',
      '@solana/web3.js',
      '#sim/ports/p.ts',
      '../ports/p.ts',
      '../agents/p.ts',
      '../policies/p.ts',
      '../ledger/p.ts',
      '../metrics/p.ts',
      '../engine/p.ts',
      '../../scenarios/p.ts',
      '#scenarios/p.ts',
    ],
    allowed: ['./p.ts', './errors/p.ts'],
  },
  {
    from: 'sim/core/errors/a.ts',
    refused: ['node:util', '../../ports/p.ts', '../../engine/p.ts'],
    allowed: ['./p.ts', '../p.ts'],
  },
  {
    from: 'sim/core/rng.ts',
    refused: ['zod', 'node:crypto', '../ports/p.ts'],
    allowed: ['seedrandom', './p.ts'],
  },
  {
    from: 'sim/ports/a.ts',
    refused: ['node:fs', 'litesvm', '../agents/p.ts', '../engine/p.ts', '#harness/p.ts', '../../harness/p.ts'],
    allowed: ['../core/p.ts', '../core/errors/p.ts', './p.ts'],
  },
  {
    from: 'sim/policies/a.ts',
    refused: ['seedrandom', 'yaml', 'node:fs', '../engine/p.ts', '#scenarios/p.ts'],
    allowed: ['zod', '../core/p.ts', '../ports/p.ts', './p.ts'],
  },
  {
    from: 'sim/replay/a.ts',
    refused: ['seedrandom', 'node:fs', '../engine/p.ts', '../records/p.ts', '#harness/p.ts', '#cli/p.ts'],
    allowed: ['zod', '../core/p.ts', '../ports/p.ts', '../ledger/p.ts', './p.ts'],
  },
  {
    from: 'sim/agents/a.ts',
    refused: ['zod', 'seedrandom', 'node:os', '../engine/p.ts', '#harness/p.ts', '#reports/p.ts', '#cli/p.ts'],
    allowed: ['../core/p.ts', '../ports/p.ts', '../policies/p.ts'],
  },
  {
    from: 'sim/ledger/a.ts',
    refused: ['node:fs', '../engine/p.ts', '@coral-xyz/anchor', '@solana/spl-token'],
    allowed: ['../core/p.ts', '../ports/p.ts'],
  },
  {
    from: 'sim/processes/a.ts',
    refused: ['node:fs', 'seedrandom', 'zod', '../engine/p.ts', '#scenarios/p.ts'],
    allowed: ['../core/p.ts', '../ports/p.ts', '../ledger/p.ts', './p.ts'],
  },
  {
    from: 'sim/metrics/a.ts',
    refused: ['papaparse', '../engine/p.ts', '../records/p.ts', '#reports/p.ts'],
    allowed: ['../core/p.ts', '../ports/p.ts', '../ledger/p.ts'],
  },
  {
    from: 'sim/records/a.ts',
    refused: ['papaparse', 'node:fs', '../engine/p.ts', '#reports/p.ts'],
    allowed: ['../core/p.ts', '../ports/p.ts', '../agents/p.ts', '../ledger/p.ts', '../metrics/p.ts', './p.ts'],
  },
  {
    from: 'sim/engine/a.ts',
    refused: ['node:timers', 'zod', 'solana-bankrun', '#harness/p.ts', '#reports/p.ts', '../../cli/p.ts'],
    allowed: [
      '../core/p.ts',
      '../agents/p.ts',
      '../policies/p.ts',
      '../ledger/p.ts',
      '../metrics/p.ts',
      '../records/p.ts',
    ],
  },
  { from: 'sim/index.ts', refused: ['zod', '#harness/p.ts'], allowed: ['./engine/p.ts', './core/p.ts'] },
  {
    from: 'scenarios/a.ts',
    refused: [
      'node:net',
      '@solana/web3.js',
      '#sim/engine/p.ts',
      '#sim/ports/p.ts',
      '../sim/core/p.ts',
      '#harness/p.ts',
      '#reports/p.ts',
    ],
    allowed: [
      'zod',
      'yaml',
      'fastest-levenshtein',
      'papaparse',
      'node:crypto',
      '#sim/core/p.ts',
      '#sim/policies/p.ts',
      './schema/p.ts',
    ],
  },
  {
    from: 'harness/a.ts',
    refused: [
      'zod',
      'yaml',
      '#sim/engine/p.ts',
      '#sim/agents/p.ts',
      '#scenarios/p.ts',
      '#reports/p.ts',
      '#cli/p.ts',
      '../sim/core/p.ts',
    ],
    allowed: ['node:fs', '@solana/web3.js', 'litesvm', 'solana-bankrun', '#sim/core/errors/p.ts', '#sim/ports/p.ts'],
  },
  {
    from: 'harness/chain/a.ts',
    refused: ['../../reports/p.ts', '../../sim/engine/p.ts'],
    allowed: ['../program/p.ts', '@coral-xyz/anchor', 'solana-bankrun/dist/internal.js'],
  },
  {
    from: 'client/a.ts',
    refused: [
      'zod',
      'node:fs',
      'litesvm',
      'solana-bankrun',
      '#sim/engine/p.ts',
      '#sim/ledger/p.ts',
      '#harness/index.ts',
      '#harness/program/message.ts',
      '#harness/chain/p.ts',
      '../harness/program/accounts.ts',
      '#scenarios/p.ts',
      '#reports/p.ts',
      '#cli/p.ts',
    ],
    allowed: [
      '@coral-xyz/anchor',
      '@solana/web3.js',
      '@solana/spl-token',
      'node:crypto',
      './p.ts',
      '../programs/staking/artifacts/staking.json',
      '#sim/core/p.ts',
      '#sim/ports/p.ts',
      '#harness/program/accounts.ts',
      '#harness/program/page-plan.ts',
      '#harness/program/program-errors.ts',
      '#harness/program/runtime-errors.ts',
    ],
  },
  {
    from: 'reports/a.ts',
    refused: ['@solana/web3.js', 'litesvm', '#sim/engine/p.ts', '#sim/ledger/p.ts', '#harness/p.ts', '#scenarios/p.ts'],
    allowed: [
      'node:fs',
      '@duckdb/node-api',
      'papaparse',
      'simple-statistics',
      'vega',
      'zod',
      '#sim/core/p.ts',
      '#sim/ports/p.ts',
      '#sim/metrics/p.ts',
    ],
  },
  {
    from: 'reports/browser/a.ts',
    refused: ['node:fs', 'zod', 'esbuild', 'vega-lite', '#sim/core/p.ts', '../artifacts/p.ts', '../../cli/p.ts'],
    allowed: ['vega', 'vega-interpreter', '../charts/p.ts', '../page/p.ts', './p.ts'],
  },
  {
    from: 'cli/a.ts',
    refused: ['@solana/web3.js', 'litesvm', '../sim/core/p.ts', '#tests/p.ts'],
    allowed: [
      'yargs',
      'yargs/helpers',
      'tinypool',
      'tsx/esm/api',
      'node:fs',
      '#sim/engine/p.ts',
      '#harness/p.ts',
      '#reports/p.ts',
      '#scenarios/p.ts',
    ],
  },
  { from: 'scripts/a.ts', refused: ['#tests/p.ts', '../tests/p.ts'], allowed: ['node:fs', '#sim/core/p.ts'] },
  {
    from: 'tests/unit/b.test.ts',
    refused: [],
    allowed: ['zod', 'node:fs', '#sim/engine/p.ts', '#harness/p.ts', '#tests/p.ts'],
  },
];

const DETERMINISM = 'eslint(no-restricted-properties)';
const UNUSED_DISABLE = 'unused directive';
const GLOBAL = 'eslint(no-restricted-globals)';
/** One planted breach a rule: where, what, and the rule that must report it. */
const BREACHES: readonly (readonly [file: string, text: string, rule: string])[] = [
  ...['sim/agents', 'scenarios', 'harness', 'reports'].flatMap((folder) => [
    [`${folder}/a.ts`, 'export const x = Math.random();', DETERMINISM] as const,
    [`${folder}/a.ts`, 'export const { random } = Math;', DETERMINISM] as const,
    [`${folder}/a.ts`, 'export const x = Date.now();', DETERMINISM] as const,
    [`${folder}/a.ts`, "export const x = 'a'.localeCompare('b');", DETERMINISM] as const,
    [`${folder}/a.ts`, 'export const x = performance.now();', GLOBAL] as const,
  ]),
  ['harness/a.ts', "import { Keypair } from '@solana/web3.js';\nexport const x = Keypair.generate();", DETERMINISM],
  ['sim/engine/a.ts', 'export const x = process.argv;', GLOBAL],
  ['sim/engine/a.ts', 'export const x = Buffer.alloc(1);', GLOBAL],
  ['sim/engine/a.ts', 'setTimeout(Boolean, 1);', GLOBAL],
  ['sim/engine/a.ts', 'export async function f() {}\nexport function g() { f(); }', 'typescript(no-floating-promises)'],
  [
    'harness/a.ts',
    'export async function f() {}\nexport function g() { void f(); }',
    'typescript(no-floating-promises)',
  ],
  [
    'cli/a.ts',
    "import { writeFile } from 'node:fs/promises';\nexport function g() { writeFile('a', 'b'); }",
    'typescript(no-floating-promises)',
  ],
  ['harness/a.ts', 'export async function f(x: number) { await x; }', 'typescript(await-thenable)'],
  ['sim/engine/a.ts', '[1].forEach(async (x) => { await Promise.resolve(x); });', 'typescript(no-misused-promises)'],
  [
    'sim/engine/a.ts',
    "export function f(x: 'a' | 'b') { switch (x) { case 'a': return 1; } return 2; }",
    'typescript(switch-exhaustiveness-check)',
  ],
  ['sim/core/a.ts', 'export const x = (y: any) => y;', 'typescript(no-explicit-any)'],
  ['sim/core/a.ts', 'export const x = JSON.parse("1").y;', 'typescript(no-unsafe-member-access)'],
  ['sim/core/a.ts', 'export default 1;', 'import(no-default-export)'],
  ['sim/core/a.ts', "export { b } from './b.ts';\nexport const a = 1;", 'import(no-cycle)'],
  [
    'sim/core/a.ts',
    "import type { B } from './b.ts';\nexport type A = B | 1;\nexport const a = 1;",
    'import(no-cycle)',
  ],
  ['sim/core/a.ts', "console.log('x');", GLOBAL],
  ['harness/a.ts', "console.log('x');", 'eslint(no-console)'],
  ['reports/a.ts', 'process.exit(1);', 'unicorn(no-process-exit)'],
  ['sim/core/badName.ts', 'export const a = 1;', 'unicorn(filename-case)'],
  ['sim/core/a.ts', '// TODO later\nexport const a = 1;', 'eslint(no-warning-comments)'],
  ['sim/core/a.ts', '// oxlint-disable-next-line no-var\nexport const a = 1;', UNUSED_DISABLE],
  ['tests/unit/a.test.ts', "import { it } from 'vitest';\nit('asserts nothing', () => {});", 'vitest(expect-expect)'],
  [
    'tests/unit/a.test.ts',
    "import { expect, it } from 'vitest';\nit.only('x', () => { expect(1).toBe(1); });",
    'vitest(no-focused-tests)',
  ],
  ['tests/unit/a.test.ts', "import { vi } from 'vitest';\nvi.mock('x');", 'vitest(no-restricted-vi-methods)'],
];

/** A breach gets a file of its own: `a.ts` of the 12th is `a-12.ts`. */
function ownName(file: string, index: number): string {
  return file.replace(/(\/a|\/badName)(\.test)?\.ts$/, `$1-${index}$2.ts`);
}

interface Diagnostic {
  readonly code?: string;
  readonly message: string;
  readonly filename: string;
  readonly labels: readonly { readonly span: { readonly line: number } }[];
}

let folder = '';
let found: ReadonlyMap<string, readonly { rule: string; line: number }[]> = new Map();

function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

function lint(): typeof found {
  const run = spawnSync(process.execPath, [OXLINT, '-f', 'json', '.'], { cwd: folder, encoding: 'utf8' });
  const report = JSON.parse(run.stdout) as { diagnostics: readonly Diagnostic[] };
  const byFile = new Map<string, { rule: string; line: number }[]>();
  for (const { code, message, filename, labels } of report.diagnostics) {
    const rule = code ?? (message.startsWith('Unused oxlint-disable') ? UNUSED_DISABLE : message);
    const line = labels[0]?.span.line ?? 0;
    byFile.set(filename, [...(byFile.get(filename) ?? []), { rule, line }]);
  }
  return byFile;
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'actsim-lint-'));
  for (const file of ['.oxlintrc.json', 'tsconfig.json', 'package.json']) cpSync(join(ROOT, file), join(folder, file));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  for (const { from, refused, allowed } of IMPORTS) {
    write(from, [...refused, ...allowed].map((what, index) => `export * as it${index} from '${what}';\n`).join(''));
  }
  for (const [index, [file, text]] of BREACHES.entries()) {
    const own = ownName(file, index);
    write(own, `${text.replaceAll('./b.ts', `./b-${index}.ts`)}\n`);
    write(
      join(dirname(file), `b-${index}.ts`),
      `import { a } from './a-${index}.ts';\nexport const b = a;\nexport type B = typeof a;\n`,
    );
  }
  found = lint();
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('.oxlintrc.json: imports between folders', () => {
  for (const { from, refused, allowed } of IMPORTS) {
    it(`rejects in ${from} exactly: ${refused.join(', ') || 'nothing'}`, () => {
      const lines = (found.get(from) ?? []).filter(({ rule }) => rule === LAYER).map(({ line }) => line);
      const reported = lines.map((line) => [...refused, ...allowed][line - 1] ?? `line ${line}`);
      expect(reported.toSorted()).toEqual(refused.toSorted());
    });
  }
});

describe('.oxlintrc.json: rules', () => {
  for (const [index, [file, text, rule]] of BREACHES.entries()) {
    it(`rejects by ${rule} in ${file}: ${text.replaceAll('\n', ' ')}`, () => {
      const rules = (found.get(ownName(file, index)) ?? []).map((one) => one.rule);
      expect(rules).toContain(rule);
    });
  }
});
