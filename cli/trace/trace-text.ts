import { printable } from '#reports/text/escape.ts';
import { describeAction } from '#sim/ledger/action-text.ts';
import type { AgentIndex } from '#sim/ports/actions.ts';
import { ACCEPTED_RESULT, type TraceBreach } from '#sim/ports/trace.ts';
import type { PlayedStep } from '#sim/replay/play-history.ts';
import { programWords, shellQuoted } from '../shell-words.ts';
import { typedCommand } from '../typed-command.ts';
import { type FieldUnits, fieldText, momentText } from './field-text.ts';
import type { Replay, ShownTransaction } from './replay-trace.ts';
import type { ShortTrace } from './shorten-trace.ts';

/** One transaction on a line: number, clock, who does what, result. */
export function transactionLine(number: number, unixSeconds: bigint, does: string, result: string): string {
  return printable(`${String(number).padStart(6)}  ${momentText(unixSeconds)}  ${does}  ${result}`);
}

/** A transaction with the accounts that it may write: every changed value before and behind it. */
export function shownText(
  { number, unixSeconds, does, result, accounts }: ShownTransaction,
  units: FieldUnits,
): string {
  const lines = [transactionLine(number, unixSeconds, does, result)];
  for (const { address, name, kind, changes } of accounts) {
    lines.push(
      `        ${kind} ${address}${name === '' ? '' : ` (${name})`}${changes.length === 0 ? ': unchanged' : ''}`,
    );
    for (const { field, before, after } of changes) {
      lines.push(`          ${field}: ${fieldText(field, before, units)} -> ${fieldText(field, after, units)}`);
    }
  }
  return `${printable(lines.join('\n'))}\n`;
}

/** What a replay came to, as a table. */
export function replayText(replay: Replay): string {
  const { header, engine, transactions, refusals, unixSeconds, plan, accounts, accountsSha256, isAsRecorded } = replay;
  const { breach, isCut } = replay;
  const refused = [...refusals.values()].reduce((sum, count) => sum + count, 0);
  const names = [...refusals].map(([name, count]) => `${name} ${count}`).join(', ');
  const rows: (readonly [string, string])[] = [
    ['scenario', `${header.scenario.name}, seed ${header.seed}`],
    ['program', `${header.program.build ?? 'staking'}, sha256 ${header.program.sha256}`],
    ['engine', engine === header.engine ? engine : `${engine}, recorded on ${header.engine}`],
    ['transactions', `${transactions}, of which ${refused} refused${refused === 0 ? '' : `: ${names}`}`],
    ['clock', `${momentText(plan.clock.unixSeconds)} to ${momentText(unixSeconds)} UTC`],
    ['accounts written', String(accounts)],
    ['sha256 of accounts', isAsRecorded ? `${accountsSha256}, as recorded` : accountsSha256],
  ];
  if (breach !== undefined) rows.push(['ends with', breachText(breach)]);
  if (isCut) rows.push(['note', 'the trace has no end: its run was killed or is still going on']);
  return printable(`${rows.map(([name, value]) => `${name.padEnd(20)}${value}`).join('\n')}\n`);
}

/** The shortest list, ending with the breach, and what to type next. */
export function shortestText(shortest: ShortTrace, programDir: string | undefined): string {
  const { file, agentIds, steps, breach, stepsBefore, plays, isMinimal } = shortest;
  const lines = steps.map((step, i) => {
    const result = step.outcome.accepted ? ACCEPTED_RESULT : step.outcome.errorName;
    return transactionLine(i + 1, step.unixSeconds, deed(step, agentIds), result);
  });
  const summary = `${steps.length} of ${stepsBefore} actions, found in ${plays} plays`;
  const proof = isMinimal ? 'without any one of them the invariant holds' : 'the search ended early: fewer may do';
  const text = [
    ...lines,
    breachText(breach),
    '',
    `${summary}; ${proof}`,
    `trace: ${file}`,
    `replay it: ${replayCommand(file, programDir)}`,
  ];
  return printable(`${text.join('\n')}\n`);
}

/** What to type to replay a trace. */
function replayCommand(file: string, programDir: string | undefined): string {
  return [`${typedCommand()} replay ${shellQuoted(file)}`, ...programWords(programDir)].join(' ');
}

export function breachText({ invariant, tickIndex, where, expected, found }: TraceBreach): string {
  return `broken: ${invariant} at tick ${tickIndex} (${where}): expected ${expected}, found ${found}`;
}

/** Who does what in a played step. */
export function deed({ by, action }: Pick<PlayedStep, 'by' | 'action'>, agentIds: readonly string[]): string {
  const nameOf = (agent: AgentIndex): string => agentIds[agent] ?? `agent ${agent}`;
  const who = by === 'agent' && 'agent' in action ? nameOf(action.agent) : 'operator';
  return `${who}: ${describeAction(action, nameOf)}`;
}

/** Any of these as JSON: amounts in digits. */
export function asJson(value: unknown): string {
  const text = JSON.stringify(
    value,
    (_key, inner: unknown) => {
      if (typeof inner === 'bigint') return String(inner);
      if (inner instanceof Map) return Object.fromEntries(inner as Map<string, unknown>);
      return inner instanceof Uint8Array ? Buffer.from(inner).toString('hex') : inner;
    },
    2,
  );
  return `${text}\n`;
}
