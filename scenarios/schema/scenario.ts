import { z } from 'zod';
import type { PolicyDefinition } from '#sim/policies/policy.ts';
import { POLICY_DEFINITIONS } from '#sim/policies/registry.ts';
import { dateField, durationField, type QuantityField } from './fields.ts';
import { DEFAULT_FRAME, PROFILES, type ScenarioFrame } from './frame.ts';
import {
  MAX_DESCRIPTION_LENGTH,
  MAX_HORIZON_SECONDS,
  MAX_NAME_LENGTH,
  MAX_SEED,
  MAX_START_DATE,
  MAX_TICK_SECONDS,
  MIN_START_DATE,
  MIN_TICK_SECONDS,
} from './limits.ts';
import { assertSection } from './sections/assert.ts';
import { attacksSection } from './sections/attacks.ts';
import { baselineSection } from './sections/baseline.ts';
import { demandSection } from './sections/demand.ts';
import { eventsSection } from './sections/events.ts';
import { expectedSection } from './sections/expected.ts';
import { governanceSection } from './sections/governance.ts';
import { guardianSection } from './sections/guardian.ts';
import { keeperSection } from './sections/keeper.ts';
import { marketSection } from './sections/market.ts';
import { mitigationsSection } from './sections/mitigations.ts';
import { nameField } from './sections/name.ts';
import { outputsSection } from './sections/outputs.ts';
import { populationSection } from './sections/population.ts';
import { rewardsSection } from './sections/rewards.ts';
import { stakingSection } from './sections/staking.ts';
import { tokenSection } from './sections/token.ts';
import { treasurySection } from './sections/treasury.ts';

/** Line breaks are fine in a description, other control characters are not. */
const PRINTABLE_TEXT = /^[\P{Cc}\n]*$/u;

/**
 * Strict schema of a scenario file, version 1, with amounts read in the frame's units and its profile's defaults. Its
 * output has units resolved: amounts in base units, rates and multipliers in basis points, times in seconds, and those
 * that the program counts in days in days.
 */
export function scenarioSchema(
  frame: ScenarioFrame = DEFAULT_FRAME,
  policies: readonly PolicyDefinition[] = POLICY_DEFINITIONS,
) {
  const tick: QuantityField<number> = durationField(
    { min: MIN_TICK_SECONDS, max: MAX_TICK_SECONDS },
    {
      description: 'Length of one tick. A whole number of ticks makes a day, or the tick is one week.',
      byDefault: '1d',
    },
  );
  return z
    .strictObject({
      $schema: z.string().max(500).optional().describe('Ignored; lets an editor find the schema of a JSON file.'),
      version: z.literal(1).describe('Version of the scenario format.'),
      name: nameField(MAX_NAME_LENGTH, 'first-year', 'Name of the scenario.'),
      description: z
        .string()
        .max(MAX_DESCRIPTION_LENGTH)
        .regex(PRINTABLE_TEXT)
        .default('')
        .meta({ title: 'text', examples: ['One year of the plan.'], description: 'What the scenario is about.' }),
      seed: z.int().min(0).max(MAX_SEED).default(42).describe('Seed of all random draws.'),
      profile: z
        .enum(PROFILES)
        .default('hardened')
        .describe(
          'Defaults of what the file leaves out: plan is the literal behaviour of the plan, hardened adds the mitigations that close its known holes.',
        ),
      start: dateField(
        { min: MIN_START_DATE, max: MAX_START_DATE },
        { description: 'Day of tick 0, at midnight UTC.', byDefault: '2026-01-01' },
      ),
      horizon: durationField(
        { min: MIN_TICK_SECONDS, max: MAX_HORIZON_SECONDS },
        { description: 'Simulated time, a whole number of ticks. A month is 30 days, a year 365 days.' },
      ),
      tick,
      token: tokenSection(frame),
      staking: stakingSection(frame),
      rewards: rewardsSection(frame),
      governance: governanceSection(frame),
      treasury: treasurySection(frame),
      mitigations: mitigationsSection(frame),
      guardian: guardianSection().optional(),
      market: marketSection(frame).optional(),
      demand: demandSection().optional(),
      keeper: keeperSection().optional(),
      events: eventsSection().optional(),
      expected: expectedSection(frame).optional(),
      population: populationSection(frame, policies),
      attacks: attacksSection(frame).optional(),
      assert: assertSection().optional(),
      baseline: baselineSection().optional(),
      outputs: outputsSection(),
    })
    .describe('A scenario of actsim.');
}

export type ScenarioSchema = ReturnType<typeof scenarioSchema>;
/** A scenario with units resolved, before the names of `RunSpec`. */
export type Scenario = z.output<ScenarioSchema>;
