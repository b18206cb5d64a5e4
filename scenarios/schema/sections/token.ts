import { z } from 'zod';
import { amountField, percentageField, type QuantityField, wholeDaysField } from '../fields.ts';
import { type ScenarioFrame, symbolOf } from '../frame.ts';
import { MAX_DECIMALS, MAX_SUPPLY_BASE_UNITS, MAX_VESTING_DAYS } from '../limits.ts';
import { section } from './section.ts';

const SYMBOL = /^[A-Z][A-Z0-9]{0,9}$/;

export function tokenSection(frame: ScenarioFrame) {
  return section(
    {
      symbol: z
        .string()
        .regex(SYMBOL)
        .default('ACT')
        .meta({
          title: 'symbol',
          examples: ['ACT'],
          description: 'Unit of every amount in the file: up to ten capital letters and digits.',
        }),
      decimals: z.int().min(0).max(MAX_DECIMALS).default(9).describe('Decimals of the token.'),
      supply: amountField(
        frame.token,
        { min: 1n, max: MAX_SUPPLY_BASE_UNITS },
        { description: 'Minted at genesis.', byDefault: `1_000_000_000 ${symbolOf(frame)}` },
      ),
      distribution: distributionSection(),
      vesting: section(
        {
          team: vestingSection({ cliff: '1y', duration: '4y' }, "The team's share."),
          partners: vestingSection({ cliff: '6m', duration: '2y' }, "The partners' share."),
        },
        'How the shares of team and partners unlock, counted from genesis.',
      ),
    },
    'The token.',
  );
}

function distributionSection() {
  const share = (description: string, byDefault: string): QuantityField<number> =>
    percentageField({ min: 0, max: 10_000 }, { description, byDefault });
  return section(
    {
      community: share('What the population holds, together with liquidity.', '40%'),
      team: share('Unlocks by token.vesting.team.', '20%'),
      treasury: share('In the treasury vault, spent by proposals only.', '20%'),
      liquidity: share('What the population holds, together with community.', '10%'),
      partners: share('Unlocks by token.vesting.partners.', '10%'),
    },
    'Who gets the supply at genesis; adds up to 100%. What the population does not hold of community and liquidity stays with the operator.',
  );
}

function vestingSection(defaults: { readonly cliff: string; readonly duration: string }, description: string) {
  return section(
    {
      cliff: wholeDaysField(
        { min: 0, max: MAX_VESTING_DAYS },
        { description: 'Nothing unlocks before; then all that has accrued does.', byDefault: defaults.cliff },
      ),
      duration: wholeDaysField(
        { min: 1, max: MAX_VESTING_DAYS },
        { description: 'All is unlocked after it; evenly from genesis on.', byDefault: defaults.duration },
      ),
    },
    description,
  );
}
