import type { ErrorCode } from '#sim/core/errors/codes.ts';
import { isSimError } from '#sim/core/errors/sim-error.ts';

/** Documented in docs/reference/exit-codes.md. */
export const EXIT_CODES = { ok: 0, invariant: 1, usage: 2, chain: 3, bug: 70, interrupted: 130 } as const;
export type ExitCode = (typeof EXIT_CODES)[keyof typeof EXIT_CODES];

const BY_DOMAIN: Readonly<Record<string, ExitCode>> = {
  INVARIANT: EXIT_CODES.invariant,
  SCENARIO: EXIT_CODES.usage,
  POLICY: EXIT_CODES.usage,
  REPORT: EXIT_CODES.usage,
  CHAIN: EXIT_CODES.chain,
  PROGRAM: EXIT_CODES.chain,
};

const BY_CODE: Partial<Record<ErrorCode, ExitCode>> = {
  CLI__USAGE: EXIT_CODES.usage,
  CLI__INTERRUPTED: EXIT_CODES.interrupted,
};

/** Exit code of an error: by its code, else by its domain; whatever is not a `SimError` is our bug. */
export function exitCodeOf(error: unknown): ExitCode {
  if (!isSimError(error)) return EXIT_CODES.bug;
  return BY_CODE[error.code] ?? BY_DOMAIN[error.code.split('__')[0] ?? ''] ?? EXIT_CODES.bug;
}
