import type { ScenarioOverride } from '#scenarios/index.ts';
import { attackDefinition } from '#sim/attacks/registry.ts';
import { SimError } from '#sim/core/errors/sim-error.ts';
import type { CohortSpec, RunSpec } from '#sim/core/run-spec.ts';

/** An attack of a scenario, by its place among the scenario's attacks. */
export interface ChosenAttack {
  readonly position: number;
  readonly cohort: CohortSpec;
}

/** The attacks of a scenario that are not idle, of one id where it is given. Throws CLI__USAGE where there is none. */
export function chosenAttacks(spec: RunSpec, file: string, id: string | undefined): readonly ChosenAttack[] {
  const attacks = spec.population
    .filter(({ attack }) => attack !== undefined)
    .map((cohort, position) => ({ cohort, position }));
  const wanted = attacks.filter(({ cohort }) => id === undefined || attackDefinition(cohort.policy.kind).id === id);
  const chosen = wanted.filter(({ cohort }) => cohort.attack?.idle === false);
  if (chosen.length > 0) return chosen;
  const what = id === undefined ? 'an attack' : `the attack ${id}`;
  const found = wanted.length === 0 ? 'none' : 'idle: true';
  throw new SimError('CLI__USAGE', { reason: `${file}: expected ${what} in the section attacks, found ${found}` });
}

/** The same for what can be done with one attack only. Throws CLI__USAGE. */
export function onlyAttack(attacks: readonly ChosenAttack[], file: string, option: string): ChosenAttack {
  const [first, ...others] = attacks;
  if (first !== undefined && others.length === 0) return first;
  const names = attacks.map(({ cohort }) => cohort.cohort).join(', ');
  throw new SimError('CLI__USAGE', {
    reason: `${file}: --${option} is for a scenario with one attack, found ${names}`,
  });
}

/** Sets the capital of one attack, as a scenario writes it: `2%` or `100_000 ACT`. */
export function capitalOverride({ position }: ChosenAttack, capital: string): ScenarioOverride {
  return { path: `attacks.${position}.capital`, value: capital };
}

/** The attacker stays idle: the run that what it took is measured against. */
export function idleOverride({ position }: ChosenAttack): ScenarioOverride {
  return { path: `attacks.${position}.idle`, value: true };
}
