import { describe, expect, it } from 'vitest';
import { nameField } from '#scenarios/schema/sections/name.ts';

describe('scenarios/schema/sections/name.ts', () => {
  const field = nameField(8, 'a-name', 'A name.');

  it.each(['a', 'a-1', '12345678'])('takes %s', (name) => {
    expect(field.parse(name)).toBe(name);
  });

  it.each(['', 'A', 'a--b', '-a', 'a_b', '123456789'])('rejects "%s"', (name) => {
    expect(field.safeParse(name).success).toBe(false);
  });
});
