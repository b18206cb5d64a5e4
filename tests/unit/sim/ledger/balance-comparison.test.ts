import { describe, expect, it } from 'vitest';
import {
  agentDifference,
  agentStateDifference,
  firstDifference,
  governanceDifference,
  proposalDifference,
} from '#sim/ledger/balance-comparison.ts';
import { createStakingModel, type StakingModel } from '#sim/ledger/staking-model.ts';
import { noteVote, type UserModel } from '#sim/ledger/user-model.ts';
import { openEconomy, PAYMENT, propose } from '#tests/support/economy-play.ts';
import { SMALL_MARKET } from '#tests/support/market-plans.ts';
import { ANN, BOB, clockAt, smallPlan } from '#tests/support/staking-plans.ts';

function stakedModel(): StakingModel {
  const model = createStakingModel(smallPlan());
  for (const lockDays of [0, 7, 30]) {
    model.stake(ANN, 1_000n, lockDays);
  }
  model.fundRewards(700n);
  model.unstake(ANN, 1_000n, false, 0);
  model.advanceTo(clockAt(14).unixSeconds);
  model.roll();
  model.unstake(ANN, 100n, false, 1);
  model.claimRewards(ANN);
  noteVote(model.users[ANN] as UserModel, 2, { weight: 9n, proposalId: 4, day: 7, side: 'yes' });
  return model;
}

/** Every numeric or boolean field of a value, by path, with a way to change it. */
function leavesOf(value: object, path = ''): readonly { path: string; change: () => void }[] {
  const fields = value as Record<string, unknown>;
  return Object.entries(fields).flatMap(([name, field]) => {
    const inner = `${path}/${name}`;
    if (typeof field === 'object' && field !== null) return leavesOf(field, inner);
    const change = (): void => {
      fields[name] = typeof field === 'bigint' ? field + 1n : typeof field === 'number' ? field + 1 : !field;
    };
    return [{ path: inner, change }];
  });
}

describe('sim/ledger/balance-comparison', () => {
  it('finds no difference between a model and its own snapshot', () => {
    const model = stakedModel();
    expect(agentDifference(model, ANN, model.agentState(ANN))).toBeUndefined();
    expect(agentDifference(model, BOB, model.agentState(BOB))).toBeUndefined();
  });

  it('finds a change of any field of an agent', () => {
    const model = stakedModel();
    const count = leavesOf(model.agentState(ANN)).length;
    const missed: string[] = [];
    for (let leaf = 0; leaf < count; leaf += 1) {
      const state = structuredClone(model.agentState(ANN));
      const { path, change } = leavesOf(state)[leaf] as { path: string; change: () => void };
      change();
      if (agentDifference(model, ANN, state) === undefined) missed.push(path);
    }
    expect(missed).toEqual([]);
    // Wallet, plain fields, marks of votes, one payout, one vote, two entries.
    expect(count).toBe(1 + 20 + 16 + 3 + 4 + 2 * 20);
  });

  it('finds a stake account that should not be there, and one that is missing', () => {
    const model = stakedModel();
    const ann = model.agentState(ANN);
    expect(agentDifference(model, ANN, { ...ann, stake: undefined })).toEqual({
      field: 'stake',
      expected: 'an account',
      found: 'none',
    });
    expect(agentDifference(model, BOB, { ...model.agentState(BOB), stake: ann.stake })?.field).toBe('stake');
  });

  it('compares quote units where there is a market, and wants none elsewhere', () => {
    const model = createStakingModel(smallPlan({ market: SMALL_MARKET }));
    const ann = model.agentState(ANN);
    expect(ann.quoteUnits).toBe(10_000n);
    expect(agentDifference(model, ANN, ann)).toBeUndefined();
    expect(agentDifference(model, ANN, { ...ann, quoteUnits: 9_999n })).toEqual({
      field: 'quoteUnits',
      expected: '10000',
      found: '9999',
    });
    const { quoteUnits: _quoteUnits, ...unread } = ann;
    expect(agentDifference(model, ANN, unread)).toMatchObject({ expected: '10000', found: 'none' });
    expect(agentDifference(createStakingModel(smallPlan()), ANN, ann)).toMatchObject({ field: 'quoteUnits' });
  });

  it('finds a missing entry and an entry too many', () => {
    const model = stakedModel();
    const { walletBaseUnits, stake } = model.agentState(ANN);
    const entries = stake?.entries ?? [];
    const withEntries = (changed: typeof entries) => ({
      walletBaseUnits,
      stake: stake === undefined ? undefined : { ...stake, entries: changed },
    });
    expect(agentDifference(model, ANN, withEntries(entries.slice(0, 1)))?.field).toBe('stake.entries[1]');
    expect(agentDifference(model, ANN, withEntries([...entries, ...entries]))?.field).toBe('stake.entries[2]');
  });

  it('names the field with its path', () => {
    const expected = { a: 1n, list: [{ b: 1n }, { b: 2n }] };
    expect(firstDifference(expected, { a: 1n, list: [{ b: 1n }, { b: 3n }] }, '')).toEqual({
      field: 'list[1].b',
      expected: '2',
      found: '3',
    });
    expect(firstDifference(expected, structuredClone(expected), '')).toBeUndefined();
  });

  it('leaves out what only a chain has: addresses and hashes', () => {
    const play = openEconomy();
    propose(play, PAYMENT, 1);
    const { economy } = play;
    const bytes = new Uint8Array(32).fill(7);
    const governance = { ...economy.governanceState(), upgradeHash: bytes };
    const defeated = governance.defeated.map(({ day }) => ({ hash: 9n, day }));
    expect(governanceDifference(economy, { ...governance, defeated })).toBeUndefined();
    expect(governanceDifference(economy, { ...governance, proposalCount: 5 })).toMatchObject({
      field: 'proposalCount',
    });
    const known = economy.proposalState(0);
    const proposal = known && { ...known, proposer: bytes, address: bytes, payloadHash: bytes };
    expect(proposalDifference(economy, 0, proposal)).toBeUndefined();
    expect(proposalDifference(economy, 0, proposal && { ...proposal, bondReturned: true })).toMatchObject({
      field: 'bondReturned',
      expected: 'false',
      found: 'true',
    });
    expect(proposalDifference(economy, 0, undefined)).toMatchObject({ found: 'none' });
    expect(proposalDifference(economy, 3, undefined)).toBeUndefined();
  });

  it('compares two readings of an account with each other', () => {
    const { chain } = openEconomy();
    const state = chain.agentState(0);
    expect(agentStateDifference(state, chain.agentState(0))).toBeUndefined();
    expect(agentStateDifference(state, { ...state, walletBaseUnits: 1n })).toMatchObject({ field: 'walletBaseUnits' });
  });
});
