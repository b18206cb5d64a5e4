import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { nodeAt, type SchemaNode, scenarioJsonSchema, valueAt } from '#scenarios/schema/json-schema.ts';
import { tinyScenario } from '#tests/support/scenario-texts.ts';

const schema = scenarioJsonSchema();

/** Places below a node, with their nodes. */
function placesOf(node: SchemaNode, path: string): readonly (readonly [string, SchemaNode])[] {
  const children = Object.entries(node.properties ?? {}).flatMap(([key, child]) => placesOf(child, `${path}.${key}`));
  const options = (node.oneOf ?? []).flatMap((option, index) => placesOf(option, `${path}(${index})`));
  const items = node.items === undefined ? [] : placesOf(node.items, `${path}[]`);
  return [[path, node], ...children, ...items, ...options];
}

describe('scenarios/schema/json-schema.ts', () => {
  it('is the committed file', () => {
    const file = new URL('../../../../scenarios/schema/scenario.schema.json', import.meta.url);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toStrictEqual(structuredClone(schema));
  });

  it('describes every key', () => {
    const places = placesOf(schema, '').filter(([path]) => !path.endsWith('[]'));
    expect(places.length).toBeGreaterThan(50);
    expect(places.filter(([, { description }]) => description === undefined || description === '')).toStrictEqual([]);
  });

  it('refuses keys that it does not name, in every map', () => {
    const maps = placesOf(schema, '').filter(([, node]) => node.properties !== undefined);
    expect(maps.length).toBeGreaterThan(8);
    expect(maps.filter(([, node]) => node.additionalProperties !== false)).toStrictEqual([]);
  });

  it('has a pattern and an example that matches it for every text with a unit', () => {
    const texts = placesOf(schema, '').filter(([, node]) => node.pattern !== undefined);
    expect(texts.length).toBeGreaterThan(12);
    for (const [, { pattern = '', examples = [], default: byDefault }] of texts) {
      expect(examples).not.toHaveLength(0);
      for (const text of [...examples, ...(byDefault === undefined ? [] : [byDefault as string])]) {
        expect(text).toMatch(new RegExp(pattern, 'u'));
      }
    }
  });

  it('accepts a valid scenario and refuses unknown keys and lost units, as an editor does', () => {
    const validate = new Ajv({ strict: true, strictTypes: false }).compile(schema);
    expect(validate(tinyScenario())).toBe(true);
    expect(validate(tinyScenario({ seeds: 1 }))).toBe(false);
    expect(validate(tinyScenario({ horizon: 30 }))).toBe(false);
    expect(validate(tinyScenario({ staking: { min_stake: '100' } }))).toBe(false);
  });

  it('finds the node of a path, by kind where maps differ', () => {
    const value = { population: [{ policy: { kind: 'whale' } }] };
    const path = ['population', 0, 'policy', 'tranches'];
    expect(nodeAt(schema, path, value)?.maximum).toBe(12);
    expect(nodeAt(schema, path, { population: [{ policy: { kind: 'staker' } }] })).toBeUndefined();
    expect(nodeAt(schema, ['population', 0, 'policy', 'lock_mix', '7'], value)?.type).toBe('number');
    expect(nodeAt(schema, ['nowhere', 'at', 'all'], value)).toBeUndefined();
    expect(nodeAt(schema, ['constructor'], value)).toBeUndefined();
  });

  it('finds own values only', () => {
    expect(valueAt({ a: [{ b: 1 }] }, ['a', 0, 'b'])).toBe(1);
    expect(valueAt({ a: 1 }, ['constructor'])).toBeUndefined();
    expect(valueAt(null, ['a'])).toBeUndefined();
  });
});
