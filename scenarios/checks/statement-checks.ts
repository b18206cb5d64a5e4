import { readBaseline } from '../statements/baseline.ts';
import { readStatement } from '../statements/statement.ts';
import { statementContext } from '../statements/statement-context.ts';
import type { Finding, ScenarioDraft } from './finding.ts';

/** What assertions and baselines are about is there, and their values have its units. */
export function checkStatements(draft: ScenarioDraft): readonly Finding[] {
  const { assert: statements = [], baseline } = draft;
  if (statements.length === 0 && baseline === undefined) return [];
  const context = statementContext(draft);
  if (context === undefined) return [];
  const findings: Finding[] = [];
  const report = (finding: Finding): void => {
    findings.push(finding);
  };
  for (const [index, statement] of statements.entries()) {
    if (statement !== undefined) readStatement(statement, ['assert', index], context, report);
  }
  if (baseline !== undefined) readBaseline(baseline, draft.tick ?? 1, context, report);
  return findings;
}
