import { z } from 'zod';
import { amountField, percentageField } from '../fields.ts';
import { type ScenarioFrame, symbolOf } from '../frame.ts';
import { MAX_DECIMALS, MAX_QUOTE_UNITS, MAX_SUPPLY_BASE_UNITS } from '../limits.ts';
import { section } from './section.ts';

export function treasurySection(frame: ScenarioFrame) {
  const symbol = symbolOf(frame);
  return section(
    {
      spending_cap: percentageField(
        { min: 0, max: 10_000 },
        {
          description: 'Most of the treasury that any 30 days may spend, with mitigations.spendingCap.',
          byDefault: '10%',
        },
      ),
      reserve_floor: amountField(
        frame.token,
        { min: 0n, max: MAX_SUPPLY_BASE_UNITS },
        { description: 'What the treasury keeps, with mitigations.reserveFloor.', byDefault: `20_000_000 ${symbol}` },
      ),
      buyback: buybackSection(frame),
    },
    'Parameters of the treasury.',
  );
}

function buybackSection(frame: ScenarioFrame) {
  const { quote } = frame;
  return section(
    {
      weekly_cap: amountField(
        frame.token,
        { min: 0n, max: MAX_SUPPLY_BASE_UNITS },
        {
          description: 'Most tokens that one week may buy back; at most 1% of the supply.',
          byDefault: `1_000_000 ${symbolOf(frame)}`,
        },
      ),
      max_price: amountField(
        quote,
        { min: 0n, max: MAX_QUOTE_UNITS },
        { description: 'Highest price that a proposal may set, for one token.', byDefault: `0.1 ${quote.symbol}` },
      ),
      quote_reserve: amountField(
        quote,
        { min: 0n, max: MAX_QUOTE_UNITS },
        { description: 'What buybacks can pay with from genesis on.', byDefault: `1_000_000 ${quote.symbol}` },
      ),
      quote_decimals: z
        .int()
        .min(0)
        .max(MAX_DECIMALS)
        .default(6)
        .describe(`Decimals of the quote asset, a token that stands for a dollar and is written ${quote.symbol}.`),
    },
    'Buying tokens back and burning them, with mitigations.buyback, once a proposal has set amount and price.',
  );
}
