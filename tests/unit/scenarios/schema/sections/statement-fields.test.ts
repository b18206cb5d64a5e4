import { describe, expect, it } from 'vitest';
import { lineField, metricField, momentField, writtenField } from '#scenarios/schema/sections/statement-fields.ts';

describe('scenarios/schema/sections/statement-fields.ts', () => {
  it.each([
    [metricField('A metric.'), 'staking.ratio', 'Staking Ratio'],
    [lineField('A line', 'A line.'), 'Caps spread the votes', 'two\nlines'],
    [momentField('A time.'), '30d', '30 days'],
  ])('takes %#', (field, good, bad) => {
    expect(field.parse(good)).toBe(good);
    expect(field.safeParse(bad).success).toBe(false);
    expect(field.safeParse(3).success).toBe(false);
  });

  it('leaves what was written to its reader', () => {
    expect(writtenField('A value.').parse('40%')).toBe('40%');
    expect(writtenField('A value.').parse(0.4)).toBe(0.4);
  });
});
