import { describe, expect, it } from 'vitest';
import { featuresWith, TOKEN } from '#tests/support/chain-plan.ts';
import { ABSTAIN, Assembly, NO, spend, YES } from './assembly.ts';
import { AttackStage } from './attack-stage.ts';

const THIEF = 0;
const OPPOSITION = 1;
const ACCOMPLICE = 2;
const LAST_SECOND = 86_399;

describe('G04: votes in the last second', () => {
  const open = async (lateQuorum: boolean): Promise<readonly [AttackStage, Assembly, number]> => {
    const stage = await AttackStage.open([2_000_000n, 2_000_000n, 500_000n], {
      treasuryBaseUnits: 1_000_000n * TOKEN,
      features: featuresWith({ lateQuorum }),
    });
    await stage.enter(THIEF, 1_000_000n, 0);
    await stage.enter(OPPOSITION, 1_000_000n, 0);
    await stage.enter(ACCOMPLICE, 300_000n, 0);
    await stage.rollTo(3);
    const assembly = new Assembly(stage);
    // Voting ends at midnight of day 10.
    const id = await assembly.propose(THIEF, spend(stage.wallet(THIEF).address, 100_000n));
    return [stage, assembly, id];
  };

  it('G04 gives the others 24 hours when quorum comes in the last second, once', async () => {
    // Weak: hidden power decides when nobody can answer any more; here 100,000 tokens go.
    const [stage, assembly, id] = await open(true);
    await stage.rollTo(9, LAST_SECOND);
    const end = (await stage.proposal(id)).votingEndUnixSeconds;
    expect(await assembly.vote(THIEF, id, YES)).toBe('accepted');
    expect((await stage.proposal(id)).votingEndUnixSeconds).toBe(end - 1n + 86_400n);
    await stage.rollTo(10);
    expect(await assembly.finalize(id)).toBe('VotingActive');
    expect(await assembly.vote(OPPOSITION, id, NO)).toBe('accepted');
    await stage.advanceTo(10, LAST_SECOND - 1);
    expect(await assembly.vote(ACCOMPLICE, id, YES)).toBe('accepted');
    // The second late vote moves nothing.
    expect((await stage.proposal(id)).votingEndUnixSeconds).toBe(end - 1n + 86_400n);
    expect(await assembly.finalize(id)).toBe('VotingActive');
    await stage.advanceTo(10, LAST_SECOND);
    expect(await assembly.finalize(id)).toBe('accepted');
    expect(await assembly.state(id)).toBe('defeated');
    // Nobody who voted may leave before the extended end.
    expect((await stage.user(THIEF)).voteLockUntilUnixSeconds).toBe(end - 1n + 86_400n);
  });

  it('G04 passes in the last second where the feature is off', async () => {
    const [stage, assembly, id] = await open(false);
    await stage.rollTo(9, LAST_SECOND);
    expect(await assembly.vote(THIEF, id, YES)).toBe('accepted');
    await stage.rollTo(10);
    expect(await assembly.vote(OPPOSITION, id, NO)).toBe('VotingEnded');
    await assembly.finalize(id);
    expect(await assembly.state(id)).toBe('succeeded');
  });

  it('G04 LIMIT does not extend when an accomplice had brought quorum before', async () => {
    // The rule is about quorum, not about the outcome; a wallet that abstains early opens the last second again.
    // What is left to the others is the guardian's veto and the timelock.
    const [stage, assembly, id] = await open(true);
    expect(await assembly.vote(ACCOMPLICE, id, ABSTAIN)).toBe('accepted');
    await stage.rollTo(9, LAST_SECOND);
    const end = (await stage.proposal(id)).votingEndUnixSeconds;
    expect(await assembly.vote(THIEF, id, YES)).toBe('accepted');
    expect((await stage.proposal(id)).votingEndUnixSeconds).toBe(end);
    await stage.rollTo(10);
    await assembly.finalize(id);
    await assembly.queue(id);
    expect(await stage.sendAs(stage.guardian, stage.roles.vetoProposal(stage.guardian.address, assembly.at(id)))).toBe(
      'accepted',
    );
    await stage.rollTo(14);
    expect(await assembly.execute(id)).toBe('WrongProposalState');
    expect(await stage.balance(stage.at.treasuryVault)).toBe(1_000_000n * TOKEN);
  });
});
