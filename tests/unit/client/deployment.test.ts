import { describe, expect, it } from 'vitest';
import { initializeEconomy, initializeEmission, PLAN_ECONOMY } from '#client/index.ts';
import { GovernanceInstructions } from '#harness/program/governance-instructions.ts';
import { StakingAddresses } from '#harness/program/pda.ts';
import { RewardInstructions } from '#harness/program/reward-instructions.ts';
import { StakingInstructions } from '#harness/program/staking-instructions.ts';
import { featureMask } from '#sim/core/features.ts';
import { keyOf } from '#tests/support/client-stage.ts';
import { bytesOf, RecordedChain } from '#tests/support/recorded-chain.ts';

const [mint, quoteMint, guardian, attestor] = [keyOf(2), keyOf(12), keyOf(10), keyOf(11)].map(
  (key) => key.publicKey,
) as [RecordedChain['mint'], RecordedChain['mint'], RecordedChain['mint'], RecordedChain['mint']];

describe('client/deployment', () => {
  const chain = new RecordedChain();
  const at = new StakingAddresses(chain.at.programId.toBytes());
  const authority = chain.wallet.toBytes();
  const { staking, rewards, governance, treasury, features } = PLAN_ECONOMY;

  it("encodes pool, pages and governance as the simulator's genesis does", async () => {
    await initializeEconomy(chain.provider, { mint, quoteMint, supplyBaseUnits: 9n, guardian, attestor }, PLAN_ECONOMY);
    const sent = chain.instructions.flat();
    expect(sent).toHaveLength(10);
    const calls = new StakingInstructions(at);
    const { boosters, minClaimBaseUnits, minDebateFeeBaseUnits } = rewards;
    const pool = {
      ...staking,
      minClaimBaseUnits,
      minDebateFeeBaseUnits,
      features: featureMask(features),
      boostActiveBps: boosters.activeBps,
      boostLongTermBps: boosters.longTermBps,
      boostVotingBps: boosters.votingBps,
      longTermDays: boosters.longTermDays,
      boostDays: boosters.boostDays,
      activeDays: boosters.activeDays,
    };
    expect(sent[0]).toEqual(bytesOf(calls.initializePool(authority, mint.toBytes(), 9n, rewards.rewardRateBps, pool)));
    expect(sent[8]).toEqual(bytesOf(calls.openExpiryPage(authority, 7)));
    const rules = {
      ...governance,
      ...treasury,
      guardian: guardian.toBytes(),
      attestor: attestor.toBytes(),
      quadraticMode: 2,
    };
    const initialize = new GovernanceInstructions(at).initializeGovernance;
    const bound = initialize.call(
      new GovernanceInstructions(at),
      authority,
      mint.toBytes(),
      quoteMint.toBytes(),
      rules,
    );
    expect(sent[9]).toEqual(bytesOf(bound));
  });

  it('encodes the inflation schedule likewise', async () => {
    await initializeEmission(chain.provider, { mint }, PLAN_ECONOMY);
    const params = { inflationBps: rewards.inflationBps, capBps: rewards.inflationCapBps };
    expect(chain.last).toEqual(
      bytesOf(new RewardInstructions(at).initializeEmission(authority, mint.toBytes(), params)),
    );
  });
});
