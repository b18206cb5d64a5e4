import { defineConfig } from 'vitest/config';

/**
 * Test files that drive an engine or write run folders. They run one file at a time, each in its own
 * process: solana-bankrun warns against parallel test files, and both engines use every core by themselves.
 */
const CHAIN_TESTS = [
  'tests/attacks/**/*.test.ts',
  'tests/cli/**/*.test.ts',
  'tests/contract/**/*.test.ts',
  'tests/differential/**/*.test.ts',
  'tests/golden/**/*.test.ts',
  'tests/integration/**/*.test.ts',
  'tests/unit/harness/**/*.test.ts',
];

/** What needs a browser, which a fresh machine has none of; `npm run test:browser` runs it. */
const BROWSER_TESTS = ['tests/browser/**/*.test.ts'];

/** Left out of `npm test`; `npm run test:slow` runs them. */
const SLOW_TESTS = ['tests/**/*.slow.test.ts'];

export default defineConfig({
  test: {
    reporters: ['default', './scripts/plain-reporter.ts'],
    pool: 'forks',
    projects: [
      {
        test: {
          name: 'pure',
          include: ['tests/**/*.test.ts'],
          exclude: [...CHAIN_TESTS, ...BROWSER_TESTS, ...SLOW_TESTS],
          testTimeout: 20_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'chain',
          include: CHAIN_TESTS,
          exclude: SLOW_TESTS,
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'slow',
          include: SLOW_TESTS,
          fileParallelism: false,
          testTimeout: 900_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: 'browser',
          include: BROWSER_TESTS,
          globalSetup: ['tests/browser/support/run-folders.ts'],
          // Pages are timed.
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
