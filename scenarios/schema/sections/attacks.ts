import { z } from 'zod';
import { ATTACK_DEFINITIONS } from '#sim/attacks/registry.ts';
import { amountField, amountOrShareField, durationField } from '../fields.ts';
import type { ScenarioFrame } from '../frame.ts';
import {
  MAX_ATTACK_WALLETS,
  MAX_ATTACKS,
  MAX_COHORT_NAME_LENGTH,
  MAX_HORIZON_SECONDS,
  MAX_QUOTE_UNITS,
  MAX_SUPPLY_BASE_UNITS,
} from '../limits.ts';
import { nameField } from './name.ts';

/** One strict map for each attack, told apart by `attack`; what is not common to all are the attack's own settings. */
export function attacksSection({ token, quote }: ScenarioFrame) {
  const options = ATTACK_DEFINITIONS.map(({ id, kind, description, defaultWallets, configSchema }) =>
    z
      .strictObject({
        attack: z.literal(kind).describe('Name of the attack.'),
        ...commonFields(defaultWallets, { token, quote }),
        ...configSchema.shape,
      })
      .describe(`${id}: ${description}`),
  );
  const [first, ...others] = options;
  if (first === undefined) throw new TypeError('there is no attack');
  return z
    .array(z.discriminatedUnion('attack', [first, ...others]))
    .max(MAX_ATTACKS)
    .describe('Attackers, each with wallets and capital of its own; what came of them is in attacks.csv.');
}

function commonFields(defaultWallets: number, { token, quote }: Pick<ScenarioFrame, 'token' | 'quote'>) {
  return {
    name: nameField(
      MAX_COHORT_NAME_LENGTH,
      'raiders',
      'Name of the attacker, and of the cohort of its wallets; no two share one. Default: that of the attack.',
    ).optional(),
    at: durationField(
      { min: 0, max: MAX_HORIZON_SECONDS },
      { description: 'When the attacker comes, since genesis, with all of its capital.' },
    ),
    capital: amountOrShareField(
      token,
      { min: 1n, max: MAX_SUPPLY_BASE_UNITS },
      'What its wallets get, in equal parts.',
    ),
    cash: amountField(
      quote,
      { min: 1n, max: MAX_QUOTE_UNITS },
      { description: 'What they get of the quote asset besides. Left out: nothing. Wants market.pool.' },
    ).optional(),
    wallets: z
      .int()
      .min(1)
      .max(MAX_ATTACK_WALLETS)
      .default(defaultWallets)
      .describe('Number of wallets, each with a key of its own.'),
    idle: z
      .boolean()
      .default(false)
      .describe('The wallets get their capital and do nothing: what a run with the attack is compared with.'),
  };
}
