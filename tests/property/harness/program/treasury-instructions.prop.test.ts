import { BN } from '@coral-xyz/anchor';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TreasuryInstructions } from '#harness/program/treasury-instructions.ts';
import {
  addresses,
  amount,
  anyU32,
  cast,
  check,
  client,
  expectSameInstruction,
  SINGLE,
  scene,
} from '#tests/support/anchor-comparison.ts';
import { u64 } from '#tests/support/anchor-session.ts';

const { pool, treasury, penaltyVault, treasuryVault, vestingVault, quoteVault, tokenProgram, systemProgram } = SINGLE;
const instructions = new TreasuryInstructions(addresses);

describe('harness/program/treasury-instructions', () => {
  it('encodes sweeping, buybacks and grants as Anchor does', async () => {
    await check(
      fc.record({
        scene,
        amount,
        index: anyU32,
        start: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
        cliffDays: anyU32,
        durationDays: anyU32,
      }),
      async (input) => {
        const { owner, ownerToken, staker, mint, other } = cast(input.scene);
        const { index, start, cliffDays, durationDays } = input;
        await expectSameInstruction(
          instructions.sweepPenalties(mint.toBytes()),
          client.instruction('sweepPenalties', [], {
            pool,
            penaltyVault,
            treasuryVault,
            tokenMint: mint,
            tokenProgram,
          }),
        );
        await expectSameInstruction(
          instructions.buyBack({ ...staker, quoteAccount: other.toBytes() }, mint.toBytes(), input.amount),
          client.instruction('buyBack', [u64(input.amount)], {
            seller: owner,
            pool,
            treasury,
            tokenMint: mint,
            sellerToken: ownerToken,
            sellerQuote: other,
            quoteVault,
            tokenProgram,
          }),
        );
        const vesting = client.pda('vesting', other.toBytes(), new BN(index).toArrayLike(Buffer, 'le', 4));
        expect([...addresses.vesting(other.toBytes(), index)]).toEqual([...vesting.toBytes()]);
        await expectSameInstruction(
          instructions.createVesting(staker.owner, staker.tokenAccount, vesting.toBytes(), {
            beneficiary: other.toBytes(),
            index,
            totalBaseUnits: input.amount,
            startUnixSeconds: start,
            cliffDays,
            durationDays,
          }),
          client.instruction(
            'createVesting',
            [other, index, u64(input.amount), new BN(start.toString()), cliffDays, durationDays],
            { funder: owner, pool, vesting, funderToken: ownerToken, vestingVault, tokenProgram, systemProgram },
          ),
        );
        await expectSameInstruction(
          instructions.releaseVested(vesting.toBytes(), staker.owner, staker.tokenAccount),
          client.instruction('releaseVested', [], { vesting, owner, ownerToken, vestingVault, tokenProgram }),
        );
      },
      1,
    );
  });
});
