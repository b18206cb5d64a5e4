import { parseScenario } from '#scenarios/load.ts';
import type { ScenarioFormat } from '#scenarios/text/source-document.ts';
import { isSimError } from '#sim/core/errors/sim-error.ts';

/** The shortest scenario that is valid; tests replace parts of it. */
export const TINY_YAML = `version: 1
name: tiny
horizon: 30d
population:
  - cohort: stakers
    count: 2
    holdings: { pareto: { alpha: 1.1, min: 1_000 ACT, max: 1_000_000 ACT } }
    policy: { kind: staker }
`;

/** `TINY_YAML` with one text replaced by another. */
export function tinyYamlWith(from: string, to: string): string {
  if (!TINY_YAML.includes(from)) throw new Error(`the tiny scenario has no ${from}`);
  return TINY_YAML.replace(from, to);
}

/** `TINY_YAML` as values, with top-level keys replaced. */
export function tinyScenario(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    version: 1,
    name: 'tiny',
    horizon: '30d',
    population: [
      {
        cohort: 'stakers',
        count: 2,
        holdings: { pareto: { alpha: 1.1, min: '1_000 ACT', max: '1_000_000 ACT' } },
        policy: { kind: 'staker' },
      },
    ],
    ...changes,
  };
}

/** The printed error of a scenario text; fails when the text is accepted. */
export function refusalOf(text: string, format: ScenarioFormat = 'yaml'): string {
  try {
    parseScenario(text, { file: `tiny.${format}`, format });
  } catch (error) {
    if (isSimError(error)) return `${error.code}\n${error.message}`;
    throw error;
  }
  throw new Error('the scenario was accepted');
}
