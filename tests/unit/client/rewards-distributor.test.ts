import { beforeEach, describe, expect, it } from 'vitest';
import { RewardsDistributor } from '#client/index.ts';
import { EMISSION_BYTES } from '#harness/program/accounts.ts';
import { historyPageOf } from '#harness/program/page-plan.ts';
import { associatedTokenAddress, StakingAddresses } from '#harness/program/pda.ts';
import { RewardInstructions } from '#harness/program/reward-instructions.ts';
import { StakingInstructions } from '#harness/program/staking-instructions.ts';
import { TreasuryInstructions } from '#harness/program/treasury-instructions.ts';
import { keyOf } from '#tests/support/client-stage.ts';
import { bytesOf, putEntry, RecordedChain, TODAY } from '#tests/support/recorded-chain.ts';

const ann = keyOf(3);
const STARTED = 1 | 2;
const BOOST_DAYS = 28;

let chain: RecordedChain;
let rewards: RewardsDistributor;
let at: StakingAddresses;
const staker = () => ({
  owner: ann.publicKey.toBytes(),
  tokenAccount: associatedTokenAddress(ann.publicKey.toBytes(), chain.mint.toBytes()),
  userStake: at.userStake(ann.publicKey.toBytes()),
});

beforeEach(() => {
  chain = new RecordedChain();
  rewards = new RewardsDistributor(chain.provider);
  at = new StakingAddresses(chain.at.programId.toBytes());
  chain.putPool((view) => {
    view.setBigUint64(104, 5n, true);
    view.setBigUint64(112, 3n, true);
    view.setBigUint64(120, 0n, true);
    view.setBigUint64(128, 2n, true);
    view.setBigUint64(144, 4_000n, true);
    view.setUint32(1540, BOOST_DAYS, true);
    view.setUint16(1544, 1_000, true);
    view.setUint32(1556, 28, true);
  });
});

/** 1,000 without a lock since 100 days, settled when the accumulator was 1.0; the last debate was yesterday. */
function putStake(state = STARTED): void {
  chain.putUserStake(ann.publicKey, (view) => {
    putEntry(view, 0, { amount: 1_000n, startDay: TODAY - 100, endDay: TODAY - 100, state });
    view.setBigUint64(184 + 24, 1n, true);
    view.setUint32(112, TODAY - 1, true);
    view.setBigUint64(1528, 9n, true);
    view.setUint32(1536, TODAY - 7, true);
    view.setUint8(1540, 1);
    view.setUint8(131, 1);
  });
}

describe('client/rewards-distributor', () => {
  it("sends the simulator's instructions", async () => {
    putStake();
    const calls = new StakingInstructions(at);
    const more = new RewardInstructions(at);
    await rewards.distributeRewards(ann, 9n);
    expect(chain.last).toEqual(bytesOf(calls.fundRewards(staker().owner, staker().tokenAccount, 9n)));
    await rewards.mintInflation();
    expect(chain.last).toEqual(bytesOf(more.mintInflation(chain.mint.toBytes())));
    await rewards.payDebateFee(ann, 8n);
    expect(chain.last).toEqual(bytesOf(more.payDebateFee(staker(), 8n)));
    await rewards.claimRewards(ann);
    expect(chain.last).toEqual(bytesOf(calls.claimRewards(staker(), [])));
    await rewards.setCompounding(ann, true);
    expect(chain.last).toEqual(bytesOf(more.setCompounding(staker(), true)));
    await rewards.compoundRewards(ann.publicKey);
    expect(chain.last).toEqual(bytesOf(more.compoundRewards(staker(), [])));
    await rewards.refreshBoosters(ann);
    const end = at.expiryPage(historyPageOf(TODAY + BOOST_DAYS - 1) % 8);
    expect(chain.last).toEqual(bytesOf(more.refreshBoosters(staker(), [end], [])));
    await rewards.sweepPenalties();
    expect(chain.last).toEqual(bytesOf(new TreasuryInstructions(at).sweepPenalties(chain.mint.toBytes())));
  });

  it('names the history page of a deposit that was never settled', async () => {
    putStake(1);
    const page = at.historyPage(historyPageOf(TODAY - 100));
    await rewards.claimRewards(ann);
    expect(chain.last).toEqual(bytesOf(new StakingInstructions(at).claimRewards(staker(), [page])));
  });

  it('reckons a share, a balance, boosters and the history from accounts', async () => {
    expect(await rewards.calculateUserReward(ann.publicKey, 100n)).toBe(0n);
    expect((await rewards.getRewards(ann.publicKey)).claimableBaseUnits).toBe(0n);
    expect(await rewards.getRewardHistory(ann.publicKey)).toEqual([]);
    putStake();
    expect(await rewards.calculateUserReward(ann.publicKey, 102n)).toBe(25n);
    // 1,000 from 1.0 to 3.0 of the accumulator, of which up to 2.0 in closed weeks.
    expect(await rewards.getRewards(ann.publicKey)).toMatchObject({
      claimableBaseUnits: 1_000n,
      openBaseUnits: 1_000n,
    });
    expect(await rewards.getRewardHistory(ann.publicKey)).toEqual([
      { amountBaseUnits: 9n, day: TODAY - 7, kind: 'claim' },
    ]);
    chain.putGovernance();
    expect(await rewards.calculateBoosters(ann.publicKey)).toMatchObject({ activeBps: 1_000, votingBps: 0 });
    chain.putAccount('Emission', EMISSION_BYTES, chain.at.emission, (view) => view.setUint32(36, 4, true));
    expect((await rewards.getEmission()).mintCount).toBe(4);
  });

  it('rejects claims without a stake account', async () => {
    await expect(rewards.claimRewards(ann)).rejects.toMatchObject({ name: 'AccountMissing' });
    await expect(rewards.calculateBoosters(ann.publicKey)).rejects.toMatchObject({ name: 'AccountMissing' });
  });
});
