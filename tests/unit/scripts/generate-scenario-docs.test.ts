import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type SchemaNode, scenarioJsonSchema } from '#scenarios/schema/json-schema.ts';
import { scenarioPage } from '../../../scripts/generate-scenario-docs.ts';

const SCHEMA: SchemaNode = {
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string', title: 'name', maxLength: 9, description: 'Its name.' },
    on: { type: 'boolean', default: false, description: 'This | that.' },
    section: {
      type: 'object',
      default: {},
      description: 'A part.',
      properties: { share: { type: 'string', title: 'percentage', default: '5%', description: 'A share.' } },
    },
    list: {
      type: 'array',
      minItems: 1,
      maxItems: 2,
      default: [{ a: 0, b: '1x' }],
      description: 'Items.',
      items: { type: 'object', required: ['a'], properties: { a: { type: 'integer', description: 'A.' }, b: {} } },
    },
  },
};

describe('scripts/generate-scenario-docs.ts', () => {
  it('writes a row for each key, sections and items spelt out', () => {
    const rows = scenarioPage(SCHEMA)
      .split('\n')
      .filter((line) => line.startsWith('| `') && !line.includes('ACT'));
    expect(rows.slice(rows.findIndex((row) => row.includes('`name`')))).toMatchInlineSnapshot(`
      [
        "| \`name\` | name, at most 9 characters | required | Its name. |",
        "| \`on\` | \`true\` or \`false\` | \`false\` | This \\| that. |",
        "| \`section\` | map | the defaults below | A part. |",
        "| \`section.share\` | percentage | \`5%\` | A share. |",
        "| \`list\` | list, 1 to 2 items | \`0 1x\` | Items. |",
        "| \`list[].a\` | whole number | required | A. |",
        "| \`list[].b\` | text | none |  |",
      ]
    `);
  });

  it('writes the committed page, with every policy', () => {
    const page = scenarioPage(scenarioJsonSchema());
    expect(page).toBe(readFileSync(new URL('../../../docs/reference/scenario.md', import.meta.url), 'utf8'));
    expect(page).toContain('### staker');
    expect(page).toContain('### whale');
  });
});
