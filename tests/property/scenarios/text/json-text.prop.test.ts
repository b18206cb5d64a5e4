import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from '#scenarios/text/json-text.ts';
import { isSimError } from '#sim/core/errors/sim-error.ts';
import { SCENARIO_PROPERTY_SEED as seed } from '#tests/support/scenario-arbitraries.ts';

/** What a reader makes of a text, as JSON again; undefined when it refuses. */
function outcomeOf(read: (text: string) => unknown, text: string): string | undefined {
  try {
    return JSON.stringify(read(text));
  } catch (error) {
    if (error instanceof SyntaxError || isSimError(error, 'SCENARIO__SYNTAX')) return undefined;
    throw error;
  }
}

const nearlyJson = fc
  .array(
    fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ':',
      ',',
      '"a"',
      '"b"',
      '"',
      '\\',
      '1',
      '-',
      '.',
      'e',
      'true',
      'null',
      ' ',
      '\n',
    ),
  )
  .map((parts) => parts.join(''));

function readBare(text: string): unknown {
  const { value, problems } = readJson(text, 'any.json');
  // Of two values of a key JSON.parse takes the last one, ours is a problem.
  return problems.length > 0 ? JSON.parse(text) : value;
}

describe('scenarios/text/json-text.ts', () => {
  it('accepts and refuses what JSON.parse does, with the same values', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json({ maxDepth: 8 }), nearlyJson), (text) => {
        expect(outcomeOf(readBare, text)).toBe(outcomeOf(JSON.parse, text));
      }),
      { seed, numRuns: 500 },
    );
  });
});
