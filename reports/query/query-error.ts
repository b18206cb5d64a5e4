import { SimError } from '#sim/core/errors/sim-error.ts';

/** What the database says when its settings forbid a statement. */
const FORBIDDEN = /^(?:Permission Error: |Invalid Input Error: Cannot change configuration)/;

/**
 * A failure of the database as an error of ours: what it forbids is refused, anything else is a wrong query. It throws
 * no class of its own, so that an error of another is ours already, or a bug, and thrown as it is.
 */
export function queryError(error: unknown): SimError {
  if (!(error instanceof Error) || error.constructor !== Error) throw error;
  const reason = plainly(error.message);
  if (FORBIDDEN.test(reason)) return refusedQuery(reason, error);
  return new SimError('REPORT__QUERY_INVALID', { reason }, error);
}

export function refusedQuery(reason: string, cause?: unknown): SimError<'REPORT__QUERY_REFUSED'> {
  return new SimError('REPORT__QUERY_REFUSED', { reason }, cause);
}

/** The database's own words, with the line and the mark that show where; without what tells nothing of the query. */
function plainly(message: string): string {
  return message
    .replace(/^Failed to extract statements: /, '')
    .replace(/^Error in native callback$/, 'expected one statement, found none')
    .replace(/(Table with name .*)\nDid you mean .*/, '$1')
    .replaceAll(/\n{2,}/g, '\n')
    .trimEnd();
}
