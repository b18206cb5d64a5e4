import { describe, expect, it } from 'vitest';
import { transferTokens } from '#harness/program/token-instructions.ts';
import { type FeatureFlags } from '#sim/core/features.ts';
import { featuresWith, TOKEN } from '#tests/support/chain-plan.ts';
import { Assembly, NO, parameter, YES } from './assembly.ts';
import { AttackStage } from './attack-stage.ts';

const HONEST = 0;
const THIEF = 1;
const SECOND_WALLET = 2;

describe('G05, L01, X04: the same tokens vote once', () => {
  const open = async (features: Partial<FeatureFlags>): Promise<readonly [AttackStage, Assembly, number]> => {
    const stage = await AttackStage.open([1_000_000n, 1_000_000n, 100n], { features: featuresWith(features) });
    await stage.enter(HONEST, 500_000n, 30);
    await stage.enter(THIEF, 500_000n, 0);
    await stage.openAccount(SECOND_WALLET);
    await stage.rollTo(3);
    const assembly = new Assembly(stage);
    const id = await assembly.propose(HONEST, parameter(0, TOKEN));
    return [stage, assembly, id];
  };

  /** The thief's whole stake, out and into his second wallet. */
  const move = async (stage: AttackStage): Promise<void> => {
    const thief = stage.staker(THIEF);
    const carry = transferTokens(
      thief.tokenAccount,
      stage.staker(SECOND_WALLET).tokenAccount,
      thief.owner,
      500_000n * TOKEN,
    );
    expect(await stage.send(THIEF, stage.leave(THIEF, 500_000n), carry)).toBe('accepted');
    expect(await stage.stake(SECOND_WALLET, 500_000n, 180)).toBe('accepted');
  };

  it('G05 keeps who voted until voting is over', async () => {
    // Weak (Aragon AGV-34): vote, leave, and vote with the next wallet, as often as there are wallets.
    const [stage, assembly, id] = await open({});
    expect(await assembly.vote(THIEF, id, YES)).toBe('accepted');
    const before = await stage.holdings();
    expect(await stage.send(THIEF, stage.leave(THIEF, 500_000n))).toBe('VoteLocked');
    expect(await stage.send(THIEF, stage.leave(THIEF, 100n, { force: false }))).toBe('VoteLocked');
    expect(await stage.send(THIEF, stage.calls.closeStakeAccount(stage.staker(THIEF)))).toBe('StakeRemains');
    expect(await stage.holdings()).toEqual(before);
    // His vote brought quorum with days to spare, so nothing prolongs voting.
    await stage.rollTo(9, 86_399);
    expect(await stage.send(THIEF, stage.leave(THIEF, 500_000n))).toBe('VoteLocked');
    await stage.rollTo(10);
    expect(await assembly.vote(HONEST, id, YES)).toBe('VotingEnded');
    expect(await stage.send(THIEF, stage.leave(THIEF, 500_000n))).toBe('accepted');
  });

  it('G05 gives the second wallet nothing even where leaving is free', async () => {
    const [stage, assembly, id] = await open({ voteLock: false });
    expect(await assembly.vote(THIEF, id, YES)).toBe('accepted');
    await move(stage);
    expect(await assembly.vote(SECOND_WALLET, id, YES)).toBe('NoPowerAtSnapshot');
    await stage.rollTo(9);
    expect(await assembly.vote(SECOND_WALLET, id, NO)).toBe('NoPowerAtSnapshot');
    expect(await assembly.vote(HONEST, id, NO)).toBe('accepted');
    const { turnout, powerTotal, yes, no } = await stage.proposal(id);
    expect(yes + no).toBe(turnout);
    expect(turnout).toBeLessThanOrEqual(powerTotal);
  });

  it('G05 gives a wallet that left before it voted nothing', async () => {
    // min(snapshot, now): what left since the snapshot has no vote.
    const [stage, assembly, id] = await open({ voteLock: false });
    expect(await stage.send(THIEF, stage.leave(THIEF, 400_000n))).toBe('accepted');
    expect(await assembly.vote(THIEF, id, YES)).toBe('accepted');
    expect((await stage.proposal(id)).yes).toBe(100_000n * TOKEN);
    expect(await assembly.vote(THIEF, id, YES)).toBe('AlreadyVoted');
  });

  it('X04 gives an account that was closed and made anew no second vote', async () => {
    // Weak: the mark of the first vote goes with the account, and the new one is empty.
    const [stage, assembly, id] = await open({ voteLock: false });
    expect(await assembly.vote(THIEF, id, YES)).toBe('accepted');
    const thief = stage.staker(THIEF);
    const { calls } = stage;
    const again = [
      stage.leave(THIEF, 500_000n),
      calls.closeStakeAccount(thief),
      calls.openStakeAccount(thief),
      calls.stake(thief, 500_000n * TOKEN, 180),
      assembly.voteCall(THIEF, id, YES),
    ];
    expect(await stage.send(THIEF, ...again)).toBe('NoPowerAtSnapshot');
    expect(await stage.send(THIEF, ...again.slice(0, -1))).toBe('accepted');
    await stage.rollTo(8);
    expect(await assembly.vote(THIEF, id, YES)).toBe('NoPowerAtSnapshot');
    expect(await stage.proposal(id)).toMatchObject({ yes: 500_000n * TOKEN, voterCount: 1 });
  });

  it('X04 refuses a second vote in one transaction, on another side and after the place was reused', async () => {
    const [stage, assembly, id] = await open({});
    const yes = assembly.voteCall(THIEF, id, YES);
    expect(await stage.send(THIEF, yes, assembly.voteCall(THIEF, id, NO))).toBe('AlreadyVoted');
    expect(await stage.send(THIEF, yes)).toBe('accepted');
    const veto = stage.roles.vetoProposal(stage.guardian.address, assembly.at(id));
    expect(await stage.sendAs(stage.guardian, veto)).toBe('accepted');
    expect(await assembly.vote(HONEST, id, YES)).toBe('WrongProposalState');
    await assembly.returnBond(HONEST, id);
    const next = await assembly.propose(HONEST, parameter(0, TOKEN));
    expect((await stage.proposal(next)).slot).toBe((await stage.proposal(id)).slot);
    expect(await assembly.vote(THIEF, next, YES)).toBe('accepted');
    expect(await assembly.vote(THIEF, next, YES)).toBe('AlreadyVoted');
  });
});
