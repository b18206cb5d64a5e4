import { describe, expect, it } from 'vitest';
import { TOKEN } from '#tests/support/chain-plan.ts';
import { ABSTAIN, Assembly, NO, parameter, YES } from './assembly.ts';
import { AttackStage } from './attack-stage.ts';

const SPAMMERS = Array.from({ length: 16 }, (_, i) => i);
const HONEST = 16;

describe('G14: proposal spam', () => {
  const open = async (): Promise<readonly [AttackStage, Assembly]> => {
    const stage = await AttackStage.open([...SPAMMERS.map(() => 30_000n), 1_000_000n]);
    for (const agent of SPAMMERS) await stage.enter(agent, 10_000n, 0);
    await stage.enter(HONEST, 500_000n, 0);
    await stage.rollTo(3);
    return [stage, new Assembly(stage)];
  };

  it('G14 takes one live proposal an owner and 16 in all, each with its bond', async () => {
    // Weak (Synthetify): ten look-alikes hide the one that takes the treasury.
    const [stage, assembly] = await open();
    for (const agent of SPAMMERS) {
      expect(await assembly.draft(agent, parameter(0, BigInt(agent + 1) * TOKEN))).toBe('accepted');
      expect(await assembly.draft(agent, parameter(0, BigInt(agent + 50) * TOKEN))).toBe('ProposalPending');
    }
    expect(await stage.balance(stage.at.bondVault)).toBe(160_000n * TOKEN);
    expect(await assembly.draft(HONEST, parameter(0, TOKEN))).toBe('ProposalLimit');
    // Neither stake nor bond comes back while the draft is live.
    expect(await stage.send(0, stage.leave(0, 10_000n))).toBe('ProposerLocked');
    expect(await stage.send(0, stage.calls.closeStakeAccount(stage.staker(0)))).toBe('StakeRemains');
    expect(await assembly.returnBond(0, 0)).toBe('ProposalLive');
    expect(await assembly.expire(0)).toBe('ProposalNotExpired');
    // After the days of grace anyone clears the drafts.
    await stage.rollTo(17, 1);
    expect(await assembly.expire(0)).toBe('accepted');
    expect(await assembly.draft(HONEST, parameter(0, TOKEN))).toBe('accepted');
  });

  it('G14 LIMIT lets 16 bonds keep all slots when the spammers are first to refill them', async () => {
    // 320,000 tokens (0.03% of supply) that come back in full keep everyone from proposing, for as long as it pays.
    const [stage, assembly] = await open();
    for (const agent of SPAMMERS) await assembly.draft(agent, parameter(0, BigInt(agent + 1) * TOKEN));
    await stage.rollTo(17, 1);
    for (const agent of SPAMMERS) {
      const { ballots } = stage;
      const refill = [
        ballots.expireProposal(assembly.at(agent)),
        ballots.returnBond(stage.staker(agent), assembly.at(agent)),
        assembly.createCall(agent, agent + 16, parameter(0, BigInt(agent + 1) * TOKEN)),
      ];
      expect(await stage.send(agent, ...refill)).toBe('accepted');
    }
    expect(await assembly.draft(HONEST, parameter(0, TOKEN))).toBe('ProposalLimit');
  });

  it('G14 asks for tokens, before the snapshot to activate', async () => {
    const [stage, assembly] = await open();
    expect(await stage.send(0, stage.leave(0, 100n))).toBe('accepted');
    expect(await assembly.draft(0, parameter(0, TOKEN))).toBe('BelowMinProposalStake');
    expect(await stage.stake(0, 100n, 180)).toBe('accepted');
    expect(await assembly.draft(0, parameter(0, TOKEN))).toBe('accepted');
    expect(await assembly.activate(0, 0)).toBe('BelowMinProposalStake');
    expect(await assembly.activate(1, 0)).toBe('NotProposer');
    await stage.rollTo(4);
    expect(await assembly.activate(0, 0)).toBe('accepted');
  });

  it('G14 R12 gives no voting booster for votes on spam that nobody else came to', async () => {
    // Weak: two friends propose and vote each week, and farm +15% for it.
    const [stage, assembly] = await open();
    for (const agent of [0, 1]) {
      const id = await assembly.propose(agent, parameter(0, BigInt(agent + 1) * TOKEN));
      for (const voter of [0, 1]) expect(await assembly.vote(voter, id, YES)).toBe('accepted');
    }
    await stage.rollTo(11);
    for (const id of [0, 1]) {
      await assembly.finalize(id);
      expect(await stage.proposal(id)).toMatchObject({ state: 'defeated', quorumReached: false });
    }
    const refresh = stage.rewards.refreshBoosters(stage.staker(0), stage.allExpiryPages, []);
    expect(await stage.send(0, refresh)).toBe('NoBoosterEarned');
    // With quorum, whatever the side, it is a vote.
    for (const agent of [0, 1]) await assembly.returnBond(agent, agent);
    for (const [agent, side] of [
      [0, NO],
      [1, ABSTAIN],
    ] as const) {
      const id = await assembly.propose(agent, parameter(0, BigInt(agent + 3) * TOKEN));
      expect(await assembly.vote(0, id, side)).toBe('accepted');
      expect(await assembly.vote(HONEST, id, NO)).toBe('accepted');
    }
    await stage.rollTo(19);
    expect(await stage.send(0, refresh)).toBe('NoBoosterEarned');
    for (const id of [2, 3]) await assembly.finalize(id);
    expect(await stage.send(0, refresh)).toBe('accepted');
    expect((await stage.user(0)).boostBps).toBe(1_500);
  });
});
