import { describe, expect, it } from 'vitest';
import { expectationOf, kindsOf, unitOf } from '#scenarios/schema/expectation.ts';
import type { SchemaNode } from '#scenarios/schema/json-schema.ts';

const CASES: readonly (readonly [SchemaNode, string])[] = [
  [{ const: 1, type: 'number' }, '1'],
  [{ enum: ['a', 'b'] }, 'one of "a", "b"'],
  [{ type: 'boolean' }, 'true or false'],
  [{ type: 'integer', minimum: 1, maximum: 5 }, 'a whole number from 1 to 5'],
  [{ type: 'integer', minimum: 1 }, 'a whole number of at least 1'],
  [{ type: 'number', maximum: 5 }, 'a number of at most 5'],
  [{ type: 'number', exclusiveMinimum: 0, maximum: 9 }, 'a number above 0, at most 9'],
  [{ type: 'number' }, 'a number'],
  [{ type: 'array', minItems: 5, maxItems: 5 }, 'a list of exactly 5 items'],
  [{ type: 'array', minItems: 1, maxItems: 20 }, 'a list of 1 to 20 items'],
  [{ type: 'array', minItems: 2 }, 'a list of at least 2 items'],
  [{ type: 'object', properties: { a: {}, b: {} }, required: ['a'] }, 'a map with the key a'],
  [{ type: 'object', properties: { a: {}, b: {} } }, 'a map with the keys a, b'],
  [{ type: 'object' }, 'a map'],
  [{ type: 'string', title: 'amount', examples: ['1 ACT'] }, 'an amount such as "1 ACT"'],
  [{ type: 'string', maxLength: 9 }, 'a text, at most 9 characters'],
];

describe('scenarios/schema/expectation.ts', () => {
  it.each(CASES)('says %j as %s', (node, words) => {
    expect(expectationOf(node)).toBe(words);
  });

  it('names the kinds that a map may have', () => {
    const node: SchemaNode = {
      oneOf: [{ properties: { kind: { const: 'staker' } } }, { properties: { kind: { const: 'whale' } } }],
    };
    expect(kindsOf(node)).toStrictEqual(['staker', 'whale']);
    expect(expectationOf(node)).toBe('a map with a kind (staker, whale) and its settings');
  });

  it('names attacks by the key that tells them apart', () => {
    const node: SchemaNode = {
      oneOf: [
        { properties: { attack: { const: 'flash' }, idle: { type: 'boolean' } } },
        { properties: { attack: { const: 'dust' }, idle: { type: 'boolean' } } },
      ],
    };
    expect(kindsOf(node)).toStrictEqual(['flash', 'dust']);
    expect(expectationOf(node)).toBe('a map with the key attack (flash, dust) and its settings');
  });

  it('reads the unit of a number from its key', () => {
    expect(expectationOf({ type: 'integer', minimum: 0, maximum: 9 }, 'exit_bps')).toBe(
      'a whole number from 0 to 9 (basis points: 100 are 1%)',
    );
    expect([
      unitOf('rest_days_mean'),
      unitOf('join_over_days'),
      unitOf('fee_tokens'),
      unitOf('tranches'),
    ]).toStrictEqual([' (days)', ' (days)', ' (tokens)', '']);
  });
});
