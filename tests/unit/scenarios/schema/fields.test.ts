import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  amountField,
  amountOrShareField,
  dateField,
  durationField,
  multiplierField,
  percentageField,
  wholeDaysField,
} from '#scenarios/schema/fields.ts';

const ACT = { symbol: 'ACT', decimals: 9 };

function jsonSchemaOf(field: z.ZodType): unknown {
  const { $schema: _, ...node } = z.toJSONSchema(field, { io: 'input', target: 'draft-7' });
  return node;
}

describe('scenarios/schema/fields.ts', () => {
  it('reads a text to its value', () => {
    expect(amountField(ACT, { min: 0n, max: 10n ** 12n }, { description: 'x' }).parse('1 ACT')).toBe(10n ** 9n);
    expect(percentageField({ min: 0, max: 500 }, { description: 'x' }).parse('5%')).toBe(500);
    expect(multiplierField({ min: 10_000, max: 20_000 }, { description: 'x' }).parse('2x')).toBe(20_000);
    expect(durationField({ min: 0, max: 1e9 }, { description: 'x' }).parse('1d')).toBe(86_400);
    expect(wholeDaysField({ min: 0, max: 90 }, { description: 'x' }).parse('2w')).toBe(14);
    expect(dateField({ min: '2020-01-01', max: '2030-01-01' }, { description: 'x' }).parse('2020-01-02')).toBe(
      1_577_923_200,
    );
  });

  it('stands for its default when the key is left out', () => {
    const field = z.strictObject({
      penalty: percentageField({ min: 0, max: 5_000 }, { description: 'x', byDefault: '10%' }),
    });
    expect(field.parse({})).toStrictEqual({ penalty: 1_000 });
  });

  it('shows editors a text with its pattern, example, default and bounds', () => {
    const field = amountField(ACT, { min: 1n, max: 10n ** 18n }, { description: 'What it is.', byDefault: '100 ACT' });
    expect(jsonSchemaOf(field)).toMatchInlineSnapshot(`
      {
        "default": "100 ACT",
        "description": "What it is. Range: above 0, at most 1_000_000_000 ACT.",
        "examples": [
          "100 ACT",
        ],
        "pattern": "^[0-9]+(_[0-9]+)*(\\.[0-9]+)? [A-Z][A-Z0-9]*$",
        "title": "amount",
        "type": "string",
      }
    `);
  });

  it('says when another default stands', () => {
    const field = wholeDaysField({ min: 0, max: 30 }, { description: 'Wait.', byDefault: '1d', elsewhere: 'Else 0d.' });
    expect(jsonSchemaOf(field)).toMatchObject({
      default: '1d',
      description: 'Wait. Range: whole days, from 0d to 30d. Else 0d.',
      examples: ['7d'],
    });
  });

  it('rejects a text with what was expected and what to try', () => {
    const result = durationField({ min: 3_600, max: 86_400 }, { description: 'x' }).safeParse('5 hours');
    expect(result.error?.issues[0]).toMatchObject({
      code: 'custom',
      params: {
        expected: 'a duration from 1h to 1d such as "12h", "30d", "2w", "6m" or "3y"',
        suggestion: '5h',
      },
    });
  });

  it('reads an amount or a part of the supply', () => {
    const field = amountOrShareField({ symbol: 'ACT', decimals: 9 }, { min: 1n, max: 10n ** 18n }, 'Capital.');
    expect(field.parse('2%')).toEqual({ supplyBps: 200 });
    expect(field.parse('1.5 ACT')).toEqual({ baseUnits: 1_500_000_000n });
    const wrong = ['0%', '101%', '2', 2, '2 USD', '0 ACT', '-1%', undefined];
    expect(wrong.filter((value) => field.safeParse(value).success)).toEqual([]);
    expect(field.safeParse('much').error?.issues[0]).toMatchObject({
      params: { expected: expect.stringMatching(/such as "100 ACT", .*, or a percentage of token.supply such as 2%$/) },
    });
  });
});
