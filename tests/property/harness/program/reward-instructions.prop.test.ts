import fc from 'fast-check';
import { describe, it } from 'vitest';
import { RewardInstructions } from '#harness/program/reward-instructions.ts';
import {
  addresses,
  amount,
  anyExpiryPages,
  anyPages,
  anyU32,
  cast,
  check,
  client,
  expectSameInstruction,
  pageMetas,
  SINGLE,
  scene,
} from '#tests/support/anchor-comparison.ts';
import { u64 } from '#tests/support/anchor-session.ts';

const { pool, emission, governance, stakeVault, rewardVault, tokenProgram, systemProgram } = SINGLE;
const instructions = new RewardInstructions(addresses);

describe('harness/program/reward-instructions', () => {
  it('encodes inflation, fees, compounding and boosters as Anchor does', async () => {
    await check(
      fc.record({
        scene,
        amount,
        enabled: fc.boolean(),
        expiry: anyExpiryPages,
        pages: anyPages,
        inflationBps: fc.array(anyU32, { minLength: 3, maxLength: 3 }),
        capBps: anyU32,
      }),
      async (input) => {
        const { owner, ownerToken, userStake, staker, mint } = cast(input.scene);
        const expiry = input.expiry.map((page) => addresses.expiryPage(page));
        const history = input.pages.map((page) => addresses.historyPage(page));
        const { inflationBps, capBps } = input;
        await expectSameInstruction(
          instructions.initializeEmission(staker.owner, mint.toBytes(), { inflationBps, capBps }),
          client.instruction('initializeEmission', [{ inflationBps, capBps }], {
            authority: owner,
            pool,
            tokenMint: mint,
            emission,
            systemProgram,
          }),
        );
        await expectSameInstruction(
          instructions.mintInflation(mint.toBytes()),
          client.instruction('mintInflation', [], { pool, emission, tokenMint: mint, rewardVault, tokenProgram }),
        );
        await expectSameInstruction(
          instructions.payDebateFee(staker, input.amount),
          client.instruction('payDebateFee', [u64(input.amount)], {
            owner,
            pool,
            userStake,
            ownerToken,
            rewardVault,
            tokenProgram,
          }),
        );
        await expectSameInstruction(
          instructions.setCompounding(staker, input.enabled),
          client.instruction('setCompounding', [input.enabled], { owner, userStake }),
        );
        await expectSameInstruction(
          instructions.compoundRewards(staker, history),
          client.instruction(
            'compoundRewards',
            [],
            { pool, userStake, ownerToken, rewardVault, stakeVault, tokenProgram },
            pageMetas([], input.pages),
          ),
        );
        await expectSameInstruction(
          instructions.refreshBoosters(staker, expiry, history),
          client.instruction(
            'refreshBoosters',
            [],
            { owner, pool, userStake, governance },
            pageMetas(input.expiry, input.pages),
          ),
        );
      },
      1,
    );
  });
});
