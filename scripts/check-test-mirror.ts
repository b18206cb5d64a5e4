import { runCheck, type SourceFile } from './check.ts';

const SOURCE = /^(sim|scenarios|harness|client|reports)\/(?!generated\/).*\.ts$/;
const UNIT_TEST = /^tests\/unit\/(.+)\.test\.ts$/;
const PROPERTY_TEST = /^tests\/property\/(.+)\.prop\.test\.ts$/;
/** What makes a module more than types: a value that it exports, or a statement that does something. */
const EXPORTS_VALUE = /^export (?:abstract |async |declare )?(?:const|let|function|class|\{|\*)/m;

const PLAYED = 'crafted transactions: each is sent on both engines by tests/attacks/crafted.test.ts';
const DRIVEN = 'needs a page: driven in a real browser by tests/browser';

/** Modules without a unit test of their own, each with the test that covers it or the reason. */
const EXEMPT: Readonly<Record<string, string>> = {
  'harness/crafted/attacks/x01-missing-signer.ts': PLAYED,
  'harness/crafted/attacks/x02-false-type.ts': PLAYED,
  'harness/crafted/attacks/x03-false-address.ts': PLAYED,
  'harness/crafted/attacks/x04-revival.ts': PLAYED,
  'harness/crafted/attacks/x05-duplicate-account.ts': PLAYED,
  'harness/crafted/attacks/x06-false-vault.ts': PLAYED,
  'harness/crafted/attacks/x07-false-program.ts': PLAYED,
  'harness/crafted/attacks/x08-false-sysvar.ts': PLAYED,
  'harness/crafted/attacks/x09-arithmetic-edges.ts': PLAYED,
  'harness/crafted/attacks/x10-exhaustion.ts': PLAYED,
  'reports/browser/chart-view.ts': DRIVEN,
  'reports/browser/idle-queue.ts': DRIVEN,
  'reports/browser/live-chart.ts': DRIVEN,
  'reports/browser/range-bar.ts': DRIVEN,
  'reports/browser/theme-switch.ts': DRIVEN,
  'reports/browser/theme.ts': DRIVEN,
  'reports/browser/tooltip.ts': DRIVEN,
};

/** Modules without their unit test, tests without their module, and exemptions that are no longer needed. */
export function findMirrorGaps(
  files: readonly SourceFile[],
  exempt: Readonly<Record<string, string>> = EXEMPT,
): readonly string[] {
  const paths = new Set(files.map(({ path }) => path));
  const problems: string[] = [];
  for (const { path, text } of files) {
    if (!SOURCE.test(path) || path.endsWith('/index.ts') || !EXPORTS_VALUE.test(text)) continue;
    const test = `tests/unit/${path.replace(/\.ts$/, '.test.ts')}`;
    if (!paths.has(test) && exempt[path] === undefined) problems.push(`${path}: has no ${test}`);
  }
  for (const path of paths) {
    const mirrored = UNIT_TEST.exec(path)?.[1] ?? PROPERTY_TEST.exec(path)?.[1];
    if (mirrored === undefined || !/^(sim|scenarios|harness|client|reports|cli|scripts)\//.test(mirrored)) continue;
    if (!paths.has(`${mirrored}.ts`)) problems.push(`${path}: mirrors ${mirrored}.ts, which is not there`);
  }
  for (const path of Object.keys(exempt)) {
    if (!paths.has(path)) problems.push(`${path}: exempt from having a unit test, but it is not there`);
    else if (paths.has(`tests/unit/${path.replace(/\.ts$/, '.test.ts')}`)) {
      problems.push(`${path}: exempt from having a unit test, but it has one`);
    }
  }
  return problems;
}

runCheck(import.meta.url, 'check-test-mirror', (files) => findMirrorGaps(files));
