import { describe, expect, it } from 'vitest';
import { TOKEN } from '#tests/support/chain-plan.ts';
import { ABSTAIN, Assembly, spend, YES } from './assembly.ts';
import { AttackStage } from './attack-stage.ts';

const HONEST = 0;
const THIEF = 1;
const MINUTE = 60;

describe.each(['litesvm', 'bankrun'] as const)('G01, G13: borrowed and stolen tokens on %s', (engine) => {
  const open = async (): Promise<AttackStage> => {
    const stage = await AttackStage.openOn(engine, [2_000_000n, 20_000_000n], {
      treasuryBaseUnits: 10_000_000n * TOKEN,
    });
    await stage.enter(HONEST, 1_000_000n, 0);
    await stage.rollTo(3);
    return stage;
  };

  it('G01 lets no stake propose, vote or execute before its time', async () => {
    // Weak (Beanstalk): stake, propose, vote and execute in one transaction; the whole treasury in one slot.
    const stage = await open();
    const assembly = new Assembly(stage);
    const loot = spend(stage.wallet(THIEF).address, 1_000_000n);
    await stage.enter(THIEF, 10_000_000n, 180);
    const before = await stage.holdings();
    const create = assembly.createCall(THIEF, 0, loot);
    const activate = assembly.activateCall(THIEF, 0);
    // 97% of the staked tokens are the thief's; those of today propose nothing.
    expect(await stage.send(THIEF, create, activate)).toBe('BelowMinProposalStake');
    expect(await stage.holdings()).toEqual(before);
    await stage.rollTo(4);
    expect(await stage.send(THIEF, create, activate)).toBe('accepted');
    // Seasoning: of yesterday is not before the snapshot by a day.
    expect(await assembly.vote(THIEF, 0, YES)).toBe('NoPowerAtSnapshot');
    expect(await assembly.finalize(0)).toBe('VotingActive');
    expect(await assembly.queue(0)).toBe('WrongProposalState');
    expect(await assembly.execute(0)).toBe('WrongProposalState');
    await stage.rollTo(11);
    expect(await assembly.vote(THIEF, 0, YES)).toBe('VotingEnded');
    expect(await assembly.finalize(0)).toBe('accepted');
    expect(await assembly.state(0)).toBe('defeated');
    expect(await stage.balance(stage.at.treasuryVault)).toBe(10_000_000n * TOKEN);
  });

  it('G01 takes 12 days from capital to money, each step refused a second early', async () => {
    const stage = await open();
    const assembly = new Assembly(stage);
    await stage.rollTo(3, MINUTE);
    await stage.enter(THIEF, 10_000_000n, 180);
    await stage.rollTo(5, MINUTE);
    const id = await assembly.propose(THIEF, spend(stage.wallet(THIEF).address, 1_000_000n));
    expect(await assembly.vote(THIEF, id, YES)).toBe('accepted');
    await stage.rollTo(12, MINUTE - 1);
    expect(await assembly.finalize(id)).toBe('VotingActive');
    await stage.advanceTo(12, MINUTE);
    expect(await assembly.finalize(id)).toBe('accepted');
    expect(await assembly.queue(id)).toBe('accepted');
    await stage.rollTo(15, MINUTE - 1);
    expect(await assembly.execute(id)).toBe('TimelockActive');
    expect(await stage.balance(stage.at.treasuryVault)).toBe(10_000_000n * TOKEN);
    // All that time the stake was in, and the loss is the cap of 10% a month.
    await stage.advanceTo(15, MINUTE);
    expect(await assembly.execute(id)).toBe('accepted');
    expect(await stage.balance(stage.at.treasuryVault)).toBe(9_000_000n * TOKEN);
  });

  it('G13 gives tokens that were stolen after the snapshot no say, on their thiefs own proposal neither', async () => {
    // Weak (Mango): the exploiter votes for his own amnesty with what he took.
    const stage = await open();
    const assembly = new Assembly(stage);
    const id = await assembly.propose(HONEST, spend(stage.wallet(HONEST).address, 1n));
    await stage.enter(THIEF, 10_000_000n, 180);
    expect(await assembly.vote(THIEF, id, YES)).toBe('NoPowerAtSnapshot');
    await stage.rollTo(9);
    expect(await assembly.vote(THIEF, id, ABSTAIN)).toBe('NoPowerAtSnapshot');
    expect(await stage.proposal(id)).toMatchObject({ turnout: 0n, voterCount: 0 });
    // His bond is locked with his stake until his proposal is decided.
    const own = await assembly.propose(THIEF, spend(stage.wallet(THIEF).address, 1_000_000n));
    expect(await assembly.returnBond(THIEF, own)).toBe('ProposalLive');
    expect(await stage.send(THIEF, stage.leave(THIEF, 10_000_000n))).toBe('ProposerLocked');
    expect(await stage.balance(stage.at.bondVault)).toBe(20_000n * TOKEN);
  });
});
