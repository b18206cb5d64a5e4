import { readdirSync } from 'node:fs';
import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PlayedAttack } from '#cli/attack/play-attack.ts';
import type { AttackDefinition } from '#sim/attacks/attack.ts';
import { ATTACK_DEFINITIONS, attackDefinition } from '#sim/attacks/registry.ts';
import type { AttackRow } from '#sim/ports/run-sink.ts';
import { ATTACK_FILES, ATTACK_LIBRARY, playLibrary } from '#tests/support/attack-library.ts';

/** Ids that the library has to have. */
const REQUIRED =
  'R01 R02 R03 R04 R08 R10 R12 R14 L01 L02 L03 L05 G01 G02 G04 G05 G06 G11 G12 G14 S01 S02 P01 P02'.split(' ');

/** One line of the committed table of figures. */
interface Measured {
  readonly scenario: string;
  readonly attack: string;
  readonly build: string;
  readonly succeeded: boolean;
  readonly measure: number | string;
  readonly capital_base_units: string;
  readonly gain_base_units: string;
  readonly gain_quote_units: string;
  readonly treasury_base_units: string;
  readonly others_lost_base_units: string;
  readonly seconds_to_effect: number | string;
  readonly accepted: number;
  readonly refused: number;
}

const measured: Measured[] = [];

function rowOf({ result }: PlayedAttack): AttackRow {
  const [row, ...others] = result.attacks;
  expect(others, 'a scenario of the library has one attack').toEqual([]);
  return row!;
}

function note(scenario: string, build: string, row: AttackRow, idle: AttackRow): void {
  measured.push({
    scenario,
    attack: row.attackId,
    build,
    succeeded: row.succeeded,
    measure: row.measure ?? '',
    capital_base_units: String(row.capitalBaseUnits),
    gain_base_units: String(row.gainBaseUnits),
    gain_quote_units: row.gainQuoteUnits === undefined ? '' : String(row.gainQuoteUnits),
    treasury_base_units: String(row.treasuryBaseUnits),
    others_lost_base_units: String(idle.othersWealthBaseUnits! - row.othersWealthBaseUnits!),
    seconds_to_effect: row.secondsToEffect ?? '',
    accepted: row.accepted,
    refused: row.refused,
  });
}

describe('the library of attacks', () => {
  it('has a scenario and a page for each attack, and each attack that it has to have', () => {
    const pages = new Set(readdirSync(ATTACK_LIBRARY).filter((name) => name.endsWith('.md')));
    expect(ATTACK_FILES.filter((name) => !pages.has(name.replace('.yaml', '.md')))).toEqual([]);
    const ids = new Set(ATTACK_DEFINITIONS.map(({ id }) => id as string));
    expect(REQUIRED.filter((id) => !ids.has(id))).toEqual([]);
    const filed = new Set(ATTACK_FILES.map((name) => name.slice(0, 3).toUpperCase()));
    expect([...ids].filter((id) => !filed.has(id))).toEqual([]);
  });
});

describe.each(ATTACK_FILES)('%s', (name) => {
  let definition: AttackDefinition;
  let real: PlayedAttack;

  beforeAll(async () => {
    real = await playLibrary(name);
    const cohort = real.spec.population.find(({ attack }) => attack !== undefined);
    definition = attackDefinition(cohort!.policy.kind);
    note(name, 'real', rowOf(real), rowOf(await playLibrary(name, { idle: true })));
  });

  it('is in a living economy, whose real program keeps every invariant', () => {
    expect(real.spec.name).toBe(name.replace('.yaml', ''));
    expect(real.result.broken.map(({ first }) => first)).toEqual([]);
    expect(real.result.vacuousKinds).toEqual([]);
    expect(real.result.accepted).toBeGreaterThan(30);
  });

  it('leaves nothing to gain by a flaw, and answers with the errors that its page names', () => {
    const row = rowOf(real);
    expect(row.measure, 'the figure that it is judged by').toBeTypeOf('number');
    if (definition.nature === 'flaw') expect([row.measure, row.succeeded]).toEqual([row.measure, false]);
    const met = new Set(real.steps.map(({ outcome }) => outcome));
    expect(definition.refusals.filter((error) => !met.has(error))).toEqual([]);
  });

  it('pays on the twin that has the flaw back', async () => {
    const { twin, nature } = definition;
    if (twin === undefined) {
      // Then it is a matter of price, and the table says which.
      expect(nature).toBe('economic');
      return;
    }
    const played = await playLibrary(name, { twin });
    const row = rowOf(played);
    note(name, twin, row, rowOf(await playLibrary(name, { twin, idle: true })));
    expect([row.measure, row.succeeded]).toEqual([row.measure, true]);
    expect(played.result.broken.length, 'what the exact model notices').toBeGreaterThan(0);
  });
});

describe('scenarios/attacks/measured.csv', () => {
  it('says what came of each', async () => {
    await expect(`${Papa.unparse(measured, { newline: '\n' })}\n`).toMatchFileSnapshot(
      '../../scenarios/attacks/measured.csv',
    );
  });
});
