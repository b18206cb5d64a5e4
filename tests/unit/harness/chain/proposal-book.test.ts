import { describe, expect, it } from 'vitest';
import { ProposalBook } from '#harness/chain/proposal-book.ts';
import { openSite } from '#tests/support/open-site.ts';

const SPEND = { kind: 'spend', recipient: undefined, amountBaseUnits: 5n, priceQuoteUnits: 6n } as const;

describe('harness/chain/proposal-book', () => {
  it('counts accepted proposals, and asks the chain when told to', async () => {
    const book = new ProposalBook(await openSite([1n, 1n]));
    expect([book.nextId, book.add(1), book.add(0), book.nextId]).toEqual([0, 0, 1, 2]);
    await book.recount();
    expect(book.nextId).toBe(0);
  });

  it('remembers who proposed; the operator stands in where nobody did', async () => {
    const site = await openSite([1n, 1n]);
    const book = new ProposalBook(site);
    book.add(1);
    expect(book.proposer(0)).toBe(site.slot(1).staker);
    expect(book.proposer(1).owner).toEqual(site.deployment.operator.wallet.address);
  });

  it('finds no proposal where there is none, and wants no attestation for it', async () => {
    const book = new ProposalBook(await openSite([]));
    expect(await book.find(0)).toBeUndefined();
    expect(await book.wantsAttestation(0)).toBe(false);
  });

  it('puts the destination of each purpose in place', async () => {
    const site = await openSite([1n]);
    const book = new ProposalBook(site);
    const destinations = [];
    for (const purpose of ['payment', 'reward_grant', 'buyback', 'burn'] as const) {
      const addressed = await book.address({ ...SPEND, purpose });
      destinations.push(addressed.kind === 'spend' ? addressed.destination : undefined);
    }
    const { rewardVault, quoteVault, treasuryVault } = site.addresses;
    expect(destinations).toEqual([site.deployment.operator.wallet.address, rewardVault, quoteVault, treasuryVault]);
    expect(await book.address({ ...SPEND, purpose: 'payment', recipient: 0 })).toEqual({
      kind: 'spend',
      purpose: 'payment',
      destination: site.slot(0).wallet.address,
      amountBaseUnits: 5n,
      priceQuoteUnits: 6n,
    });
  });

  it('leaves payloads without addresses as they are', async () => {
    const book = new ProposalBook(await openSite([]));
    const parameter = { kind: 'parameter', id: 1, value: 2n } as const;
    const feature = { kind: 'feature', flag: 1, enabled: true } as const;
    expect([await book.address(parameter), await book.address(feature)]).toEqual([parameter, feature]);
  });

  it('rejects a payment to an agent that there is not', async () => {
    const book = new ProposalBook(await openSite([]));
    await expect(book.address({ ...SPEND, purpose: 'payment', recipient: 0 })).rejects.toMatchObject({
      code: 'CORE__VALUE_OUT_OF_RANGE',
    });
  });
});
