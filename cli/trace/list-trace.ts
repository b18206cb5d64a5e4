import type { TraceBreach } from '#sim/ports/trace.ts';
import { CallWords } from './call-words.ts';
import { atLine, readTrace, type TraceSource } from './trace-source.ts';

/** A transaction as the trace has it, in words. */
export interface ListedTransaction {
  readonly number: number;
  readonly unixSeconds: bigint;
  readonly does: string;
  readonly result: string;
  readonly computeUnits: number;
}

/** Tells a trace's transactions in their order, and the breach that it ends with; runs none of them. Throws CLI__TRACE_INVALID. */
export async function* listTrace(
  source: TraceSource,
  until: number | undefined,
): AsyncGenerator<ListedTransaction | TraceBreach> {
  const words = new CallWords();
  let unixSeconds = 0n;
  for await (const { record, line } of readTrace(source)) {
    words.take(record);
    if (record.kind === 'genesis') unixSeconds = record.plan.clock.unixSeconds;
    if (record.kind === 'clock') unixSeconds = record.unixSeconds;
    if (record.kind === 'end' && record.breach !== undefined) yield record.breach;
    if (record.kind !== 'tx') continue;
    const { number, result, computeUnits } = record;
    try {
      yield { number, unixSeconds, does: words.of(record), result, computeUnits };
    } catch (error) {
      throw atLine(source.file, line, error);
    }
    if (number === until) return;
  }
}
