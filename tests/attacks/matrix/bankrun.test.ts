import { describe, expect, it } from 'vitest';
import type { Arena } from './arena.ts';
import { expectSame } from './arena.ts';
import { type Calls, instructionOf } from './call.ts';
import { executionCalls, proposalCalls } from './calls/governance.ts';
import { rewardCalls } from './calls/rewards.ts';
import { roleCalls } from './calls/roles.ts';
import { stakingCalls } from './calls/staking.ts';
import { treasuryCalls } from './calls/treasury.ts';
import { casesOf } from './cases.ts';
import { sceneOf } from './scene.ts';
import { World } from './world.ts';

/** Calls whose good versions follow one another in one chain, in this order. */
const SAMPLE = [
  'unstake',
  'create_vesting',
  'release_vested',
  'buy_back',
  'sweep_penalties',
  'fund_rewards',
  'mint_inflation',
  'pay_debate_fee',
  'refresh_boosters',
  'compound_rewards',
  'claim_rewards',
  'stake',
  'release_ticket',
  'close_stake_account',
  'create_proposal',
  'activate_proposal',
  'cast_vote',
  'finalize_proposal',
  'return_bond',
  'execute_treasury_spend',
  'execute_parameter_change',
  'execute_protocol_upgrade',
  'attest',
  'pause',
] as const;

async function allCalls(world: World): Promise<Calls> {
  return {
    ...(await stakingCalls(world)),
    ...(await rewardCalls(world)),
    ...treasuryCalls(world),
    ...roleCalls(world),
    ...proposalCalls(world),
    ...(await executionCalls(world)),
  };
}

describe('the matrix on bankrun', () => {
  it('refuses what litesvm refuses, for the same reason, and leaves as little behind', async () => {
    const twin = await World.open('litesvm');
    const twinCalls = await allCalls(twin);
    const world = await World.open('bankrun', twin.arena.watched());
    const calls = await allCalls(world);
    const scene = sceneOf(world);
    const differing: string[] = [];
    let refused = 0;
    for (const key of SAMPLE) {
      const call = calls[key];
      const twinCall = twinCalls[key];
      if (call === undefined || twinCall === undefined) throw new RangeError(`no call ${key}`);
      const twinCases = await casesOf(sceneOf(twin), instructionOf(key), twinCall);
      const cases = await casesOf(scene, instructionOf(key), call);
      expect(cases.map(({ row, column }) => [row, column])).toEqual(twinCases.map(({ row, column }) => [row, column]));
      const before = await world.arena.snapshot();
      for (const [i, { row, column, instruction }] of cases.entries()) {
        const same = twinCases[i];
        if (same === undefined || (await twin.arena.accepts(same.instruction))) continue;
        const expected = await twin.arena.refuse(same.instruction, call.space);
        const found = await world.arena.refuse(instruction, call.space);
        refused += 1;
        if (found !== expected) differing.push(`${key}: ${row} ${column}: ${expected} → ${found}`);
      }
      expectSame(key, before, await world.arena.snapshot());
      await accept(world.arena, key, call.good);
      await accept(twin.arena, key, twinCall.good);
    }
    // Down to the token programs' own errors, though bankrun has SPL token 3.x and litesvm p-token.
    expect(differing).toEqual([]);
    expect(refused).toBeGreaterThan(500);
  });
});

async function accept(arena: Arena, key: string, good: Calls[string]['good']): Promise<void> {
  expect([key, await arena.send([good])]).toEqual([key, 'accepted']);
}
