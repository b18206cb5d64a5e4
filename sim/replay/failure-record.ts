import * as z from 'zod';
import { invariantId, sha256, shortText, u32 } from './trace-fields.ts';

/** Name of the file that makes a folder a failure's. */
export const FAILURE_FILE = 'failure.json';
/** Marks a failure.json as one of ours. */
export const FAILURE_FORMAT = 'actsim-failure';
export const TRACE_FILE = 'trace.ndjson';

const count = z.int().min(0);

const failure = z.strictObject({
  format: z.literal(FAILURE_FORMAT),
  version: z.literal(1),
  invariant: invariantId,
  tick: count,
  expected: shortText,
  found: shortText,
  where: shortText,
  scenario: z.strictObject({ name: shortText, file: shortText, sha256 }),
  seed: u32,
  engine: z.enum(['litesvm', 'bankrun']),
  /** Name of a vulnerable twin; null: the program itself. */
  build: z.string().max(64).nullable(),
  programSha256: sha256,
  /** Beside this file, or in the run's folder when the run was traced. No other place is read. */
  trace: z.enum([TRACE_FILE, `../${TRACE_FILE}`]),
  /** Command lines to go on with. */
  next: z.array(shortText).max(8),
});

/** `failure.json`: what broke, and where the trace of it is. */
export type FailureRecord = z.infer<typeof failure>;

/** The record in parsed JSON, or what is wrong with it. */
export function parseFailure(json: unknown): { readonly failure: FailureRecord } | { readonly expected: string } {
  const parsed = failure.safeParse(json);
  if (parsed.success) return { failure: parsed.data };
  const [issue] = parsed.error.issues;
  return { expected: `${issue?.path.join('.') || 'a failure'}: ${issue?.message ?? 'expected a failure of actsim'}` };
}
