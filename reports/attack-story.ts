import type { AttackDefinition } from '#sim/attacks/attack.ts';
import { ATTACK_DEFINITIONS } from '#sim/attacks/registry.ts';
import { type AttackUnits, tokenText } from './attack-units.ts';
import { type AttackVerdict, attackVerdict } from './attack-verdict.ts';
import type { AttackHistory } from './history/attack-history.ts';
import { quoteUnit } from './parameters.ts';
import type { RunResults } from './run-results.ts';
import { durationInWords } from './text/duration.ts';

/** One attack of a run, as a report tells it. */
export interface ToldAttack {
  readonly history: AttackHistory;
  /** Undefined: this version does not know it. */
  readonly definition: AttackDefinition | undefined;
  /** `R01 Just-in-time staking (raiders)`. */
  readonly title: string;
  readonly kind: AttackVerdict['kind'] | 'idle' | 'absent';
  /** Begins with the kind, or says why there is nothing to judge. */
  readonly sentence: string;
}

/** The attacks of a run in the order of its scenario. */
export function toldAttacks({ manifest, attacks }: Pick<RunResults, 'manifest' | 'attacks'>): readonly ToldAttack[] {
  const units = { token: manifest.spec.token, quote: quoteUnit(manifest) };
  return attacks.map((history) => {
    const definition = ATTACK_DEFINITIONS.find(({ kind }) => kind === history.kind);
    return { history, definition, title: titleOf(history, definition), ...verdictOf(history, definition, units) };
  });
}

/** `raiders` is told only where the scenario chose a name. */
function titleOf({ attack, kind }: AttackHistory, definition: AttackDefinition | undefined): string {
  const title = definition === undefined ? kind : `${definition.id} ${definition.title}`;
  return attack === kind || title === '' ? title || attack : `${title} (${attack})`;
}

function verdictOf(
  { course, idle, atSeconds, steps }: AttackHistory,
  definition: AttackDefinition | undefined,
  units: AttackUnits,
): Pick<ToldAttack, 'kind' | 'sentence'> {
  if (course === undefined) {
    const when = durationInWords(atSeconds);
    return { kind: 'absent', sentence: `absent: it comes ${when} after genesis, and the run ended before.` };
  }
  if (idle) {
    const capital = tokenText(course.last.capitalBaseUnits, units);
    return { kind: 'idle', sentence: `idle: its wallets got ${capital} and did nothing, for comparison.` };
  }
  return attackVerdict(course.last, units, { definition, refusals: steps.refusals });
}
