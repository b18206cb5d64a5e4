import { Ajv } from 'ajv';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { parseScenario } from '#scenarios/load.ts';
import { scenarioJsonSchema } from '#scenarios/schema/json-schema.ts';
import type { ScenarioFormat } from '#scenarios/text/source-document.ts';
import { isSimError } from '#sim/core/errors/sim-error.ts';
import type { RunSpec } from '#sim/core/run-spec.ts';
import { SCENARIO_PROPERTY_SEED as seed, validScenario } from '#tests/support/scenario-arbitraries.ts';
import { TINY_YAML, tinyScenario } from '#tests/support/scenario-texts.ts';

function load(text: string, format: ScenarioFormat): RunSpec {
  return parseScenario(text, { file: `any.${format}`, format });
}

/** Whether the text is accepted; throws whatever is no error of ours. */
function isAccepted(text: string, format: ScenarioFormat): boolean {
  try {
    load(text, format);
    return true;
  } catch (error) {
    if (isSimError(error) && error.code.startsWith('SCENARIO__') && error.message.length < 100_000) return false;
    throw error;
  }
}

/** What means something in YAML or JSON, and words of the schema. */
const MARKS: readonly string[] = [
  ...'{}[]:,?|>"\'#%!\\ \n\t\u0000\ud800\u2028é',
  ...'--- ... << &a *a !!int null true 1 -0 1e999 .inf 0x1F 30d'.split(' '),
  ...'version population policy kind staker __proto__ constructor'.split(' '),
  ': ',
  '- ',
  '? ',
  '\n  ',
  '\r\n',
  '---\n',
];

const marks = fc.array(fc.constantFrom(...MARKS), { maxLength: 60 }).map((parts) => parts.join(''));

/** A valid scenario's text with some characters put in, taken out or doubled. */
function damaged(text: string): fc.Arbitrary<string> {
  const change = fc.tuple(fc.nat(text.length), fc.nat(12), marks);
  return fc.array(change, { minLength: 1, maxLength: 3 }).map((changes) => {
    let result = text;
    for (const [at, length, inserted] of changes) result = result.slice(0, at) + inserted + result.slice(at + length);
    return result;
  });
}

/** A valid scenario with any value in the place of one of its own. */
const misplaced = fc
  .tuple(
    fc.constantFrom(
      'version',
      'name',
      'seed',
      'tick',
      'token',
      'staking',
      'profile',
      'rewards',
      'governance',
      'treasury',
      'mitigations',
      'market',
      'demand',
      'keeper',
      'events',
      'expected',
      'population',
      'outputs',
      'horizon',
    ),
    fc.jsonValue({ maxDepth: 3 }),
    fc.boolean(),
  )
  .map(([key, value, isNested]) =>
    tinyScenario({ [key]: isNested ? { [key]: value, locks: value, policy: value } : value }),
  );

describe('scenarios/load.ts', () => {
  it('reads one scenario to one run from JSON, from YAML, and from JSON read as YAML', () => {
    fc.assert(
      fc.property(validScenario, (scenario) => {
        const spec = load(JSON.stringify(scenario), 'json');
        expect(load(stringify(scenario), 'yaml')).toStrictEqual(spec);
        expect(load(JSON.stringify(scenario, null, 2), 'yaml')).toStrictEqual(spec);
      }),
      { seed, numRuns: 60 },
    );
  });

  it('accepts nothing that an editor with the JSON Schema would mark', () => {
    const validate = new Ajv({ strictTypes: false }).compile(scenarioJsonSchema());
    fc.assert(
      fc.property(fc.oneof(validScenario, misplaced), (scenario) => {
        const text = JSON.stringify(scenario);
        expect(!isAccepted(text, 'json') || validate(JSON.parse(text))).toBe(true);
      }),
      { seed, numRuns: 100 },
    );
  });

  it('rejects hostile texts with an error of its own only', () => {
    const texts = fc.oneof(
      marks,
      damaged(TINY_YAML),
      damaged(JSON.stringify(tinyScenario())),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        expect([isAccepted(text, 'yaml'), isAccepted(text, 'json')]).toHaveLength(2);
      }),
      { seed, numRuns: 250 },
    );
  });

  it('rejects any value in any place with an error of its own only', () => {
    fc.assert(
      fc.property(misplaced, (scenario) => {
        expect(typeof isAccepted(JSON.stringify(scenario), 'json')).toBe('boolean');
      }),
      { seed, numRuns: 150 },
    );
  });
});
