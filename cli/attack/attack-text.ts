import { attackLedger, attackUnits, attackVerdict } from '#reports/index.ts';
import { attackDefinition } from '#sim/attacks/registry.ts';
import type { BrokenInvariant, RunSpec } from '#sim/index.ts';
import { ruleOf } from '#sim/ledger/invariants.ts';
import type { AttackRow, AttackStepRow } from '#sim/ports/run-sink.ts';
import { styled, type Terminal, wrapped } from '../terminal.ts';

/** Steps that are printed of one attack; attack_steps.csv of a run has them all. */
const SHOWN_STEPS = 24;

/** What is printed of one attack. */
export interface AttackOutcome {
  readonly spec: RunSpec;
  readonly kind: string;
  readonly row: AttackRow;
  readonly idle: AttackRow | undefined;
  readonly steps: readonly AttackStepRow[];
}

/** Title, verdict, account and first steps of an attack, in lines. */
export function attackText({ spec, kind, row, idle, steps }: AttackOutcome, terminal: Terminal): string {
  const definition = attackDefinition(kind);
  const units = attackUnits(spec);
  const { sentence } = attackVerdict(row, units, { definition, refusals: refusalsOf(steps), idle });
  const ledger = attackLedger(row, definition, units, idle);
  const labels = Math.max(...ledger.map(({ label }) => label.length));
  const values = Math.max(...ledger.map(({ value }) => value.length));
  return [
    styled(`${definition.id} ${definition.title} (${row.attack}, ${definition.nature})`, 'bold', terminal),
    ...wrapped(sentence, terminal.width),
    '',
    ...ledger.flatMap(({ label, value, note }) =>
      wrapped(`  ${label.padEnd(labels)}  ${value.padStart(values)}  ${note}`.trimEnd(), terminal.width * 2),
    ),
    '',
    ...stepLines(steps, spec),
    '',
  ].join('\n');
}

/** What invariants broke and what has to hold, for each; empty when none did. */
export function brokenText(broken: readonly BrokenInvariant[]): string {
  return broken
    .map(({ first, tickIndex, breaches }) => {
      const more = breaches === 1 ? '' : ` (and ${breaches - 1} more)`;
      const rule = ruleOf(first.invariant);
      return (
        `invariant ${first.invariant} broke in tick ${tickIndex}: ${first.where}: expected ${first.expected}, found ${first.found}${more}\n` +
        (rule === undefined ? '' : `  what has to hold: ${rule}\n`)
      );
    })
    .join('');
}

/** Errors that an attacker met, the most frequent first, then by name. */
export function refusalsOf(
  steps: readonly AttackStepRow[],
): readonly { readonly errorName: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const { outcome } of steps) if (outcome !== 'accepted') counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  return [...counts]
    .map(([errorName, count]) => ({ errorName, count }))
    .sort((a, b) => b.count - a.count || (a.errorName < b.errorName ? -1 : 1));
}

function stepLines(steps: readonly AttackStepRow[], { tickSeconds }: RunSpec): readonly string[] {
  const shown = steps.slice(0, SHOWN_STEPS).map(({ tickIndex, agentId, action, outcome }) => {
    const day = (tickIndex * tickSeconds) / 86_400;
    return `  day ${Number.isInteger(day) ? day : day.toFixed(2)}  ${agentId}  ${action}  ${outcome}`;
  });
  const more = steps.length - shown.length;
  return [`${steps.length} steps`, ...shown, ...(more > 0 ? [`  ... and ${more} more`] : [])];
}
