import { describe, expect, it } from 'vitest';
import { TOKEN } from '#tests/support/chain-plan.ts';
import { Assembly, feature, parameter, spend, YES } from './assembly.ts';
import { AttackStage, withAccount } from './attack-stage.ts';

const THIEF = 0;
const TREASURY = 10_000_000n;

describe.each(['litesvm', 'bankrun'] as const)('P01: around the timelock, on %s', (engine) => {
  const open = async (): Promise<readonly [AttackStage, Assembly]> => {
    const stage = await AttackStage.openOn(engine, [2_000_000n], { treasuryBaseUnits: TREASURY * TOKEN });
    await stage.enter(THIEF, 1_000_000n, 0);
    await stage.rollTo(3);
    return [stage, new Assembly(stage)];
  };

  it('P01 executes at eta and not a second earlier, once, and not after its days of grace', async () => {
    // Weak: queue and execute in one transaction; or the same spend executed until the treasury is empty.
    const [stage, assembly] = await open();
    const id = await assembly.propose(THIEF, spend(stage.wallet(THIEF).address, 1_000n));
    expect(await assembly.vote(THIEF, id, YES)).toBe('accepted');
    await stage.rollTo(10, 1);
    await assembly.finalize(id);
    const execute = await assembly.executeCall(id);
    const queue = stage.ballots.queueProposal(assembly.at(id));
    expect(await stage.send(THIEF, queue, execute)).toBe('TimelockActive');
    expect(await stage.send(THIEF, queue)).toBe('accepted');
    expect(await stage.send(THIEF, queue)).toBe('WrongProposalState');
    await stage.rollTo(13, 0);
    expect(await stage.send(THIEF, execute)).toBe('TimelockActive');
    await stage.advanceTo(13, 1);
    expect(await stage.send(THIEF, execute, execute)).toBe('AlreadyExecuted');
    expect(await stage.balance(stage.at.treasuryVault)).toBe(TREASURY * TOKEN);
    expect(await stage.send(THIEF, execute)).toBe('accepted');
    expect(await stage.send(THIEF, execute)).toBe('AlreadyExecuted');
    expect(await stage.balance(stage.at.treasuryVault)).toBe((TREASURY - 1_000n) * TOKEN);
    await stage.rollTo(40);
    expect(await stage.send(THIEF, execute)).toBe('AlreadyExecuted');
    expect(await assembly.expire(id)).toBe('WrongProposalState');
  });

  it('P01 lets a passed proposal lapse, and none come back from its end', async () => {
    const [stage, assembly] = await open();
    const id = await assembly.pass(THIEF, spend(stage.wallet(THIEF).address, 1_000n), 3);
    await stage.rollTo(28, 1);
    const before = await stage.holdings();
    expect(await assembly.execute(id)).toBe('ProposalExpired');
    expect(await assembly.expire(id)).toBe('accepted');
    for (const call of [
      stage.ballots.queueProposal(assembly.at(id)),
      stage.ballots.finalizeProposal(assembly.at(id)),
      await assembly.executeCall(id),
      stage.ballots.expireProposal(assembly.at(id)),
      assembly.activateCall(THIEF, id),
      assembly.voteCall(THIEF, id, YES),
    ]) {
      expect(await stage.send(THIEF, call)).toBe('WrongProposalState');
    }
    expect(await stage.holdings()).toEqual(before);
  });

  it('P01 has a floor under the timelock, and no shorter one for what is queued', async () => {
    const [stage, assembly] = await open();
    for (const days of [0n, 1n]) expect(await assembly.draft(THIEF, parameter(44, days))).toBe('BelowTimelockFloor');
    expect(await assembly.draft(THIEF, parameter(44, 31n))).toBe('ParameterOutOfRange');
    const shorten = await assembly.propose(THIEF, parameter(44, 2n));
    await assembly.vote(THIEF, shorten, YES);
    await assembly.carryToQueue(shorten, 3);
    const { etaUnixSeconds, timelockDays } = await stage.proposal(shorten);
    expect(timelockDays).toBe(3);
    await stage.rollTo(13);
    expect(await assembly.execute(shorten)).toBe('TimelockActive');
    await stage.rollTo(14);
    expect(await assembly.execute(shorten)).toBe('accepted');
    expect((await stage.proposal(shorten)).etaUnixSeconds).toBe(etaUnixSeconds);
  });
});

describe('P01: no other writer', () => {
  it('P01 changes rules by executed proposals only, of the accounts that they name', async () => {
    // Weak: a setter for the administrator beside the timelock.
    const stage = await AttackStage.open([2_000_000n]);
    await stage.enter(THIEF, 1_000_000n, 0);
    await stage.rollTo(3);
    const assembly = new Assembly(stage);
    const { at, roles, operator } = stage;
    const accounts = [at.governance, at.treasury, at.emission];
    const before = await Promise.all(accounts.map((address) => stage.data(address)));
    const params = [(await stage.pool()).penaltyBps, (await stage.pool()).features];
    // All that the authority may do touches roles alone.
    expect(await stage.sendAs(operator.wallet, roles.setAttestor(operator.owner, stage.attestor.address))).toBe(
      'accepted',
    );
    expect(await Promise.all(accounts.map((address) => stage.data(address)))).toEqual(before);
    expect([(await stage.pool()).penaltyBps, (await stage.pool()).features]).toEqual(params);

    const id = await assembly.pass(THIEF, parameter(83, 400n), 3);
    const execute = await assembly.executeCall(id);
    expect(await stage.send(THIEF, withAccount(execute, 3, at.treasury))).toBe('AccountDiscriminatorMismatch');
    expect(await stage.send(THIEF, withAccount(execute, 3, stage.mint))).toBe('AccountOwnedByWrongProgram');
    expect(await stage.send(THIEF, execute)).toBe('accepted');
    expect((await stage.emission()).capBps).toBe(400);
  });

  it('P01 leaves a switch as it is until its proposal is executed', async () => {
    const stage = await AttackStage.open([2_000_000n]);
    await stage.enter(THIEF, 1_000_000n, 0);
    await stage.rollTo(3);
    const assembly = new Assembly(stage);
    const { features } = await stage.pool();
    const id = await assembly.pass(THIEF, feature('voteLock', false), 3);
    expect((await stage.pool()).features).toBe(features);
    expect(await assembly.draft(THIEF, { kind: 'feature', flag: 18, enabled: true })).toBe('UnknownFeature');
    expect(await assembly.execute(id)).toBe('accepted');
    expect((await stage.pool()).features).toBe(features & ~(1 << 7));
  });
});
