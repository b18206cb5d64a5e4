import type { Reporter, TestModule } from 'vitest/node';

/**
 * Vitest reporter whose last line is `N passed, N failed`, with `, N skipped` when there are any. A test
 * file that fails to load counts as one failure, and so does an error outside every test.
 */
export default class PlainReporter implements Reporter {
  onTestRunEnd(testModules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const counts = { passed: 0, failed: unhandledErrors.length, skipped: 0 };
    for (const testModule of testModules) {
      let testsSeen = 0;
      for (const test of testModule.children.allTests()) {
        testsSeen += 1;
        const { state } = test.result();
        // A test that never got a result was cut off: it did not pass.
        counts[state === 'pending' ? 'failed' : state] += 1;
      }
      const suiteErrors = [...testModule.children.allSuites()].reduce((sum, suite) => sum + suite.errors().length, 0);
      const moduleErrors = testModule.errors().length;
      counts.failed += suiteErrors + moduleErrors;
      if (testsSeen === 0 && moduleErrors === 0) counts.failed += 1;
    }
    const skipped = counts.skipped === 0 ? '' : `, ${counts.skipped} skipped`;
    // After the other reporters' summary, which is written in the same event.
    process.once('exit', () => {
      process.stdout.write(`${counts.passed} passed, ${counts.failed} failed${skipped}\n`);
    });
  }
}
