import type { ErrorCode, ErrorContexts } from './codes.ts';
import { ERROR_MESSAGES } from './messages.ts';

/** The one error class: a stable code, frozen facts, and a text made from both. */
export class SimError<C extends ErrorCode = ErrorCode> extends Error {
  readonly code: C;
  readonly context: Readonly<ErrorContexts[C]>;

  constructor(code: C, context: ErrorContexts[C], cause?: unknown) {
    super(ERROR_MESSAGES[code](context), cause === undefined ? undefined : { cause });
    this.name = 'SimError';
    this.code = code;
    this.context = Object.freeze({ ...context });
  }
}

/** Narrows an unknown error to one code, or to any `SimError` when no code is given. */
export function isSimError<C extends ErrorCode>(error: unknown, code?: C): error is SimError<C> {
  return error instanceof SimError && (code === undefined || error.code === code);
}
