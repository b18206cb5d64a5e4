import { describe, expect, it } from 'vitest';
import { readDocument } from '#scenarios/text/read-document.ts';

describe('scenarios/text/read-document.ts', () => {
  it('reads a text by its format', () => {
    expect(readDocument('a: 1 # one', { file: 'a.yaml', format: 'yaml' }).value).toEqual({ a: 1 });
    expect(readDocument('{"a":1}', { file: 'a.json', format: 'json' }).value).toEqual({ a: 1 });
    expect(() => readDocument('a: 1', { file: 'a.json', format: 'json' })).toThrow('not valid YAML or JSON');
  });

  it('rejects a text over the limit, counted in bytes', () => {
    const text = `# ${'é'.repeat(524_288)}`;
    expect(() => readDocument(text, { file: 'a.yaml', format: 'yaml' })).toThrow('found 1048578');
  });
});
