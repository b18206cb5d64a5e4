import { grouped, markdownTable } from '../tables.ts';
import type { Measured } from './units-stage.ts';

/** A program: the sha256 of its bytes, and what each round of measuring it gave. */
export interface MeasuredProgram {
  readonly sha256: string;
  readonly bytes: number;
  readonly rounds: readonly (readonly Measured[])[];
}

/** What one call took with each of two programs; the least microseconds of all rounds. */
export interface ComparedCall {
  readonly instruction: string;
  readonly situation: string;
  readonly unitsBefore: number;
  readonly unitsAfter: number;
  readonly microsBefore: number;
  readonly microsAfter: number;
}

/** Pairs the calls of both programs; throws `Error` for a call that only one of them was measured with. */
export function comparePrograms(before: MeasuredProgram, after: MeasuredProgram): readonly ComparedCall[] {
  const known = bestOf(before);
  return [...bestOf(after)].map(([key, call]) => {
    const earlier = known.get(key);
    if (earlier === undefined) throw new Error(`${key}: not measured before`);
    return {
      instruction: call.instruction,
      situation: call.situation,
      unitsBefore: earlier.computeUnits,
      unitsAfter: call.computeUnits,
      microsBefore: earlier.microseconds ?? Number.NaN,
      microsAfter: call.microseconds ?? Number.NaN,
    };
  });
}

/** The page `programs/staking/benches/before-and-after.md`. */
export function comparisonPage(before: MeasuredProgram, after: MeasuredProgram): string {
  const rows = comparePrograms(before, after).toSorted((a, b) => compareText(a.instruction, b.instruction));
  const lines = [
    '# Before and after the entry of its own',
    '',
    'Written by `npm run program:compare -- FOLDER`, where FOLDER holds the artifacts of the program before. On litesvm, both programs',
    'in one process, signatures unchecked; microseconds of simulating the transaction of one instruction, the fastest of',
    `${before.rounds.length * 5} series. About 11 of them are the engine's for any transaction, and a call of the token program adds 9.`,
    '',
    `- before: ${grouped(before.bytes)} bytes, sha256 \`${before.sha256}\``,
    `- after: ${grouped(after.bytes)} bytes, sha256 \`${after.sha256}\``,
    '',
    ...markdownTable(
      ['instruction', 'situation', 'units before', 'units after', 'µs before', 'µs after'],
      rows.map((row) => [
        `\`${row.instruction}\``,
        row.situation,
        grouped(row.unitsBefore),
        grouped(row.unitsAfter),
        row.microsBefore.toFixed(1),
        row.microsAfter.toFixed(1),
      ]),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function bestOf({ rounds }: MeasuredProgram): ReadonlyMap<string, Measured> {
  const best = new Map<string, Measured>();
  for (const call of rounds.flat()) {
    const key = `${call.instruction}, ${call.situation}`;
    const known = best.get(key);
    if (known === undefined || (call.microseconds ?? Infinity) < (known.microseconds ?? Infinity)) best.set(key, call);
  }
  return best;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
