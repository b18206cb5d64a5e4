import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sweepJsonSchema } from '#scenarios/schema/json-schema.ts';
import { sweepPage } from '../../../scripts/generate-sweep-docs.ts';

describe('scripts/generate-sweep-docs.ts', () => {
  it('writes the committed page, with every key', () => {
    const page = sweepPage(sweepJsonSchema());
    expect(page).toBe(readFileSync(new URL('../../../docs/reference/sweep.md', import.meta.url), 'utf8'));
    for (const key of ['scenario', 'seeds', 'variants[].set', 'charts[].metric', 'conclusions[].between[]']) {
      expect(page).toContain(`| \`${key}\` |`);
    }
  });
});
