import type { ErrorCode } from '#sim/core/errors/codes.ts';
import { isSimError } from '#sim/core/errors/sim-error.ts';

/** Documented in docs/reference/exit-codes.md. */
export const EXIT_CODES = {
  ok: 0,
  invariant: 1,
  usage: 2,
  chain: 3,
  conclusion: 4,
  bug: 70,
  interrupted: 130,
} as const;
export type ExitCode = (typeof EXIT_CODES)[keyof typeof EXIT_CODES];

const BY_DOMAIN: Readonly<Record<string, ExitCode>> = {
  INVARIANT: EXIT_CODES.invariant,
  ASSERTION: EXIT_CODES.conclusion,
  SCENARIO: EXIT_CODES.usage,
  POLICY: EXIT_CODES.usage,
  REPORT: EXIT_CODES.usage,
  CHAIN: EXIT_CODES.chain,
  PROGRAM: EXIT_CODES.chain,
};

const BY_CODE: Partial<Record<ErrorCode, ExitCode>> = {
  CLI__USAGE: EXIT_CODES.usage,
  PROGRAM__TWIN_UNKNOWN: EXIT_CODES.usage,
  CLI__INTERRUPTED: EXIT_CODES.interrupted,
  CLI__NOT_REPRODUCED: EXIT_CODES.invariant,
  CLI__REGRESSIONS_FAILED: EXIT_CODES.invariant,
  CLI__TRACE_INVALID: EXIT_CODES.usage,
  CLI__TRACE_PROGRAM_OTHER: EXIT_CODES.chain,
  CLI__REPLAY_DIFFERS: EXIT_CODES.invariant,
  CLI__BREACH_NOT_SHOWN: EXIT_CODES.invariant,
  CLI__CHECK_INTERRUPTED: EXIT_CODES.interrupted,
  CLI__QUERY_INTERRUPTED: EXIT_CODES.interrupted,
  CLI__SWEEP_INTERRUPTED: EXIT_CODES.interrupted,
  CLI__CONCLUSIONS_BROKEN: EXIT_CODES.conclusion,
};

/** Exit code of an error: by its code, else by its domain; whatever is not a `SimError` is our bug. */
export function exitCodeOf(error: unknown): ExitCode {
  if (!isSimError(error)) return EXIT_CODES.bug;
  if (isSimError(error, 'CLI__SWEEP_RUNS_FAILED')) return exitCodeOfCode(error.context.code);
  return exitCodeOfCode(error.code);
}

/** The same by a code alone, as a table names it. */
function exitCodeOfCode(code: string): ExitCode {
  return BY_CODE[code as ErrorCode] ?? BY_DOMAIN[code.split('__')[0] ?? ''] ?? EXIT_CODES.bug;
}
