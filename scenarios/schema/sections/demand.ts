import { z } from 'zod';
import { percentageField } from '../fields.ts';
import { MAX_YEARLY_BPS } from '../limits.ts';

export function demandSection() {
  return z
    .strictObject({
      growth: percentageField(
        { min: -MAX_YEARLY_BPS, max: MAX_YEARLY_BPS },
        { description: 'Growth of its trend, continuously and by the year.', byDefault: '0%' },
      ),
      volatility: percentageField(
        { min: 0, max: MAX_YEARLY_BPS },
        { description: 'Standard deviation of its logarithm over a year.', byDefault: '0%' },
      ),
    })
    .describe('Demand for debates, 1 at genesis: a geometric Brownian motion. Left out: it stays the same.');
}
