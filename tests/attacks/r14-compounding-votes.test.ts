import { describe, expect, it } from 'vitest';
import { TOKEN } from '#tests/support/chain-plan.ts';
import { Assembly, parameter, YES } from './assembly.ts';
import { AttackStage } from './attack-stage.ts';

const VICTIM = 0;
const THIEF = 1;
const BUDGET = 70_000n * TOKEN;
const NOON = 43_200;

describe('R14: compounding somebody out of his vote', () => {
  /**
   * The victim, opted in, was compounded on day 14; the thief's proposal is open from noon of day 35 to noon of day 42.
   * At midnight of day 42 a week closes, so within the vote there are rewards to compound twice.
   */
  const open = async (ownDeposits: number): Promise<readonly [AttackStage, Assembly, number]> => {
    const stage = await AttackStage.open([100_000n, 1_000_000n]);
    await stage.enter(VICTIM, 1_000n, 0);
    for (let more = 1; more < ownDeposits; more += 1) await stage.stake(VICTIM, 1_000n, 0);
    await stage.enter(THIEF, 20_000n, 0);
    await stage.send(VICTIM, stage.rewards.setCompounding(stage.staker(VICTIM), true));
    for (let week = 0; week < 6; week += 1) {
      await stage.rollTo(week * 7, NOON);
      expect(await stage.fund(BUDGET)).toBe('accepted');
      if (week === 2) expect(await compound(stage)).toBe('accepted');
    }
    const assembly = new Assembly(stage);
    return [stage, assembly, await assembly.propose(THIEF, parameter(0, TOKEN))];
  };

  /** Anyone may; the thief does. */
  const compound = async (stage: AttackStage): Promise<string> => {
    const settle = stage.calls.settleEntries(stage.staker(VICTIM).userStake, 0xffff, [stage.historyPage(0)]);
    return stage.send(THIEF, settle, stage.rewards.compoundRewards(stage.staker(VICTIM), []));
  };

  /** Base units of the victim in entries made before the snapshot and its day of seasoning: what his vote weighs. */
  const eligible = async (stage: AttackStage, id: number): Promise<bigint> => {
    const { snapshotDay, seasoningDays } = await stage.proposal(id);
    const { entries } = await stage.user(VICTIM);
    const old = entries.filter(({ startDay }) => startDay < snapshotDay - seasoningDays);
    return old.reduce((sum, { amountBaseUnits }) => sum + amountBaseUnits, 0n);
  };

  /** The result of a call that pays all that is owed to the victim's token account, and stakes nothing. */
  const unstakedBy = async (stage: AttackStage, call: () => Promise<string>): Promise<string> => {
    const { tokenAccount } = stage.staker(VICTIM);
    const [before, balance, reserve] = [
      await stage.user(VICTIM),
      await stage.balance(tokenAccount),
      await stage.balance(stage.at.rewardVault),
    ];
    const result = await call();
    const after = await stage.user(VICTIM);
    const paid = after.rewardsClaimedBaseUnits - before.rewardsClaimedBaseUnits;
    expect(paid).toBeGreaterThan(0n);
    expect((await stage.balance(tokenAccount)) - balance).toBe(paid);
    expect(reserve - (await stage.balance(stage.at.rewardVault))).toBe(paid);
    expect([after.amountBaseUnits, after.owedBaseUnits]).toEqual([before.amountBaseUnits, 0n]);
    return result;
  };

  it.each([1, 2, 13])('R14 takes no vote away by compounding twice, of %i deposits of ones own', async (deposits) => {
    // Weak: the old deposit and the new one become one, of today, which had no power at the snapshot.
    const [stage, assembly, id] = await open(deposits);
    const before = await eligible(stage, id);
    expect(before).toBeGreaterThan(BigInt(deposits) * 1_000n * TOKEN);
    expect(await compound(stage)).toBe('accepted');
    await stage.rollTo(42);
    expect(await compound(stage)).toBe('accepted');
    expect(await assembly.vote(VICTIM, id, YES)).toBe('accepted');
    expect((await stage.proposal(id)).yes).toBe(before);
  });

  it('R14 keeps the whole vote of an account without a free slot, too, and pays its rewards out', async () => {
    // Weak: 14 deposits of one's own, the compound entry of day 14 and that of day 35 fill the 16 slots; merging both
    // on day 42 gives them the younger's day, and the rewards of two weeks have no vote any more.
    const [stage, assembly, id] = await open(14);
    const before = await eligible(stage, id);
    expect(await compound(stage)).toBe('accepted');
    const full = await stage.user(VICTIM);
    expect(full.entries).toHaveLength(16);
    await stage.rollTo(42);
    expect(await unstakedBy(stage, () => compound(stage))).toBe('accepted');
    expect((await stage.user(VICTIM)).entries).toMatchObject(full.entries.map(({ startDay }) => ({ startDay })));
    expect(await assembly.vote(VICTIM, id, YES)).toBe('accepted');
    expect((await stage.proposal(id)).yes).toBe(before);
  });

  it('R14 leaves an account as it is whose slots are full of ones own deposits, and pays its rewards out', async () => {
    // Weak: the only way to a slot is to merge deposits of other days or locks.
    const [stage, assembly, id] = await open(15);
    const before = await eligible(stage, id);
    expect((await stage.user(VICTIM)).entries).toHaveLength(16);
    expect(await unstakedBy(stage, () => compound(stage))).toBe('accepted');
    expect(await eligible(stage, id)).toBe(before);
    expect(await assembly.vote(VICTIM, id, YES)).toBe('accepted');
    expect((await stage.proposal(id)).yes).toBe(before);
  });
});
