import { describe, expect, it } from 'vitest';
import { decodeTokenBalance } from '#harness/program/accounts.ts';
import type { Instruction } from '#harness/program/message.ts';
import { transferLamports, transferTokens } from '#harness/program/token-instructions.ts';
import { TransactionWriter } from '#harness/program/transaction-writer.ts';
import { FIRST_DAY, genesisPlan, TOKEN, withMarket } from '#tests/support/chain-plan.ts';
import { openPlannedSite, openSite } from '#tests/support/open-site.ts';

describe('harness/chain/chain-site', () => {
  it('knows the pool once it was read', async () => {
    const site = await openSite([1n]);
    expect(() => site.schedule).toThrow(expect.objectContaining({ code: 'CHAIN__FAILED' }));
    expect(await site.readSchedule()).toMatchObject({ lastDay: Number(FIRST_DAY), boostDays: 90 });
    expect(site.schedule.lastDay).toBe(Number(FIRST_DAY));
  });

  it('runs an action that its owner signs and the relay pays, or who is named', async () => {
    const site = await openSite([1_000n]);
    const { staker } = site.slot(0);
    const { relay, operator } = site.deployment;
    const lamports = (): readonly (bigint | null)[] =>
      [staker.owner, relay.address, operator.wallet.address].map((address) => site.lamports(address));
    const [owners, relays, operators] = lamports() as [bigint, bigint, bigint];
    const opening = site.encoder.stake(staker, 100n * TOKEN, 0, true);
    expect(await site.send(opening)).toEqual({ accepted: true });
    const rent = owners - (site.lamports(staker.owner) ?? 0n);
    expect(rent).toBeGreaterThan(0n);
    // Two signatures of 5,000 lamports.
    expect(lamports()).toEqual([owners - rent, relays - 10_000n, operators]);
    expect(await site.send(site.encoder.stake(staker, 99n * TOKEN, 0, false))).toMatchObject({
      accepted: false,
      errorName: 'StakeBelowMinimum',
    });
    expect(lamports()).toEqual([owners - rent, relays - 20_000n, operators]);
  });

  it('leaves it to the caller what a shared transaction costs', async () => {
    const site = await openSite([1_000n]);
    const { staker } = site.slot(0);
    const writer = new TransactionWriter();
    writer.begin(site.deployment.relay.address);
    writer.add(site.encoder.stake(staker, 100n * TOKEN, 0, true).instructions);
    const result = await site.transmit(writer.finish());
    expect(result).toMatchObject({ error: undefined });
    expect(result.computeUnits).toBeGreaterThan(0);
    expect(site.computeUnits).toBe(0);
  });

  it('rejects an action for whom it has no wallet', async () => {
    const site = await openSite([1_000n]);
    const stranger = { ...site.slot(0).staker, owner: new Uint8Array(32).fill(5) };
    // Now and then a transaction is signed; before, nobody is asked.
    const send = async (): Promise<unknown> => site.send(site.encoder.setCompounding(stranger, true));
    const sendMany = async (): Promise<void> => {
      for (let i = 0; i < 64; i += 1) await send();
    };
    await expect(sendMany()).rejects.toMatchObject({ code: 'CHAIN__FAILED', context: { step: 'sign' } });
  });

  it('runs one instruction for a wallet and names its refusal', async () => {
    const site = await openSite([]);
    const { operator, mint } = site.deployment;
    expect(await site.call(site.rewards.mintInflation(mint), operator.wallet)).toMatchObject({ accepted: true });
    expect(await site.call(site.rewards.mintInflation(mint), operator.wallet)).toMatchObject({
      accepted: false,
      errorName: 'AlreadyMintedThisWeek',
      errorCode: 6045,
    });
  });

  it('runs instructions together, and names the refusal of the one that is refused', async () => {
    const site = await openSite([1_000n]);
    const { operator } = site.deployment;
    const { wallet } = operator;
    const pay = (amount: bigint): readonly [Instruction, 'token'] => [
      transferTokens(operator.tokenAccount, site.slot(0).tokenAccount, wallet.address, amount),
      'token',
    ];
    const lamports = [transferLamports(wallet.address, site.slot(0).owner, 2n ** 60n), 'system'] as const;
    expect(await site.callTogether([pay(1n), lamports], wallet)).toMatchObject({
      errorName: 'SystemResultWithNegativeLamports',
    });
    expect(await site.callTogether([pay(1n), pay(2n ** 63n)], wallet)).toMatchObject({
      errorName: 'TokenInsufficientFunds',
    });
    expect(await site.callTogether([pay(1n), pay(2n)], wallet)).toEqual({ accepted: true });
    expect(decodeTokenBalance(await site.accounts.read(site.slot(0).tokenAccount))).toBe(1_000n * TOKEN + 3n);
  });

  it('has a market where the plan has one, else rejects what needs it', async () => {
    const site = await openPlannedSite(withMarket(genesisPlan([1n])));
    expect(site.marketFor('swap').desk).toBe(site.deployment.market?.desk);
    const without = await openSite([1n]);
    expect(() => without.marketFor('swap')).toThrow(
      expect.objectContaining({
        code: 'CORE__VALUE_OUT_OF_RANGE',
        context: { what: 'action', expected: 'an action of an economy without a market', found: 'swap' },
      }),
    );
  });

  it('throws when what nothing should refuse is refused', async () => {
    const site = await openSite([]);
    const { wallet } = site.deployment.operator;
    const tooMuch = transferLamports(wallet.address, new Uint8Array(32).fill(5), 2n ** 60n);
    await expect(site.demand('pay', [wallet], tooMuch)).rejects.toMatchObject({
      code: 'CHAIN__FAILED',
      context: { engine: 'litesvm', step: 'pay', reason: 'SystemResultWithNegativeLamports' },
    });
  });

  it('rejects an agent that there is not', async () => {
    const site = await openSite([1n]);
    expect(() => site.slot(1)).toThrow(
      expect.objectContaining({ context: { what: 'agent index', expected: '0 to 0', found: '1' } }),
    );
  });
});
