import { beforeEach, describe, expect, it } from 'vitest';
import { TOKEN } from '#tests/support/chain-plan.ts';
import { Assembly, NO, parameter, spend, YES } from './assembly.ts';
import { AttackStage } from './attack-stage.ts';

const OWNER = 0;
const OPPOSITION = 1;
const THIEF = 2;
const DAY = 86_400;
const ALL = (1 << 9) - 1;
const VOTING = 1 << 5;
const EXECUTION = 1 << 6;

describe('P02: the guardians pause', () => {
  let stage: AttackStage;
  let assembly: Assembly;
  beforeEach(async () => {
    stage = await AttackStage.open([1_000_000n, 1_000_000n, 10_000n], { treasuryBaseUnits: 1_000_000n * TOKEN });
    await stage.enter(OWNER, 400_000n, 0);
    await stage.enter(OPPOSITION, 500_000n, 0);
    await stage.fund(70_000n * TOKEN);
    await stage.rollTo(14);
    assembly = new Assembly(stage);
  });

  const pause = (mask: number, seconds: number): Promise<string> =>
    stage.sendAs(stage.guardian, stage.roles.pause(stage.guardian.address, mask, seconds));

  it('P02 keeps every exit open while everything is paused', async () => {
    // Weak: unstake is paused in a crash, and everybody's stake is hostage.
    const { calls, rewards } = stage;
    const owner = stage.staker(OWNER);
    expect(await pause(ALL, 7 * DAY)).toBe('accepted');
    expect(await stage.stake(OPPOSITION, 100n, 0)).toBe('Paused');
    expect(await stage.send(OWNER, rewards.payDebateFee(owner, TOKEN))).toBe('Paused');
    expect(await stage.send(OWNER, rewards.refreshBoosters(owner, [], []))).toBe('Paused');
    expect(await stage.send(OWNER, rewards.mintInflation(stage.mint))).toBe('Paused');
    expect(await assembly.draft(OWNER, parameter(0, TOKEN))).toBe('Paused');
    expect(await stage.send(OWNER, calls.claimRewards(owner, []))).toBe('accepted');
    expect(await stage.send(OWNER, stage.leave(OWNER, 400_000n), calls.closeStakeAccount(owner))).toBe('accepted');
    await stage.rollTo(15);
    expect(await stage.send(OPPOSITION, stage.leave(OPPOSITION, 500_000n))).toBe('accepted');
    expect(await stage.balance(stage.at.stakeVault)).toBe(0n);
  });

  it('P02 ends by itself after 7 days, and leaves 7 days free', async () => {
    // Weak: a pause that the guardian renews for ever.
    expect(await pause(ALL, 7 * DAY + 1)).toBe('PauseTooLong');
    expect(await pause(ALL, 0)).toBe('PauseTooLong');
    expect(await pause(0, DAY)).toBe('PauseMaskInvalid');
    expect(await pause(1 << 9, DAY)).toBe('PauseMaskInvalid');
    expect(await pause(ALL, 7 * DAY)).toBe('accepted');
    expect(await pause(1, 1)).toBe('PauseCoolDown');
    await stage.rollTo(20, DAY - 1);
    expect(await stage.stake(OPPOSITION, 100n, 0)).toBe('Paused');
    await stage.rollTo(21);
    expect(await stage.stake(OPPOSITION, 100n, 0)).toBe('accepted');
    await stage.rollTo(27, DAY - 1);
    expect(await pause(ALL, DAY)).toBe('PauseCoolDown');
    await stage.rollTo(28);
    expect(await pause(ALL, DAY)).toBe('accepted');
    const unpause = stage.roles.unpause(stage.guardian.address);
    expect(await stage.sendAs(stage.guardian, unpause)).toBe('accepted');
    expect(await stage.sendAs(stage.guardian, unpause)).toBe('NotPaused');
    expect(await pause(ALL, DAY)).toBe('PauseCoolDown');
  });

  it('P02 adds the time without voting, so that a pause passes nothing in silence', async () => {
    // Weak: voting stands still for its 7 days, then finalize counts the attacker's early vote alone.
    const id = await assembly.propose(OWNER, spend(stage.wallet(OWNER).address, 1_000n));
    expect(await assembly.vote(OWNER, id, YES)).toBe('accepted');
    await stage.advanceTo(14, 10);
    expect(await pause(VOTING, 7 * DAY)).toBe('accepted');
    expect(await assembly.vote(OPPOSITION, id, NO)).toBe('Paused');
    await stage.rollTo(21, 9);
    expect(await assembly.finalize(id)).toBe('VotingActive');
    expect(await assembly.vote(OPPOSITION, id, NO)).toBe('Paused');
    await stage.rollTo(27, DAY - 1);
    expect(await assembly.vote(OPPOSITION, id, NO)).toBe('accepted');
    expect(await assembly.finalize(id)).toBe('VotingActive');
    await stage.rollTo(29);
    expect(await assembly.finalize(id)).toBe('accepted');
    expect(await assembly.state(id)).toBe('defeated');
  });

  it('P02 keeps who voted until voting is over, a pause included, and not a second longer', async () => {
    // Weak: the vote lock runs on while voting stands still, so that votes outlive the stake behind them; or it does
    // not end with the vote, and a guardian can hold principal after all.
    const id = await assembly.propose(OPPOSITION, parameter(0, TOKEN));
    expect(await assembly.vote(OWNER, id, YES)).toBe('accepted');
    expect(await pause(VOTING, 7 * DAY)).toBe('accepted');
    await stage.rollTo(27, DAY - 1);
    expect(await assembly.finalize(id)).toBe('VotingActive');
    expect(await stage.send(OWNER, stage.leave(OWNER, 400_000n))).toBe('VoteLocked');
    // Pauses leave 7 days free, so no second one came before.
    await stage.rollTo(28);
    expect(await stage.send(OWNER, stage.leave(OWNER, 400_000n))).toBe('accepted');
  });

  it('P02 stops an execution for 7 of its 14 days, and never makes one earlier', async () => {
    // Weak: the guardian pauses until the proposal has expired: a veto without end.
    const id = await assembly.propose(OPPOSITION, parameter(0, TOKEN));
    await assembly.vote(OPPOSITION, id, YES);
    await assembly.carryToQueue(id, 14);
    expect(await assembly.execute(id)).toBe('TimelockActive');
    await stage.rollTo(25);
    expect(await pause(EXECUTION, 7 * DAY)).toBe('accepted');
    expect(await assembly.execute(id)).toBe('Paused');
    await stage.rollTo(32);
    expect(await pause(EXECUTION, DAY)).toBe('PauseCoolDown');
    expect(await assembly.execute(id)).toBe('accepted');
  });

  it('P02 leaves a day to execute in, of the fewest days of grace that a vote can set', async () => {
    // Weak: grace of no more days than a pause can last, which does not lengthen it, is a veto that never ends.
    expect(await assembly.draft(OPPOSITION, parameter(50, 7n))).toBe('ParameterOutOfRange');
    const shorten = await assembly.pass(OPPOSITION, parameter(50, 8n), 14);
    expect(await assembly.execute(shorten)).toBe('accepted');
    await assembly.returnBond(OPPOSITION, shorten);
    const id = await assembly.pass(OPPOSITION, parameter(0, TOKEN), 25);
    expect(await pause(EXECUTION, 7 * DAY)).toBe('accepted');
    await stage.rollTo(42, DAY - 1);
    expect(await assembly.execute(id)).toBe('Paused');
    await stage.rollTo(43);
    expect(await assembly.execute(id)).toBe('accepted');
  });

  it('P02 pauses and vetoes by the guardian only, and vetoes for the first year only', async () => {
    const { roles } = stage;
    const id = await assembly.propose(OPPOSITION, parameter(0, TOKEN));
    for (const wallet of [stage.wallet(THIEF), stage.operator.wallet, stage.attestor]) {
      expect(await stage.sendAs(wallet, roles.pause(wallet.address, 1, DAY))).toBe('NotGuardian');
      expect(await stage.sendAs(wallet, roles.unpause(wallet.address))).toBe('NotGuardian');
      expect(await stage.sendAs(wallet, roles.vetoProposal(wallet.address, assembly.at(id)))).toBe('NotGuardian');
    }
    await assembly.vote(OPPOSITION, id, YES);
    await stage.rollTo(366);
    expect(await stage.sendAs(stage.guardian, roles.vetoProposal(stage.guardian.address, assembly.at(id)))).toBe(
      'VetoEnded',
    );
  });
});
