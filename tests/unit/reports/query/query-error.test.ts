import { describe, expect, it } from 'vitest';
import { queryError, refusedQuery } from '#reports/query/query-error.ts';

describe('reports/query/query-error', () => {
  it("tells the database's own words with the place, and leaves out what misleads", () => {
    const found = queryError(
      new Error(
        'Catalog Error: Table with name agnts does not exist!\nDid you mean "pg_sequences"?\n\nLINE 1: from agnts\n        ^',
      ),
    );
    expect(found.code).toBe('REPORT__QUERY_INVALID');
    expect(found.message).toBe(
      'the query cannot be run: Catalog Error: Table with name agnts does not exist!\nLINE 1: from agnts\n        ^',
    );
    expect(queryError(new Error('Failed to extract statements: Parser Error: x')).message).toMatch(
      /: Parser Error: x$/,
    );
    expect(queryError(new Error('Error in native callback')).message).toMatch(/: expected one statement, found none$/);
  });

  it.each([
    'Permission Error: Cannot access file "/etc/passwd" - file system operations are disabled by configuration',
    'Failed to extract statements: Permission Error: Cannot access file "/data/schema.sql"',
    'Invalid Input Error: Cannot change configuration option "threads" - the configuration has been locked',
  ])('takes what the settings forbid as refused: %s', (message) => {
    expect(queryError(new Error(message))).toMatchObject({
      code: 'REPORT__QUERY_REFUSED',
      message: expect.stringContaining('a query only reads the tables of the run') as unknown,
    });
  });

  it('throws a bug of ours as it is', () => {
    const bug = new TypeError('undefined is not a function');
    expect(() => queryError(bug)).toThrow(bug);
    expect(refusedQuery('found COPY').context).toEqual({ reason: 'found COPY' });
  });
});
