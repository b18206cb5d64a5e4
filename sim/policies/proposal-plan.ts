import { z } from 'zod';
import { SimError } from '../core/errors/sim-error.ts';
import { FEATURE_NAMES, featureBit } from '../core/features.ts';
import { PARAMETER_NAMES, PARAMETERS } from '../core/parameters.ts';
import { type ProposalPayload, SPEND_PURPOSES } from '../ports/actions.ts';
import { tokens } from './config-fields.ts';
import { tokensToBaseUnits } from './holding.ts';
import type { Observation } from './policy.ts';

const at_day = z.number().min(0).max(36_500).describe('Day of the run from which it is proposed.');

const repeat = z
  .strictObject({
    every_days: z.number().min(1).max(36_500).describe('Days from one to the next.'),
    times: z.int().min(2).max(1_000).describe('How often it is proposed in all.'),
  })
  .optional()
  .describe('Proposes it again and again. Left out: once.');

/** One proposal of a proposer's schedule, told apart by `kind`. */
export const plannedProposal = z
  .discriminatedUnion('kind', [
    z
      .strictObject({
        kind: z.literal('parameter').describe('Changes one parameter.'),
        at_day,
        repeat,
        parameter: z.enum(PARAMETER_NAMES).describe('Which one.'),
        value: z
          .number()
          .min(0)
          .max(1e15)
          .describe('New value in the unit of the name; tokens (at most three decimals) where the name has none.'),
      })
      .describe('A change of a parameter.'),
    z
      .strictObject({
        kind: z.literal('spend').describe('Spends from the treasury.'),
        at_day,
        repeat,
        purpose: z.enum(SPEND_PURPOSES).describe('A payment, a grant to rewards, a buyback programme, or a burn.'),
        amount_tokens: tokens('How much: paid, granted, bought at most, or burned. Tokens.'),
        recipient: z
          .string()
          .max(200)
          .optional()
          .describe('Agent that a payment goes to, as cohort/number. Default: the proposer itself.'),
        price_quote_units: z
          .int()
          .min(0)
          .default(0)
          .describe('Price of a buyback: base units of the quote asset for one whole token.'),
      })
      .describe('Spending of the treasury.'),
    z
      .strictObject({
        kind: z.literal('upgrade').describe('Approves new program code by its hash.'),
        at_day,
        repeat,
        code: z.string().min(1).max(400).describe('Stands for the new code: the text whose bytes are the buffer.'),
      })
      .describe('An upgrade of the program.'),
    z
      .strictObject({
        kind: z.literal('feature').describe('Switches a feature.'),
        at_day,
        repeat,
        feature: z.enum(FEATURE_NAMES).describe('Which one.'),
        enabled: z.boolean().describe('On or off.'),
      })
      .describe('A switch of a feature.'),
  ])
  .describe('One proposal.');

export type PlannedProposal = z.output<typeof plannedProposal>;

const UTF8 = new TextEncoder();

/**
 * What the proposal asks the program for. `policy`: whose configuration it is from. Throws `POLICY__CONFIG_INVALID` for a
 * recipient that nobody is.
 */
export function payloadOf(planned: PlannedProposal, observation: Observation, policy: string): ProposalPayload {
  const unit = observation.tokenUnitBaseUnits;
  switch (planned.kind) {
    case 'parameter': {
      const parameter = PARAMETERS[planned.parameter];
      const value =
        parameter.unit === 'tokens' ? tokensToBaseUnits(planned.value, unit) : BigInt(Math.round(planned.value));
      return { kind: 'parameter', id: parameter.id, value };
    }
    case 'spend':
      return {
        kind: 'spend',
        purpose: planned.purpose,
        recipient:
          planned.recipient === undefined ? observation.agent : agentNamed(planned.recipient, observation, policy),
        amountBaseUnits: tokensToBaseUnits(planned.amount_tokens, unit),
        priceQuoteUnits: BigInt(planned.price_quote_units),
      };
    case 'upgrade':
      return { kind: 'upgrade', buffer: UTF8.encode(planned.code) };
    case 'feature':
      return { kind: 'feature', flag: featureBit(planned.feature), enabled: planned.enabled };
  }
}

function agentNamed(id: string, observation: Observation, policy: string): number {
  const agent = observation.agentNamed(id);
  if (agent !== undefined) return agent;
  throw new SimError('POLICY__CONFIG_INVALID', {
    policy,
    path: 'proposals',
    expected: 'a recipient that the population has, as cohort/number',
    found: id,
  });
}
