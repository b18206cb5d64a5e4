import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseScenario } from '#scenarios/load.ts';
import { readScenarioFile } from '#scenarios/read-file.ts';
import { scenarioJsonSchema } from '#scenarios/schema/json-schema.ts';
import { buildPopulation } from '#sim/agents/population.ts';
import type { RunSpec } from '#sim/core/run-spec.ts';

const FOLDER = fileURLToPath(new URL('../../scenarios/library/', import.meta.url));
const FILES = readdirSync(FOLDER).filter((name) => /\.(ya?ml|json)$/.test(name) && !name.includes('.sweep.'));
const validate = new Ajv({ strict: true, strictTypes: false, allErrors: true }).compile(scenarioJsonSchema());

async function load(name: string): Promise<RunSpec> {
  const source = await readScenarioFile(FOLDER + name);
  return parseScenario(source.text, source);
}

function wholeTokens(baseUnits: bigint): number {
  return Number(baseUnits / 10n ** 9n);
}

describe('scenarios/library', () => {
  it('has the first year and the smoke test', () => {
    expect(FILES).toEqual(expect.arrayContaining(['first-year.yaml', 'smoke.json', 'smoke.yaml']));
  });

  it.each(FILES)('%s is valid for an editor and for a run, under its own name', async (name) => {
    const value = parse(readFileSync(FOLDER + name, 'utf8')) as unknown;
    expect(validate(value) ? [] : validate.errors).toStrictEqual([]);
    expect((await load(name)).name).toBe(name.replace(/\.[a-z]+$/, ''));
  });

  it.each(FILES)('%s names its schema for editors', (name) => {
    expect(
      readFileSync(FOLDER + name, 'utf8')
        .split('\n')
        .slice(0, 2)
        .join('\n'),
    ).toMatch(/(^# yaml-language-server: \$schema=|"\$schema": ")\.\.\/schema\/scenario\.schema\.json/);
  });

  it('says the smoke test alike in YAML and in JSON', async () => {
    expect(await load('smoke.json')).toStrictEqual(await load('smoke.yaml'));
  });

  it('runs the first year of the plan with 980 stakers and 20 whales', async () => {
    const { population, token, staking, rewards, ...time } = await load('first-year.yaml');
    const count = (kind: string): number =>
      population.filter(({ policy }) => policy.kind === kind).reduce((sum, cohort) => sum + cohort.count, 0);
    expect([count('staker'), count('whale')]).toStrictEqual([980, 20]);
    expect([time.horizonTicks, time.tickSeconds]).toStrictEqual([365, 86_400]);
    expect(token).toMatchObject({ symbol: 'ACT', decimals: 9, supplyBaseUnits: 10n ** 18n });
    expect(token.distribution).toMatchObject({ communityBps: 4_000, teamBps: 2_000, treasuryBps: 2_000 });
    expect(time.profile).toBe('plan');
    expect(staking).toStrictEqual({
      minStakeBaseUnits: 100n * 10n ** 9n,
      maxStakeBaseUnits: 10n ** 16n,
      lockDays: [0, 7, 30, 90, 180],
      multiplierBps: [10_000, 12_000, 15_000, 20_000, 30_000],
      penaltyBps: 1_000,
      ticketDays: 7,
    });
    expect(rewards).toMatchObject({
      rewardRateBps: 500,
      inflationBps: [500, 300, 200],
      inflationCapBps: 500,
      minClaimBaseUnits: 10n ** 9n,
      boosters: { activeBps: 1_000, longTermBps: 2_000, votingBps: 1_500 },
    });
  });

  it.each(FILES)('%s fits into its supply with every seed of its sweep', async (name) => {
    const spec = await load(name);
    for (let seed = spec.seed; seed < spec.seed + 20; seed++) {
      expect(buildPopulation({ ...spec, seed }).agents.length).toBeGreaterThan(0);
    }
  });

  it('gives the first year balances well below the shares of community and liquidity, whatever the seed', async () => {
    const spec = await load('first-year.yaml');
    const totals = Array.from({ length: 25 }, (_, seed) =>
      wholeTokens(buildPopulation({ ...spec, seed }).holdingsBaseUnits.reduce((sum, balance) => sum + balance, 0n)),
    );
    expect(Math.min(...totals)).toBeGreaterThan(200_000_000);
    expect(Math.max(...totals)).toBeLessThan(450_000_000);
  });
});
