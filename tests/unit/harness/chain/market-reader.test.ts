import { describe, expect, it } from 'vitest';
import { MarketReader } from '#harness/chain/market-reader.ts';
import { transferTokens } from '#harness/program/token-instructions.ts';
import { genesisPlan, QUOTE, TOKEN, withMarket } from '#tests/support/chain-plan.ts';
import { openPlannedSite, type TestSite } from '#tests/support/open-site.ts';

async function open(): Promise<{ readonly site: TestSite; readonly reader: MarketReader }> {
  const site = await openPlannedSite(withMarket(genesisPlan([1_000n, 1_000n])));
  return { site, reader: new MarketReader(site, site.deployment.market!) };
}

describe('harness/chain/market-reader', () => {
  it('keeps what is as it was: the whole state, or the positions', async () => {
    const { site, reader } = await open();
    const { encoder } = site.marketFor('swap');
    const first = await reader.read();
    expect(await reader.read()).toBe(first);
    expect(await site.send(encoder.swap(site.slot(0), 'sell', TOKEN, 0n))).toEqual({ accepted: true });
    const traded = await reader.read();
    expect(traded).toMatchObject({ soldBaseUnits: TOKEN, swapCount: 1n });
    expect(traded.positions).toBe(first.positions);
    expect(await site.send(encoder.addLiquidity(site.slot(1), TOKEN, 3n * QUOTE))).toEqual({ accepted: true });
    const provided = await reader.read();
    expect(provided.positions).toEqual([...first.positions, { agent: 1, shares: expect.any(BigInt) }]);
    expect(first.positions).toHaveLength(1);
  });

  it('tells balances of the vaults from the reserves', async () => {
    const { site, reader } = await open();
    const { operator, market } = site.deployment;
    const before = await reader.read();
    const gift = transferTokens(operator.tokenAccount, market!.addresses.tokenVault, operator.wallet.address, 5n);
    await site.call(gift, operator.wallet);
    expect(await reader.read()).toEqual({ ...before, tokenVaultBaseUnits: before.tokenReserveBaseUnits + 5n });
  });

  it('has the desk and the supply of the quote asset', async () => {
    const { site, reader } = await open();
    expect(await reader.read()).toMatchObject({
      deskBaseUnits: 50_000n * TOKEN,
      deskQuoteUnits: 100_000n * QUOTE,
      quoteSupplyUnits: 320_000n * QUOTE,
    });
    const { encoder, desk } = site.marketFor('desk_swap');
    expect(await site.send(encoder.swap(desk, 'sell', TOKEN, 0n))).toEqual({ accepted: true });
    expect((await reader.read()).deskBaseUnits).toBe(49_999n * TOKEN);
  });
});
