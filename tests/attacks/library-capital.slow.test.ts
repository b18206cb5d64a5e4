import { join } from 'node:path';
import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { searchCapital } from '#cli/attack/run-attack.ts';
import { attackDefinition } from '#sim/attacks/registry.ts';
import { ATTACK_FILES, ATTACK_LIBRARY, playLibrary } from '#tests/support/attack-library.ts';

/** One line of the committed table of bounds. */
interface LeastCapital {
  readonly scenario: string;
  readonly attack: string;
  readonly least_base_units: string;
  readonly fails_base_units: string;
  readonly too_much_base_units: string;
  readonly supply_base_units: string;
}

it('least-capital.csv has the bound of each economic attack on the real program', async () => {
  const lines: LeastCapital[] = [];
  for (const scenario of ATTACK_FILES) {
    const { spec } = await playLibrary(scenario, { idle: true });
    const cohort = spec.population.find(({ attack }) => attack !== undefined);
    const { id, nature } = attackDefinition(cohort!.policy.kind);
    if (nature !== 'economic') continue;
    const file = join(ATTACK_LIBRARY, scenario);
    const program = { engine: 'litesvm', build: undefined, programDir: undefined } as const;
    const settings = { capital: undefined, seed: undefined, observers: [], signal: { aborted: false } };
    const found = await searchCapital({ attack: { file, id }, ...program, ...settings }, () => undefined);
    lines.push({
      scenario,
      attack: id,
      least_base_units: String(found?.smallestSuccess ?? ''),
      fails_base_units: String(found?.largestFailure ?? ''),
      too_much_base_units: String(found?.tooMuch ?? ''),
      supply_base_units: String(spec.token.supplyBaseUnits),
    });
  }
  expect(lines.map(({ attack }) => attack)).toEqual(['G02', 'G11', 'L05', 'L05', 'S01']);
  await expect(`${Papa.unparse(lines, { newline: '\n' })}\n`).toMatchFileSnapshot(
    '../../scenarios/attacks/least-capital.csv',
  );
});
