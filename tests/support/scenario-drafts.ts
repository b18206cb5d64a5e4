import type { Finding, ScenarioDraft } from '#scenarios/checks/finding.ts';
import { scenarioSchema } from '#scenarios/schema/scenario.ts';
import { tinyScenario } from './scenario-texts.ts';

type Changes = Readonly<Record<string, unknown>>;

/** The tiny scenario with top-level keys replaced, as the checks between fields see it. */
export function draftOf(changes: Changes): ScenarioDraft {
  return scenarioSchema().parse(tinyScenario(changes));
}

/** Breaches as `path: expected | found` lines. */
export function breachesOf(check: (draft: ScenarioDraft) => readonly Finding[], changes: Changes): readonly string[] {
  return check(draftOf(changes)).map(({ path, expected, found }) => `${path.join('.')}: ${expected} | ${found}`);
}

/** The tiny scenario's cohort with keys replaced. */
export function cohortWith(changes: Changes): Record<string, unknown> {
  const [first] = tinyScenario()['population'] as readonly Record<string, unknown>[];
  return { ...first, ...changes };
}
