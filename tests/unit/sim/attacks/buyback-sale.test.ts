import { describe, expect, it } from 'vitest';
import { BuybackSale, BuybackTakings } from '#sim/attacks/buyback-sale.ts';
import { featureMask } from '#sim/core/features.ts';
import { ACT, anObservation, aPool, aTreasury } from '#tests/support/sim-fixtures.ts';
import { onlyFeatures } from '#tests/support/staking-plans.ts';

const pool = aPool({ features: featureMask(onlyFeatures('buyback')) });
const state = aTreasury({ buybackPriceQuoteUnits: 80_000n, buybackRemainingBaseUnits: 6_000n * ACT });
const running = { pool, treasury: { state, balanceBaseUnits: 0n } };
const refused = (errorName: string) => ({ accepted: false, errorCode: 1, errorName }) as const;

describe('sim/attacks/buyback-sale.ts', () => {
  it('sells all it has at once, as far as the programme goes', () => {
    const takings = new BuybackTakings();
    const sale = new BuybackSale(takings, 2);
    expect(sale.ask(anObservation())).toBeUndefined();
    expect(sale.ask(anObservation(running))).toEqual({ kind: 'buy_back', amountBaseUnits: 6_000n * ACT });
    sale.learn({ accepted: true });
    expect(takings.mostQuoteUnits).toBe(480_000_000n);
  });

  it('takes its part of the week where the cap binds', () => {
    const sale = new BuybackSale(new BuybackTakings(), 2);
    sale.ask(anObservation(running));
    sale.learn(refused('BuybackCapExceeded'));
    expect(sale.ask(anObservation(running))).toBeUndefined();
    const buyback = { priceQuoteUnits: 80_000n, weekRoomBaseUnits: 100n * ACT };
    expect(sale.ask(anObservation({ ...running, buyback }))).toMatchObject({ amountBaseUnits: 50n * ACT });
  });

  it('halves what the vault cannot pay, and gives up', () => {
    const sale = new BuybackSale(new BuybackTakings(), 1);
    const amounts: (bigint | undefined)[] = [];
    for (let attempt = 0; attempt < 7; attempt++) {
      const intent = sale.ask(anObservation(running));
      amounts.push(intent?.kind === 'buy_back' ? intent.amountBaseUnits / ACT : undefined);
      sale.learn(refused('TokenInsufficientFunds'));
    }
    expect(amounts).toEqual([6_000n, 3_000n, 1_500n, 750n, 375n, 187n, undefined]);
  });

  it('keeps the weeks apart', () => {
    const takings = new BuybackTakings();
    takings.add(0, 5n);
    takings.add(1, 7n);
    takings.add(0, 1n);
    expect(takings.mostQuoteUnits).toBe(7n);
    expect(new BuybackTakings().mostQuoteUnits).toBe(0n);
  });
});
