import { afterEach, describe, expect, it } from 'vitest';
import { compareReadings } from '#harness/crafted/account-readings.ts';
import { ATTACK_DAY, CraftedStage } from '#harness/crafted/crafted-stage.ts';
import { TRIAL_GENESIS_DAY, TRIAL_TOKEN } from '#harness/genesis/trial-plan.ts';
import { loadProgramArtifacts } from '#harness/index.ts';
import { decodeProposal } from '#harness/program/accounts.ts';

const artifacts = loadProgramArtifacts();
const stages: CraftedStage[] = [];
afterEach(async () => {
  for (const stage of stages.splice(0)) await stage.close();
});

async function openStage(engine: 'litesvm' | 'bankrun' = 'litesvm'): Promise<CraftedStage> {
  const stage = await CraftedStage.open({ engine, artifacts });
  stages.push(stage);
  return stage;
}

describe('the stage of the crafted attempts', () => {
  it.each(['litesvm', 'bankrun'] as const)(
    'stands on %s: stakes, rewards owed, a proposal with a vote',
    async (engine) => {
      const stage = await openStage(engine);
      expect((await stage.user(stage.victim)).amountBaseUnits).toBe(20_000n * TRIAL_TOKEN);
      expect((await stage.user(stage.thief)).entries.map(({ amountBaseUnits }) => amountBaseUnits)).toEqual([
        15_000n * TRIAL_TOKEN,
        1_000n * TRIAL_TOKEN,
      ]);
      const proposal = decodeProposal(await stage.data(stage.proposal));
      expect(proposal.state).toBe('active');
      expect(proposal.yes).toBeGreaterThan(0n);
      const claim = {
        signers: [stage.victim.wallet],
        instructions: [stage.staking.claimRewards(stage.victim, [])],
      } as const;
      expect((await stage.send(claim)).result).toBe('accepted');
      expect((await stage.user(stage.victim)).rewardsClaimedBaseUnits).toBeGreaterThan(TRIAL_TOKEN);
    },
  );

  it('rehearses a transaction without a trace, and names why it would be refused', async () => {
    const stage = await openStage();
    const { staking, victim, thief } = stage;
    const claim = { signers: [victim.wallet], instructions: [staking.claimRewards(victim, [])] } as const;
    const before = await stage.read([claim]);
    expect(await stage.rehearse(claim)).toBe('accepted');
    expect(await stage.rehearse(claim)).toBe('accepted');
    const twice = { ...claim, instructions: [...claim.instructions, ...claim.instructions] };
    expect(await stage.rehearse(twice)).toBe('NothingToClaim');
    const foreign = {
      signers: [thief.wallet],
      instructions: [staking.claimRewards({ ...thief, userStake: victim.userStake }, [])],
    } as const;
    expect(await stage.rehearse(foreign)).toBe('WrongOwner');
    expect(compareReadings(before, await stage.read([claim]), stage.tokenAccountKeys()).changed).toBe(0);
  });

  it('sees what a transaction changes and moves', async () => {
    const stage = await openStage();
    const { victim } = stage;
    const leave = {
      signers: [victim.wallet],
      instructions: [stage.leaveCall(victim, 1_000n * TRIAL_TOKEN)],
    } as const;
    const before = await stage.read([leave]);
    expect((await stage.send(leave)).result).toBe('accepted');
    const { changed, movedBaseUnits } = compareReadings(before, await stage.read([leave]), stage.tokenAccountKeys());
    // Pool, stake account, the owner's token account, the stake vault.
    expect(changed).toBe(4);
    expect(movedBaseUnits).toBe(1_000n * TRIAL_TOKEN);
  });

  it('plans as many rolls as missed days take', async () => {
    const stage = await openStage();
    await stage.advanceTo(ATTACK_DAY + 200);
    await stage.openHistory(ATTACK_DAY + 200);
    expect(await stage.rollCalls(ATTACK_DAY + 200)).toHaveLength(4);
    await stage.rollTo(ATTACK_DAY + 200);
    expect(await stage.rollCalls(ATTACK_DAY + 200)).toEqual([]);
    expect(stage.historyPage(0)).toEqual(stage.at.historyPage(Math.floor(TRIAL_GENESIS_DAY / 32)));
  });

  it('throws what does not stand', async () => {
    const stage = await openStage();
    const call = stage.staking.openStakeAccount(stage.thief);
    await expect(stage.demand([stage.thief.wallet], call)).rejects.toThrow(/AlreadyInitialized/);
    await expect(stage.data(new Uint8Array(32).fill(77))).rejects.toThrow(RangeError);
  });
});
