import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseScenario, parseSweep, readScenarioFile, readSweepFile, sweepJsonSchema } from '#scenarios/index.ts';
import { runMetrics } from '#sim/index.ts';

const SCENARIOS = fileURLToPath(new URL('../../scenarios/', import.meta.url));
const FILES = ['library', 'sweeps'].flatMap((folder) =>
  readdirSync(join(SCENARIOS, folder))
    .filter((name) => name.endsWith('.sweep.yaml'))
    .map((name) => join(folder, name)),
);
const validate = new Ajv({ strict: true, strictTypes: false, allErrors: true }).compile(sweepJsonSchema());

/** Questions that the library answers. */
const TOPICS = [
  'plan-three-years',
  'bear-market',
  'low-participation',
  'whale-accumulation',
  'mercenary-capital',
  'unlock-cliff',
  'fee-boom',
  'inflation-zero',
  'quadratic-vs-linear',
  'caps-on-off',
  'apathetic-governance',
  'treasury-runway',
];

const textOf = (file: string): string => readFileSync(join(SCENARIOS, file), 'utf8');
const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');

describe('sweeps of the library', () => {
  it('has a scenario, a sweep, a page and a picture on each topic', () => {
    const wanted = TOPICS.flatMap((topic) => [
      ...['.yaml', '.sweep.yaml', '.md'].map((end) => `scenarios/library/${topic}${end}`),
      `docs/images/library/${topic}.png`,
    ]);
    expect(wanted.filter((file) => !existsSync(join(SCENARIOS, '..', file)))).toEqual([]);
  });

  it.each(FILES)('%s is valid, and every variant of its scenario is', async (file) => {
    expect(textOf(file)).toMatch(/^# yaml-language-server: \$schema=\.\.\/schema\/sweep\.schema\.json/);
    expect(validate(parse(textOf(file))) ? [] : validate.errors).toStrictEqual([]);
    const source = await readSweepFile(join(SCENARIOS, file));
    const sweep = parseSweep(source.text, source);
    expect(sweep.seeds).toBeGreaterThanOrEqual(10);
    const scenario = await readScenarioFile(join(dirname(join(SCENARIOS, file)), sweep.scenario));
    for (const { overrides } of sweep.variants) {
      const spec = parseScenario(scenario.text, scenario, { overrides });
      const known = runMetrics(spec).map(({ id }) => id);
      const used = [...sweep.charts, ...sweep.conclusions].map(({ metric }) => metric);
      expect(used.filter((id) => !known.includes(id))).toEqual([]);
    }
  });

  it.each(FILES)('%s has a page with its picture and every one of its conclusions', async (file) => {
    const source = await readSweepFile(join(SCENARIOS, file));
    const page = oneLine(textOf(file.replace('.sweep.yaml', '.md')));
    const { name, conclusions } = parseSweep(source.text, source);
    expect(conclusions.length).toBeGreaterThan(1);
    for (const { say } of conclusions) expect(page).toContain(oneLine(say));
    expect(page).toContain(`docs/images/library/${name}.png`);
  });
});
