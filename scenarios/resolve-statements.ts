import type { RunSpec } from '#sim/core/run-spec.ts';
import type { Finding } from './checks/finding.ts';
import type { Scenario } from './schema/scenario.ts';
import { readBaseline } from './statements/baseline.ts';
import { readStatement } from './statements/statement.ts';
import { statementContext } from './statements/statement-context.ts';

/** Assertions and baseline of a checked scenario; keys that it leaves out stay away. */
export function resolveStatements(scenario: Scenario): Pick<RunSpec, 'assertions' | 'baseline'> {
  const { assert: statements, baseline, tick } = scenario;
  if (statements === undefined && baseline === undefined) return {};
  const context = statementContext(scenario);
  if (context === undefined) throw new TypeError('a scenario without a token passed the checks');
  return {
    ...(statements === undefined
      ? {}
      : {
          assertions: statements.map((statement, index) =>
            passed(readStatement(statement, ['assert', index], context, refuse)),
          ),
        }),
    ...(baseline === undefined ? {} : { baseline: passed(readBaseline(baseline, tick, context, refuse)) }),
  };
}

function refuse({ path, expected }: Finding): never {
  throw new TypeError(`${path.join('.')} passed the checks, but is not ${expected}`);
}

function passed<T>(value: T | undefined): T {
  if (value === undefined) throw new TypeError('a statement passed the checks, but cannot be read');
  return value;
}
