import { parse } from 'yaml';
import * as z from 'zod';
import { parseScenario } from '#scenarios/index.ts';
import type { RunSpec } from '#sim/core/run-spec.ts';

const YAML_AGENTS = 1_000n;
const AMOUNT = /^([\d_]+) ([A-Z][A-Z0-9]*)$/;
/** Decimal places that a scaled amount keeps; the token has as many. */
const DECIMALS = 9;

/** The parts of a scenario file that scaling touches; the others pass as they are. */
const scalable = z.looseObject({
  name: z.string(),
  horizon: z.string(),
  staking: z.looseObject({ min_stake: z.string(), max_stake: z.string() }),
  rewards: z.looseObject({ min_claim: z.string() }),
  population: z.array(
    z.looseObject({
      count: z.int(),
      holdings: z.looseObject({ pareto: z.looseObject({ min: z.string(), max: z.string() }) }),
    }),
  ),
});

/** A scenario's text in JSON, and the run that it parses to. */
export interface ScaledScenario {
  readonly text: string;
  readonly spec: RunSpec;
}

/**
 * A scenario of a thousand agents (YAML text) with `agents` of them over `years`. Cohorts keep their shares, and each
 * wallet and each bound on one wallet becomes smaller as the agents become more, so that the economy stays the same.
 * Throws `RangeError` for a number of agents that leaves a cohort with a fraction of one, and what parsing throws.
 */
export function scaledScenario(yamlText: string, agents: number, years: number): ScaledScenario {
  const original = scalable.parse(parse(yamlText));
  const { staking, rewards } = original;
  const amount = (text: string): string => scaledAmount(text, agents);
  const scaled = {
    ...original,
    name: `bench-${agents}`,
    horizon: `${years}y`,
    staking: { ...staking, min_stake: amount(staking.min_stake), max_stake: amount(staking.max_stake) },
    rewards: { ...rewards, min_claim: amount(rewards.min_claim) },
    population: original.population.map((cohort) => {
      const { pareto } = cohort.holdings;
      return {
        ...cohort,
        count: scaledCount(cohort.count, agents),
        holdings: { pareto: { ...pareto, min: amount(pareto.min), max: amount(pareto.max) } },
      };
    }),
  };
  const text = JSON.stringify(scaled, null, 2);
  return { text, spec: parseScenario(text, { file: `bench-${agents}.json`, format: 'json' }) };
}

function scaledCount(count: number, agents: number): number {
  const scaled = (count * agents) / Number(YAML_AGENTS);
  if (Number.isSafeInteger(scaled) && scaled > 0) return scaled;
  throw new RangeError(`${agents} agents leave a cohort of ${count} in ${YAML_AGENTS} with ${scaled}; try thousands`);
}

function scaledAmount(text: string, agents: number): string {
  const [, digits, symbol] = AMOUNT.exec(text) ?? [];
  if (digits === undefined) throw new RangeError(`expected an amount in whole tokens, found ${text}`);
  const baseUnits = (BigInt(digits.replaceAll('_', '')) * 10n ** BigInt(DECIMALS) * YAML_AGENTS) / BigInt(agents);
  const padded = String(baseUnits).padStart(DECIMALS + 1, '0');
  const whole = padded.slice(0, -DECIMALS);
  const fraction = padded.slice(-DECIMALS).replace(/0+$/, '');
  return `${whole}${fraction === '' ? '' : `.${fraction}`} ${symbol}`;
}
