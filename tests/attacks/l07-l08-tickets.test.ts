import { beforeEach, describe, expect, it } from 'vitest';
import { rentExemptLamports, transferLamports, transferTokens } from '#harness/program/token-instructions.ts';
import { featuresWith, genesisPlan, TOKEN } from '#tests/support/chain-plan.ts';
import { Assembly, feature } from './assembly.ts';
import { AttackStage } from './attack-stage.ts';

const THIEF = 0;
const STRANGER = 1;
const HOUR = 3_600;

describe('L07, L08: ways around a gradual exit', () => {
  let stage: AttackStage;
  const open = async (minStakeBaseUnits = 100n * TOKEN): Promise<void> => {
    const { staking } = genesisPlan([]);
    stage = await AttackStage.open([10_000n, 10_000n], {
      staking: { ...staking, minStakeBaseUnits },
      features: featuresWith({ unstakeTickets: true }),
    });
    await stage.enter(THIEF, 1_000n, 7);
    await stage.enter(STRANGER, 1_000n, 0);
    await stage.rollTo(1);
  };
  beforeEach(() => open());

  const nextTicket = async (agent = THIEF): Promise<Uint8Array> =>
    stage.at.ticket(stage.staker(agent).owner, (await stage.user(agent)).ticketCount);
  const release = (ticket: Uint8Array, agent = THIEF) => stage.calls.releaseTicket(stage.staker(agent), ticket);
  const wallet = () => stage.balance(stage.staker(THIEF).tokenAccount);

  it('L07 pays nothing on the spot, by any exit, and the penalty at once', async () => {
    // Weak (Jito ADV-00): a second exit that knows no ticket hands out principal on the spot.
    const ticket = await nextTicket();
    expect(await stage.send(THIEF, stage.leave(THIEF, 1_000n))).toBe('TicketMissing');
    expect(await stage.send(THIEF, stage.leave(THIEF, 1_000n, { ticket, force: false }))).toBe('StillLocked');
    const start = await wallet();
    expect(await stage.send(THIEF, stage.leave(THIEF, 1_000n, { ticket }), release(ticket))).toBe('NothingReleasable');
    expect(await stage.send(THIEF, stage.leave(THIEF, 1_000n, { ticket }))).toBe('accepted');
    expect(await wallet()).toBe(start);
    expect(await stage.balance(stage.at.penaltyVault)).toBe(100n * TOKEN);
    expect(await stage.balance(stage.at.stakeVault)).toBe(1_900n * TOKEN);
    // The stake account may go; the ticket stays.
    expect(await stage.send(THIEF, stage.calls.closeStakeAccount(stage.staker(THIEF)))).toBe('accepted');
    expect(await wallet()).toBe(start);
    expect((await stage.vesting(ticket)).totalBaseUnits).toBe(900n * TOKEN);
  });

  it('L07 releases by time to the base unit, however often it is called, and once', async () => {
    // Weak: each call pays a share of the whole, and two calls pay twice.
    const ticket = await nextTicket();
    await stage.send(THIEF, stage.leave(THIEF, 1_000n, { ticket }));
    const start = await wallet();
    let paid = 0n;
    for (const [day, second] of [
      [1, 1],
      [1, HOUR],
      [4, 0],
      [8, 77],
      [14, 86_399],
    ] as const) {
      await stage.advanceTo(day, second);
      expect(await stage.send(STRANGER, release(ticket))).toBe('accepted');
      expect(await stage.send(STRANGER, release(ticket))).toBe('NothingReleasable');
      const elapsed = BigInt((day - 1) * 86_400 + second);
      paid = (900n * TOKEN * elapsed) / (14n * 86_400n);
      expect((await wallet()) - start).toBe(paid);
    }
    await stage.advanceTo(15);
    const rent = release(ticket);
    expect(await stage.send(STRANGER, rent, rent)).toBe('AccountOwnedByWrongProgram');
    expect(await stage.send(STRANGER, rent)).toBe('accepted');
    expect((await wallet()) - start).toBe(900n * TOKEN);
    // Ended tickets are gone; the next one has another number, so none comes back to life.
    expect(await stage.send(STRANGER, rent)).toBe('AccountOwnedByWrongProgram');
    expect((await stage.pool()).ticketsOutstandingBaseUnits).toBe(0n);
  });

  it('L07 gives tickets no power and no reward, and the stake vault enough for both', async () => {
    const ticket = await nextTicket();
    await stage.send(THIEF, stage.leave(THIEF, 400n, { ticket }));
    const pool = await stage.pool();
    expect(pool.totalStakedBaseUnits + pool.ticketsOutstandingBaseUnits).toBe(await stage.balance(stage.at.stakeVault));
    expect(pool.activeWeight).toBe((720n + 1_000n) * TOKEN);
    const own = await nextTicket(STRANGER);
    await stage.send(STRANGER, stage.leave(STRANGER, 1_000n, { ticket: own }));
    await stage.rollTo(20);
    for (const [address, agent] of [
      [ticket, THIEF],
      [own, STRANGER],
    ] as const) {
      expect(await stage.send(STRANGER, release(address, agent))).toBe('accepted');
    }
    expect(await stage.balance(stage.at.stakeVault)).toBe(600n * TOKEN);
  });

  it('L07 opens no ticket at the address of another number or owner', async () => {
    const { at } = stage;
    const { ticketCount } = await stage.user(THIEF);
    const before = await stage.holdings();
    for (const wrong of [
      at.ticket(stage.staker(THIEF).owner, ticketCount + 1),
      at.ticket(stage.staker(STRANGER).owner, ticketCount),
      at.vesting(stage.staker(THIEF).owner, ticketCount),
      stage.staker(STRANGER).userStake,
    ]) {
      expect(await stage.send(THIEF, stage.leave(THIEF, 1_000n, { ticket: wrong }))).toBe('TicketMissing');
    }
    expect(await stage.holdings()).toEqual(before);
  });

  it('L07 keeps tickets on their terms when the feature is switched off', async () => {
    // Weak: a vote on the switch frees all tickets, or strands them.
    stage = await AttackStage.open([2_000_000n, 10_000n], { features: featuresWith({ unstakeTickets: true }) });
    await stage.enter(THIEF, 100_000n, 0);
    await stage.enter(STRANGER, 1_000n, 0);
    await stage.rollTo(3);
    const id = await new Assembly(stage).pass(THIEF, feature('unstakeTickets', false), 3);
    const ticket = await nextTicket(STRANGER);
    expect(await stage.send(STRANGER, stage.leave(STRANGER, 500n, { ticket }))).toBe('accepted');
    expect(await new Assembly(stage).execute(id)).toBe('accepted');
    expect(await stage.send(STRANGER, stage.leave(STRANGER, 500n))).toBe('accepted');
    expect(await stage.balance(stage.staker(STRANGER).tokenAccount)).toBe(9_500n * TOKEN);
    expect(await stage.send(STRANGER, release(ticket, STRANGER))).toBe('NothingReleasable');
    await stage.rollTo(28);
    expect(await stage.send(STRANGER, release(ticket, STRANGER))).toBe('accepted');
    expect(await stage.balance(stage.staker(STRANGER).tokenAccount)).toBe(10_000n * TOKEN);
  });

  it('L08 closes a ticket in spite of lamports and tokens that strangers send', async () => {
    // Weak (Jito ADV-02): one unit in the account that must be empty, and the exit fails for good.
    const ticket = await nextTicket();
    await stage.send(THIEF, stage.leave(THIEF, 1_000n, { ticket }));
    const stranger = stage.staker(STRANGER);
    const dust = [
      transferLamports(stranger.owner, ticket, 12_345n),
      transferTokens(stranger.tokenAccount, stage.at.stakeVault, stranger.owner, 1n),
      transferLamports(stranger.owner, stage.staker(THIEF).userStake, 54_321n),
      transferLamports(stranger.owner, stage.at.stakeVault, rentExemptLamports(0)),
    ];
    expect(await stage.send(STRANGER, ...dust)).toBe('accepted');
    await stage.rollTo(15);
    expect(await stage.send(STRANGER, release(ticket))).toBe('accepted');
    expect(await stage.opened.engine.accounts([ticket])).toEqual([undefined]);
    expect(await stage.send(THIEF, stage.calls.closeStakeAccount(stage.staker(THIEF)))).toBe('accepted');
    // The surplus belongs to nobody and is in nobody's way.
    expect(await stage.balance(stage.at.stakeVault)).toBe(1_000n * TOKEN + 1n);
  });

  it('L07 takes the penalty of dust that leaves nothing to put in a ticket', async () => {
    await open(1n);
    const thief = stage.staker(THIEF);
    const unit = stage.calls.unstake(thief, 1n, true, 0, stage.allExpiryPages, []);
    expect(await stage.send(THIEF, unit)).toBe('accepted');
    expect(await stage.balance(stage.at.penaltyVault)).toBe(1n);
    expect(await stage.balance(stage.at.stakeVault)).toBe(2_000n * TOKEN - 1n);
  });

  it('L08 numbers the tickets of an account made anew beyond those of the closed one', async () => {
    // Weak: numbers start at the second of opening; a second account of the same second meets the first one's tickets,
    // and cannot leave (I16: principal without a lock can always leave).
    stage = await AttackStage.open([10_000n, 10_000n], { features: featuresWith({ unstakeTickets: true }) });
    const thief = stage.staker(THIEF);
    const { calls } = stage;
    const enter = [calls.openStakeAccount(thief), calls.stake(thief, 1_000n * TOKEN, 0)];
    const close = calls.closeStakeAccount(thief);
    expect(await stage.send(THIEF, ...enter)).toBe('accepted');
    const first = (await stage.user(THIEF)).ticketCount;
    const leave = stage.leave(THIEF, 1_000n, { ticket: await nextTicket() });
    expect(await stage.send(THIEF, leave, close)).toBe('ClosedTooSoon');
    expect(await stage.send(THIEF, leave)).toBe('accepted');
    expect(await stage.send(THIEF, close)).toBe('ClosedTooSoon');
    await stage.advanceTo(0, 1);
    expect(await stage.send(THIEF, close, ...enter)).toBe('accepted');
    expect((await stage.user(THIEF)).ticketCount).toBe(first + 1);
    await stage.rollTo(1);
    expect(await stage.send(THIEF, stage.leave(THIEF, 1_000n, { ticket: await nextTicket() }))).toBe('accepted');
  });
});
