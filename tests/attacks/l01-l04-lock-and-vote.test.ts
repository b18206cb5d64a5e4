import { describe, expect, it } from 'vitest';
import { TOKEN } from '#tests/support/chain-plan.ts';
import { Assembly, parameter, spend, YES } from './assembly.ts';
import { AttackStage } from './attack-stage.ts';

const HONEST = 0;
const THIEF = 1;

describe.each(['litesvm', 'bankrun'] as const)('L01: vote and leave, on %s', (engine) => {
  it('L01 keeps a voter until voting is over and a proposer until his bond is back, at any penalty', async () => {
    // Weak: 3x the power for the 10% that an early exit costs, and out before the price falls.
    const stage = await AttackStage.openOn(engine, [2_000_000n, 1_000_000n], { treasuryBaseUnits: 1_000_000n * TOKEN });
    await stage.enter(HONEST, 100_000n, 0);
    await stage.enter(THIEF, 500_000n, 180);
    await stage.rollTo(3);
    const assembly = new Assembly(stage);
    const id = await assembly.propose(THIEF, spend(stage.wallet(THIEF).address, 100_000n));
    expect((await stage.user(THIEF)).liveProposal).toBe(id + 1);
    const voteAndLeave = [assembly.voteCall(THIEF, id, YES), stage.leave(THIEF, 500_000n)];
    expect(await stage.send(THIEF, ...voteAndLeave)).toBe('ProposerLocked');
    expect(await assembly.vote(THIEF, id, YES)).toBe('accepted');
    expect(await assembly.vote(HONEST, id, YES)).toBe('accepted');
    const before = await stage.holdings();
    expect(await stage.send(HONEST, stage.leave(HONEST, 100_000n))).toBe('VoteLocked');
    expect(await stage.holdings()).toEqual(before);
    await assembly.carryToQueue(id, 3);
    expect(await stage.send(HONEST, stage.leave(HONEST, 100n))).toBe('accepted');
    expect(await stage.send(THIEF, stage.leave(THIEF, 500_000n))).toBe('ProposerLocked');
    await stage.rollTo(14);
    expect(await assembly.execute(id)).toBe('accepted');
    // The bond holds him until somebody returns it; then he pays his tenth, as everyone.
    expect(await stage.send(THIEF, stage.leave(THIEF, 500_000n))).toBe('ProposerLocked');
    expect(await assembly.returnBond(THIEF, id)).toBe('accepted');
    expect(await stage.send(THIEF, stage.leave(THIEF, 500_000n))).toBe('accepted');
    expect(await stage.balance(stage.at.penaltyVault)).toBe(50_000n * TOKEN);
  });
});

