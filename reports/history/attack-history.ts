import type { RunManifest } from '../artifacts/manifest.ts';
import { type AttackSteps, NO_STEPS } from './attack-steps.ts';
import type { AttackCourse } from './attacks.ts';

/** One attack of a scenario and what came of it. */
export interface AttackHistory {
  /** Its name in the scenario. */
  readonly attack: string;
  /** Its name in the catalogue of attacks. */
  readonly kind: string;
  /** When it comes, since genesis. */
  readonly atSeconds: number;
  /** Its wallets get their capital and do nothing. */
  readonly idle: boolean;
  /** Undefined: the run ended before it came. */
  readonly course: AttackCourse | undefined;
  readonly steps: AttackSteps;
}

/** The attacks of a run in the order of its scenario. */
export function attackHistories(
  { spec }: Pick<RunManifest, 'spec'>,
  courses: ReadonlyMap<string, AttackCourse>,
  steps: ReadonlyMap<string, AttackSteps>,
): readonly AttackHistory[] {
  return spec.population.flatMap(({ cohort, policy, attack }) =>
    attack === undefined
      ? []
      : [
          {
            attack: cohort,
            kind: policy?.kind ?? '',
            atSeconds: attack.atSeconds,
            idle: attack.idle,
            course: courses.get(cohort),
            steps: steps.get(cohort) ?? NO_STEPS,
          },
        ],
  );
}
