import * as z from 'zod';
import { TRACE_FORMAT, TRACE_VERSION, type TraceRecord } from '../ports/trace.ts';
import { agentAction, operatorAction } from './action-schema.ts';
import { toHex } from './hex.ts';
import { genesisPlan } from './plan-schema.ts';
import { address, agentIndex, i64, invariantId, MAX_AGENTS, sha256, shortText, u32, u64 } from './trace-fields.ts';

/** A legacy transaction of any length that engines take, in base64. */
const MAX_MESSAGE_TEXT = 64 * 1_024;
const MAX_SIGNERS = 64;
const result = z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,63}$/, 'expected ok, or the name of a refusal');
const count = z.int().min(0);

const breach = z.strictObject({
  invariant: invariantId,
  tickIndex: count,
  expected: shortText,
  found: shortText,
  where: shortText,
});

const record: z.ZodType<TraceRecord> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('trace'),
    format: z.literal(TRACE_FORMAT),
    version: z.literal(TRACE_VERSION),
    actsim: shortText,
    scenario: z.strictObject({ name: shortText, file: shortText, sha256 }),
    seed: u32,
    engine: z.enum(['litesvm', 'bankrun']),
    program: z.strictObject({
      build: z
        .string()
        .regex(/^[a-z0-9-]{1,64}$/)
        .nullable(),
      sha256,
      idlSha256: sha256,
    }),
  }),
  z.strictObject({ kind: z.literal('genesis'), plan: genesisPlan }),
  z.strictObject({ kind: z.literal('clock'), slot: u64, clusterEpoch: u64, unixSeconds: i64 }),
  z.strictObject({ kind: z.literal('operate'), action: operatorAction }),
  z.strictObject({ kind: z.literal('submit'), actions: z.array(agentAction).max(MAX_AGENTS) }),
  z.strictObject({ kind: z.literal('compound'), agents: z.array(agentIndex).max(MAX_AGENTS) }),
  z.strictObject({
    kind: z.literal('outcomes'),
    results: z.array(result).max(MAX_AGENTS),
    proposals: z.array(z.strictObject({ position: count, id: u32 })).max(MAX_AGENTS),
  }),
  z.strictObject({ kind: z.literal('fund'), address, lamports: u64 }),
  z.strictObject({
    kind: z.literal('tx'),
    number: z.int().min(1),
    message: z
      .string()
      .min(1)
      .max(MAX_MESSAGE_TEXT)
      .regex(/^[A-Za-z0-9+/]+={0,2}$/, 'expected base64'),
    signers: z.array(address).min(1).max(MAX_SIGNERS),
    by: shortText,
    result,
    computeUnits: count,
  }),
  z
    .strictObject({
      kind: z.literal('end'),
      transactions: count,
      accountsSha256: sha256.optional(),
      breach: breach.optional(),
    })
    .transform(({ accountsSha256, breach: shown, ...end }) => ({
      ...end,
      ...(accountsSha256 === undefined ? {} : { accountsSha256 }),
      ...(shown === undefined ? {} : { breach: shown }),
    })),
]);

/** A line of a trace, or what is wrong with it. */
export type ParsedRecord =
  | { readonly record: TraceRecord }
  | { readonly problem: { readonly expected: string; readonly found: string } };

/** Problems told of one line. */
const MAX_TOLD = 3;

/** A record as one line of JSON without its end: amounts in digits, bytes in hexadecimal digits. */
export function formatTraceRecord(written: TraceRecord): string {
  return JSON.stringify(written, (_key, value: unknown) => {
    if (typeof value === 'bigint') return String(value);
    return value instanceof Uint8Array ? toHex(value) : value;
  });
}

/** Reads one line; nothing in it is trusted. */
export function parseTraceRecord(line: string): ParsedRecord {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return { problem: { expected: 'a line of JSON', found: inBrief(line) } };
  }
  const parsed = record.safeParse(json);
  if (parsed.success) return { record: parsed.data };
  const expected = parsed.error.issues
    .slice(0, MAX_TOLD)
    .map(({ path, message }) => `${path.join('.') || 'line'}: ${message}`)
    .join('; ');
  return { problem: { expected, found: inBrief(line) } };
}

const MAX_FOUND = 80;

function inBrief(line: string): string {
  return JSON.stringify(line.length > MAX_FOUND ? `${line.slice(0, MAX_FOUND)}...` : line);
}
