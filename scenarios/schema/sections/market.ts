import { z } from 'zod';
import { amountField, csvFileField, percentageField, priceField } from '../fields.ts';
import { type ScenarioFrame, symbolOf } from '../frame.ts';
import {
  MAX_JUMP_BPS,
  MAX_JUMPS_PER_YEAR,
  MAX_POOL_FEE_BPS,
  MAX_QUOTE_UNITS,
  MAX_SUPPLY_BASE_UNITS,
  MAX_YEARLY_BPS,
  PRICE_RANGE,
} from '../limits.ts';
import { section } from './section.ts';

export function marketSection(frame: ScenarioFrame) {
  return z
    .strictObject({ price: priceSection(frame), pool: poolSection(frame).optional() })
    .describe('Price of the token, and where agents can trade it. Left out: it has none, and nobody trades.');
}

function priceSection({ quote }: ScenarioFrame) {
  const path = z
    .strictObject({
      file: csvFileField('prices.csv', 'Table with the columns day and price_usd, or date and price_usd, ascending.'),
    })
    .describe(
      'A path from a file: its first row stands for genesis, a price holds until the next row, and the last one to the end.',
    );
  return z
    .strictObject({
      start: priceField(quote, PRICE_RANGE, {
        description:
          'Price at genesis. With path: the whole path is multiplied to begin there. Default with path: as it is.',
      }).optional(),
      gbm: gbmSection().optional(),
      path: path.optional(),
    })
    .describe("Price of one token: by gbm, by path, or, with neither, the pool's own, which only trades move.");
}

function gbmSection() {
  const yearly = { min: 0, max: MAX_YEARLY_BPS };
  const jumps = z
    .strictObject({
      per_year: z.number().min(0).max(MAX_JUMPS_PER_YEAR).describe('How many a year, on average.'),
      mean: percentageField(
        { min: -MAX_JUMP_BPS, max: MAX_JUMP_BPS },
        { description: 'Mean of the natural logarithm of a jump: -20% is a fall to exp(-0.2) = 82%.', byDefault: '0%' },
      ),
      deviation: percentageField(
        { min: 0, max: MAX_JUMP_BPS },
        { description: 'Standard deviation of that logarithm.', byDefault: '0%' },
      ),
    })
    .describe('Jumps on top (Merton 1976). Left out: none.');
  return z
    .strictObject({
      drift: percentageField(
        { min: -MAX_YEARLY_BPS, max: MAX_YEARLY_BPS },
        {
          description: 'Growth of the expected price, continuously and by the year; jumps not counted.',
          byDefault: '0%',
        },
      ),
      volatility: percentageField(yearly, { description: 'Standard deviation of the logarithm over a year.' }),
      jumps: jumps.optional(),
    })
    .describe('Geometric Brownian motion with jumps.');
}

function poolSection(frame: ScenarioFrame) {
  const { token, quote } = frame;
  const tokens = { min: 0n, max: MAX_SUPPLY_BASE_UNITS };
  const desk = section(
    {
      tokens: amountField(token, tokens, {
        description: 'Tokens that it can sell, from the shares of community and liquidity.',
        byDefault: `0 ${symbolOf(frame)}`,
      }),
      quote: amountField(
        quote,
        { min: 0n, max: MAX_QUOTE_UNITS },
        { description: 'What it can buy with.', byDefault: `0 ${quote.symbol}` },
      ),
    },
    'The desk trades for the world outside: it moves the pool to the price of gbm or path, and makes price events.',
  );
  return z
    .strictObject({
      tokens: amountField(
        token,
        { min: 1n, max: MAX_SUPPLY_BASE_UNITS },
        {
          description:
            'Tokens in the pool at genesis, from the shares of community and liquidity; its other side follows from price.start.',
        },
      ),
      fee: percentageField(
        { min: 0, max: MAX_POOL_FEE_BPS },
        { description: 'Part of what a swap pays in that stays in the pool.', byDefault: '0.3%' },
      ),
      desk,
    })
    .describe('A constant-product pool on the chain. Left out: the price can be seen, nothing can be traded.');
}
