import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { schemaText, sweepSchemaText } from '../../../scripts/generate-schema.ts';

describe('scripts/generate-schema.ts', () => {
  it('writes the committed file, in draft 7 as most editors read it', () => {
    const file = new URL('../../../scenarios/schema/scenario.schema.json', import.meta.url);
    expect(schemaText()).toBe(readFileSync(file, 'utf8'));
    expect(JSON.parse(schemaText())).toMatchObject({ $schema: 'http://json-schema.org/draft-07/schema#' });
  });

  it('writes the committed file for sweeps', () => {
    const file = new URL('../../../scenarios/schema/sweep.schema.json', import.meta.url);
    expect(sweepSchemaText()).toBe(readFileSync(file, 'utf8'));
    expect(JSON.parse(sweepSchemaText())).toMatchObject({ required: ['version', 'name', 'scenario', 'charts'] });
  });
});