describe('L01, L04: locks and open votes', () => {
  it('L01 counts a lock that ends before voting does as none', async () => {
    // Weak: 3x for a lock with one day left, and out on the second day of voting.
    const stage = await AttackStage.open([2_000_000n, 1_000_000n]);
    await stage.enter(HONEST, 100_000n, 30);
    await stage.enter(THIEF, 100_000n, 7);
    await stage.rollTo(3);
    const assembly = new Assembly(stage);
    const id = await assembly.propose(HONEST, parameter(0, TOKEN));
    expect((await stage.proposal(id)).powerTotal).toBe(270_000n * TOKEN);
    for (const agent of [HONEST, THIEF]) expect(await assembly.vote(agent, id, YES)).toBe('accepted');
    // 1.5x for the lock that lasts, 1.0x for the one that ends on day 7.
    expect((await stage.proposal(id)).yes).toBe(250_000n * TOKEN);
    expect(await stage.send(THIEF, stage.leave(THIEF, 100_000n, { force: false }))).toBe('StillLocked');
    await stage.rollTo(8);
    expect(await stage.send(THIEF, stage.leave(THIEF, 100_000n, { force: false }))).toBe('VoteLocked');
  });

  it('L04 pays the weight of the days before an extension, not that after it', async () => {
    // Weak: months without a lock, 180 days on the eve of the claim, 3x on all of them.
    const stage = await AttackStage.open([10_000n, 10_000n]);
    for (const agent of [HONEST, THIEF]) await stage.enter(agent, 1_000n, 0);
    await stage.fund(70_000n * TOKEN);
    await stage.rollTo(14);
    const extend = stage.calls.extendLock(stage.staker(THIEF), 0, 180, stage.allExpiryPages, []);
    expect(await stage.send(THIEF, extend)).toBe('accepted');
    for (const agent of [HONEST, THIEF]) {
      await stage.send(agent, stage.calls.claimRewards(stage.staker(agent), []));
    }
    const [honest, thief] = [await stage.user(HONEST), await stage.user(THIEF)];
    expect(thief.rewardsClaimedBaseUnits).toBe(honest.rewardsClaimedBaseUnits);
    expect((await stage.pool()).totalClaimedBaseUnits).toBe(70_000n * TOKEN);
    // Until tomorrow it counts nothing at all, so extending each day earns less, not more.
    expect(await stage.pool()).toMatchObject({ activeWeight: 1_000n * TOKEN, pendingWeight: 3_000n * TOKEN });
    await stage.fund(70_000n * TOKEN);
    await stage.rollTo(15);
    expect((await stage.pool()).activeWeight).toBe(4_000n * TOKEN);
  });

  it('L04 gives an extended stake no say on proposals that were open', async () => {
    // Weak: the vote is close; extend, and vote with three times as much.
    const stage = await AttackStage.open([2_000_000n, 1_000_000n]);
    await stage.enter(HONEST, 100_000n, 0);
    await stage.enter(THIEF, 100_000n, 0);
    await stage.rollTo(3);
    const assembly = new Assembly(stage);
    const id = await assembly.propose(HONEST, parameter(0, TOKEN));
    const extend = stage.calls.extendLock(stage.staker(THIEF), 0, 180, stage.allExpiryPages, []);
    const vote = assembly.voteCall(THIEF, id, YES);
    expect(await stage.send(THIEF, extend, vote)).toBe('NoPowerAtSnapshot');
    // Voted first, it counted once, at its old power.
    expect(await stage.send(THIEF, vote, extend)).toBe('accepted');
    expect((await stage.proposal(id)).yes).toBe(100_000n * TOKEN);
    expect(await stage.send(THIEF, vote)).toBe('AlreadyVoted');
  });

  it('L04 L07 shortens no lock by extending it', async () => {
    // Weak: extend to 0 days, and leave free of penalty.
    const stage = await AttackStage.open([10_000n, 10_000n]);
    await stage.enter(THIEF, 1_000n, 180);
    await stage.rollTo(100);
    const pages = [stage.historyPage(0)];
    const extend = (days: number) => stage.calls.extendLock(stage.staker(THIEF), 0, days, stage.allExpiryPages, pages);
    const before = await stage.data(stage.staker(THIEF).userStake);
    // 90 days would end later than the lock, with less weight; neither may fall.
    for (const days of [0, 7, 30, 90]) expect(await stage.send(THIEF, extend(days))).toBe('LockNotExtended');
    expect(await stage.send(THIEF, extend(181))).toBe('UnknownLock');
    expect(await stage.send(THIEF, stage.calls.extendLock(stage.staker(THIEF), 0, 180, [], pages))).toBe(
      'ExpiryPageMissing',
    );
    expect(await stage.data(stage.staker(THIEF).userStake)).toEqual(before);
    expect(await stage.send(THIEF, extend(180))).toBe('accepted');
    await stage.rollTo(279);
    expect(await stage.send(THIEF, stage.leave(THIEF, 1_000n, { force: false }))).toBe('StillLocked');
    await stage.rollTo(300);
    expect((await stage.pool()).activeWeight).toBe(1_000n * TOKEN);
  });
});
