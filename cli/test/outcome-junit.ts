import commonJs, { type Builder, type TestCase } from 'junit-report-builder';
import type { RegressionCheck, RegressionOutcome } from './regression-outcome.ts';

/** What every test ran with, as properties of its suite. */
export interface TestFacts {
  readonly actsim: string;
  readonly engine: string;
  /** `real`, the name of a twin, or the folder of another build. */
  readonly build: string;
}

/** The module is CommonJS, whose whole export is the builder; its types say that of an ES module. */
const builder = commonJs as unknown as Builder;

/** What XML 1.0 cannot hold, escaped or not. */
const NOT_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** JUnit XML: a suite a scenario, a case a check. */
export function junitOf(outcomes: readonly RegressionOutcome[], facts: TestFacts): string {
  const report = builder.newBuilder().name('actsim test');
  for (const outcome of outcomes) {
    const suite = report.testSuite().name(plain(outcome.file)).time(outcome.seconds);
    const properties = {
      ...facts,
      ticks: String(outcome.ticksFinished),
      acceptedActions: String(outcome.accepted),
      ...(outcome.resultsDigest === undefined ? {} : { resultsDigest: outcome.resultsDigest }),
      ...(outcome.folder === undefined ? {} : { runFolder: outcome.folder }),
      ...(outcome.report === undefined ? {} : { report: outcome.report }),
    };
    for (const [name, value] of Object.entries(properties)) suite.property(name, plain(value));
    const checks: readonly RegressionCheck[] =
      outcome.status === 'interrupted'
        ? [{ kind: 'run', name: 'runs to its end', status: 'skipped', lines: [] }]
        : outcome.checks;
    for (const check of checks) addCase(suite.testCase().className(plain(outcome.name)), check, outcome.seconds);
  }
  return report.build();
}

/** The run takes nearly all of the time. */
function addCase(testCase: TestCase, { kind, name, status, lines }: RegressionCheck, seconds: number): void {
  testCase.name(plain(name)).time(kind === 'run' || kind === 'valid' ? seconds : 0);
  if (status === 'skipped') testCase.skipped();
  if (status === 'updated') testCase.standardOutput(plain(lines.join('\n')));
  if (status === 'failed') testCase.failure(plain(lines[0] ?? name), kind).stacktrace(plain(lines.join('\n')));
}

function plain(text: string): string {
  // Texts are in CDATA sections, which this would end.
  return text.replaceAll(NOT_XML, '?').replaceAll(']]>', ']] >');
}
