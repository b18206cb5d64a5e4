import { z } from 'zod';
import { amountField, multiplierField, percentageField, wholeDaysField } from '../fields.ts';
import { type ScenarioFrame, symbolOf } from '../frame.ts';
import {
  LOCK_COUNT,
  MAX_LOCK_DAYS,
  MAX_MULTIPLIER_BPS,
  MAX_PENALTY_BPS,
  MAX_SUPPLY_BASE_UNITS,
  PARAMETER_DAYS,
} from '../limits.ts';
import { section } from './section.ts';

/** The plan's locks and their voting power. */
const PLAN_LOCKS = [
  { days: 0, multiplier: '1.0x' },
  { days: 7, multiplier: '1.2x' },
  { days: 30, multiplier: '1.5x' },
  { days: 90, multiplier: '2.0x' },
  { days: 180, multiplier: '3.0x' },
];

export function stakingSection(frame: ScenarioFrame) {
  const symbol = symbolOf(frame);
  const lock = z.strictObject({
    days: z.int().min(0).max(MAX_LOCK_DAYS).describe('Days that the stake stays locked.'),
    multiplier: multiplierField(
      { min: 10_000, max: MAX_MULTIPLIER_BPS },
      { description: 'Voting power and reward weight of a staked token while the lock runs.' },
    ),
  });
  return section(
    {
      min_stake: amountField(
        frame.token,
        { min: 1n, max: MAX_SUPPLY_BASE_UNITS },
        { description: 'Least amount of one deposit, and of what a partial exit leaves.', byDefault: `100 ${symbol}` },
      ),
      max_stake: amountField(
        frame.token,
        { min: 1n, max: MAX_SUPPLY_BASE_UNITS },
        {
          description: 'Most that one wallet may have staked, with mitigations.stakeCap; not above the supply.',
          byDefault: `10_000_000 ${symbol}`,
        },
      ),
      locks: z
        .array(lock)
        .length(LOCK_COUNT)
        .prefault(PLAN_LOCKS)
        .describe('Lock lengths on offer, ascending; the first is 0 days at 1.0x, and multipliers never fall.'),
      penalty: percentageField(
        { min: 0, max: MAX_PENALTY_BPS },
        { description: 'Part of a stake that leaving before the end of its lock costs.', byDefault: '10%' },
      ),
      ticket_length: wholeDaysField(PARAMETER_DAYS.ticketLength, {
        description: 'Time over which an exit is paid out, with mitigations.unstakeTickets.',
        byDefault: '7d',
      }),
    },
    'Parameters of the staking pool.',
  );
}
