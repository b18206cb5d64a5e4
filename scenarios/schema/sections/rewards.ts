import { z } from 'zod';
import { amountField, percentageField, type QuantityField, wholeDaysField } from '../fields.ts';
import { type ScenarioFrame, symbolOf } from '../frame.ts';
import {
  INFLATION_YEARS,
  MAX_BOOST_BPS,
  MAX_BOOST_DAYS,
  MAX_INFLATION_CAP_BPS,
  MAX_REWARD_RATE_BPS,
  MAX_SUPPLY_BASE_UNITS,
  PARAMETER_DAYS,
} from '../limits.ts';
import { section } from './section.ts';

export function rewardsSection(frame: ScenarioFrame) {
  const inflation = percentageField(
    { min: 0, max: MAX_INFLATION_CAP_BPS },
    { description: 'New tokens of one year, as a part of the initial supply; not above inflation_cap or reward_rate.' },
  );
  return section(
    {
      reward_rate: percentageField(
        { min: 1, max: MAX_REWARD_RATE_BPS },
        {
          description: 'Ceiling of what the weeks of one year pay, as a part of the supply; the rest waits.',
          byDefault: '5%',
        },
      ),
      inflation: z
        .array(inflation)
        .min(1)
        .max(INFLATION_YEARS)
        .prefault(['5%', '3%', '2%'])
        .describe('Tokens minted week by week and paid as rewards: one entry a year, the last one holds on.'),
      inflation_cap: percentageField(
        { min: 0, max: MAX_INFLATION_CAP_BPS },
        { description: 'Most that any 365 days may mint, as a part of the supply at their start.', byDefault: '5%' },
      ),
      min_claim: amountField(
        frame.token,
        { min: 0n, max: MAX_SUPPLY_BASE_UNITS },
        {
          description: 'Least amount that can be claimed; at most a thousandth of the supply.',
          byDefault: `1 ${symbolOf(frame)}`,
        },
      ),
      boosters: boostersSection(),
      min_debate_fee: amountField(
        frame.token,
        { min: 0n, max: MAX_SUPPLY_BASE_UNITS },
        {
          description: 'Least debate fee; who pays one takes an active part. Fees go into the rewards.',
          byDefault: `1 ${symbolOf(frame)}`,
        },
      ),
    },
    'Where rewards come from and how they are paid.',
  );
}

function boostersSection() {
  const boost = (description: string, byDefault: string): QuantityField<number> =>
    percentageField({ min: 0, max: MAX_BOOST_BPS }, { description, byDefault });
  return section(
    {
      active: boost('For who paid a debate fee within active_within.', '10%'),
      long_term: boost('For deposits that are at least long_term_after old.', '20%'),
      voting: boost('For who voted on 2 of the last 4 proposals that reached quorum.', '15%'),
      length: wholeDaysField(
        { min: 1, max: MAX_BOOST_DAYS },
        { description: 'How long a booster lasts until it has to be earned again.', byDefault: '28d' },
      ),
      active_within: wholeDaysField(PARAMETER_DAYS.activeWithin, {
        description: 'How long a debate fee counts as an active part.',
        byDefault: '28d',
      }),
      long_term_after: wholeDaysField(PARAMETER_DAYS.longTermAfter, {
        description: 'Age from which a deposit is long-term.',
        byDefault: '180d',
      }),
    },
    'More reward weight, with mitigations.boosters, as a part of the weight; the three add up, to 45% at most.',
  );
}
