import { beforeEach, describe, expect, it } from 'vitest';
import { associatedTokenAddress } from '#harness/program/pda.ts';
import { createTokenAccount } from '#harness/program/token-instructions.ts';
import type { GenesisPlan } from '#sim/ports/staking-chain.ts';
import { genesisPlan, QUOTE, TOKEN } from '#tests/support/chain-plan.ts';
import { Assembly, parameter, spend, YES } from './assembly.ts';
import { AttackStage, withAccount } from './attack-stage.ts';

const THIEF = 0;
const SELLER = 1;
const WEEKLY_CAP = 1_000n;

describe('G12: buybacks for those who vote them', () => {
  let stage: AttackStage;
  let assembly: Assembly;
  const open = async (quoteReserve: bigint): Promise<void> => {
    const treasury = {
      ...genesisPlan([]).treasury,
      buybackWeeklyCapBaseUnits: WEEKLY_CAP * TOKEN,
      buybackMaxPriceQuoteUnits: 2n * QUOTE,
      quoteReserveQuoteUnits: quoteReserve * QUOTE,
    } satisfies GenesisPlan['treasury'];
    stage = await AttackStage.open([2_000_000n, 100_000n], { treasury, treasuryBaseUnits: 1_000_000n * TOKEN });
    await stage.enter(THIEF, 1_000_000n, 0);
    for (const agent of [THIEF, SELLER]) {
      const { owner } = stage.staker(agent);
      expect(await stage.send(agent, createTokenAccount(owner, quoteOf(agent), owner, quoteMint()))).toBe('accepted');
    }
    await stage.rollTo(3);
    assembly = new Assembly(stage);
  };
  beforeEach(() => open(1_000_000n));

  const quoteMint = () => stage.opened.chain.deployment.quoteMint;
  const quoteOf = (agent: number) => associatedTokenAddress(stage.staker(agent).owner, quoteMint());
  const sell = (agent: number, baseUnits: bigint, quoteAccount = quoteOf(agent)) =>
    stage.money.buyBack({ ...stage.staker(agent), quoteAccount }, stage.mint, baseUnits);
  const programme = (tokens: bigint, price: bigint) => spend(stage.at.quoteVault, tokens, 'buyback', price);
  const start = async (tokens: bigint, price: bigint): Promise<string> =>
    assembly.execute(await assembly.pass(THIEF, programme(tokens, price), 3));

  it('G12 starts no programme above the price bound', async () => {
    // Weak (Mango, April 2023): the treasury buys 275M tokens above the market from those who proposed it.
    expect(await stage.send(THIEF, sell(THIEF, TOKEN))).toBe('BuybackInactive');
    expect(await start(10_000n, 2n * QUOTE + 1n)).toBe('BuybackPriceOutOfRange');
    expect(await stage.send(THIEF, sell(THIEF, TOKEN))).toBe('BuybackInactive');
    expect(await stage.balance(stage.at.quoteVault)).toBe(1_000_000n * QUOTE);
  });

  it('G12 buys a week no more than its cap, from all wallets together, and burns what it bought', async () => {
    expect(await start(10_000n, 2n * QUOTE)).toBe('accepted');
    expect(await stage.send(THIEF, sell(THIEF, WEEKLY_CAP * TOKEN + 1n))).toBe('BuybackCapExceeded');
    expect(await stage.send(THIEF, sell(THIEF, (WEEKLY_CAP - 1n) * TOKEN))).toBe('accepted');
    expect(await stage.send(SELLER, sell(SELLER, TOKEN + 1n))).toBe('BuybackCapExceeded');
    expect(await stage.send(SELLER, sell(SELLER, TOKEN))).toBe('accepted');
    expect(await stage.send(SELLER, sell(SELLER, TOKEN))).toBe('BuybackCapExceeded');
    expect(await stage.balance(stage.at.quoteVault)).toBe((1_000_000n - 2_000n) * QUOTE);
    expect((await stage.pool()).totalSupplyBaseUnits).toBe((1_000_000_000n - WEEKLY_CAP) * TOKEN);
    // A new programme in the same week has no cap of its own.
    await assembly.returnBond(THIEF, 0);
    expect(await assembly.draft(THIEF, programme(10_000n, QUOTE))).toBe('accepted');
    await stage.rollTo(21);
    expect(await stage.send(THIEF, sell(THIEF, WEEKLY_CAP * TOKEN))).toBe('accepted');
    expect(await stage.send(THIEF, sell(THIEF, TOKEN))).toBe('BuybackCapExceeded');
  });

  it('G12 rounds every sale down, so that slices earn nothing', async () => {
    expect(await start(10_000n, QUOTE)).toBe('accepted');
    // 1,000 base units of the token are one of the quote asset.
    expect(await stage.send(THIEF, sell(THIEF, 999n))).toBe('BuybackDust');
    expect(await stage.send(THIEF, sell(THIEF, 1_999n), sell(THIEF, 1_999n))).toBe('accepted');
    expect(await stage.balance(quoteOf(THIEF))).toBe(2n);
    expect(await stage.send(THIEF, sell(THIEF, 0n))).toBe('ZeroAmount');
  });

  it('G12 stops when a vote has lowered the bound below the running price', async () => {
    const lower = await assembly.propose(THIEF, programme(10_000n, 2n * QUOTE));
    expect(await assembly.vote(THIEF, lower, YES)).toBe('accepted');
    await assembly.carryToQueue(lower, 3);
    await stage.rollTo(14);
    expect(await assembly.execute(lower)).toBe('accepted');
    await assembly.returnBond(THIEF, lower);
    const bound = await assembly.pass(THIEF, parameter(67, QUOTE), 14);
    expect(await assembly.execute(bound)).toBe('accepted');
    expect(await stage.send(THIEF, sell(THIEF, TOKEN))).toBe('BuybackPriceOutOfRange');
  });

  it('G12 raises the bound by two at most, and only where there is one', async () => {
    const id = await assembly.pass(THIEF, parameter(67, 4n * QUOTE + 1n), 3);
    expect(await assembly.execute(id)).toBe('ParameterStepTooLarge');
    expect((await stage.treasury()).buybackMaxPriceQuoteUnits).toBe(2n * QUOTE);
  });

  it('G12 X06 pays the quote asset to the seller only, for tokens of the pool only', async () => {
    expect(await start(10_000n, QUOTE)).toBe('accepted');
    expect(await stage.send(THIEF, sell(THIEF, TOKEN))).toBe('accepted');
    const before = await stage.holdings();
    const own = sell(THIEF, QUOTE);
    expect(await stage.send(THIEF, sell(THIEF, TOKEN, quoteOf(SELLER)))).toBe('DestinationNotOwned');
    expect(await stage.send(THIEF, sell(THIEF, TOKEN, stage.at.quoteVault))).toBe('DestinationNotOwned');
    expect(await stage.send(THIEF, sell(THIEF, TOKEN, stage.staker(THIEF).tokenAccount))).toBe('TokenMintMismatch');
    expect(await stage.send(THIEF, withAccount(own, 3, quoteMint()))).toBe('WrongMint');
    expect(await stage.send(THIEF, withAccount(own, 4, quoteOf(THIEF)))).toBe('TokenMintMismatch');
    expect(await stage.send(THIEF, withAccount(own, 4, stage.staker(SELLER).tokenAccount))).toBe('TokenOwnerMismatch');
    expect(await stage.send(THIEF, withAccount(own, 4, stage.at.treasuryVault))).toBe('TokenOwnerMismatch');
    expect(await stage.holdings()).toEqual(before);
  });

  it('G12 fails whole when the quote vault is too empty', async () => {
    // Weak: the token is burned, and the price is not paid.
    await open(1n);
    expect(await start(10_000n, 2n * QUOTE)).toBe('accepted');
    const before = await stage.holdings();
    expect(await stage.send(THIEF, sell(THIEF, TOKEN))).toBe('TokenInsufficientFunds');
    expect(await stage.holdings()).toEqual(before);
    expect((await stage.treasury()).buybackRemainingBaseUnits).toBe(10_000n * TOKEN);
  });
});
