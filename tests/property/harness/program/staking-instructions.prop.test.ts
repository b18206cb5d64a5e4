import fc from 'fast-check';
import { describe, it } from 'vitest';
import { StakingInstructions } from '#harness/program/staking-instructions.ts';
import {
  addresses,
  amount,
  anyExpiryPages,
  anyPages,
  anyU16,
  anyU32,
  cast,
  check,
  client,
  expectSameInstruction,
  metas,
  pageMetas,
  SINGLE,
  scene,
} from '#tests/support/anchor-comparison.ts';
import { u64 } from '#tests/support/anchor-session.ts';

const { pool, stakeVault, rewardVault, penaltyVault, tokenProgram, systemProgram } = SINGLE;
const instructions = new StakingInstructions(addresses);
const five = fc.array(anyU32, { minLength: 5, maxLength: 5 });

describe('harness/program/staking-instructions', () => {
  it('encodes the pool and its pages as Anchor does', async () => {
    const params = fc.record({
      minStake: amount,
      maxStake: amount,
      minClaim: amount,
      lockDays: five,
      multiplierBps: five,
      penaltyBps: anyU32,
      features: anyU32,
      boostActiveBps: anyU16,
      boostLongTermBps: anyU16,
      boostVotingBps: anyU16,
      longTermDays: anyU16,
      boostDays: anyU32,
      activeDays: anyU32,
      ticketDays: anyU32,
      minDebateFee: amount,
    });
    await check(
      fc.record({ scene, amount, page: fc.nat(700), expiry: fc.nat(7), params, rateBps: anyU32 }),
      async (input) => {
        const { owner, staker, mint } = cast(input.scene);
        const historyPage = client.historyPage(input.page);
        const expiryPage = client.expiryPage(input.expiry);
        const { minStake, maxStake, minClaim, minDebateFee, ...rest } = input.params;
        await expectSameInstruction(
          instructions.initializePool(staker.owner, mint.toBytes(), input.amount, input.rateBps, {
            ...rest,
            minStakeBaseUnits: minStake,
            maxStakeBaseUnits: maxStake,
            minClaimBaseUnits: minClaim,
            minDebateFeeBaseUnits: minDebateFee,
          }),
          client.instruction(
            'initializePool',
            [
              u64(input.amount),
              u64(BigInt(input.rateBps)),
              {
                ...rest,
                minStake: u64(minStake),
                maxStake: u64(maxStake),
                minClaim: u64(minClaim),
                minDebateFee: u64(minDebateFee),
              },
            ],
            {
              authority: owner,
              tokenMint: mint,
              pool,
              stakeVault,
              rewardVault,
              penaltyVault,
              tokenProgram,
              systemProgram,
            },
          ),
        );
        await expectSameInstruction(
          instructions.openExpiryPage(staker.owner, input.expiry),
          client.instruction('openExpiryPage', [input.expiry], { payer: owner, pool, expiryPage, systemProgram }),
        );
        await expectSameInstruction(
          instructions.openHistoryPage(staker.owner, input.page),
          client.instruction('openHistoryPage', [input.page], { payer: owner, historyPage, systemProgram }),
        );
        await expectSameInstruction(
          instructions.roll([historyPage.toBytes(), expiryPage.toBytes()]),
          client.instruction('roll', [], { pool }, metas([historyPage, expiryPage], true)),
        );
      },
      1,
    );
  });

  it('encodes what stakers sign as Anchor does', async () => {
    await check(
      fc.record({
        scene,
        amount,
        lockDays: anyU32,
        entry: fc.nat(255),
        force: fc.boolean(),
        expiry: anyExpiryPages,
        pages: anyPages,
        mask: anyU16,
      }),
      async (input) => {
        const { owner, ownerToken, userStake, staker, other } = cast(input.scene);
        const expiry = input.expiry.map((page) => addresses.expiryPage(page));
        const history = input.pages.map((page) => addresses.historyPage(page));
        const tokens = u64(input.amount);
        const own = { owner, pool, userStake, ownerToken };
        await expectSameInstruction(
          instructions.openStakeAccount(staker),
          client.instruction('openStakeAccount', [], { owner, userStake, systemProgram }),
        );
        await expectSameInstruction(
          instructions.stake(staker, input.amount, input.lockDays),
          client.instruction('stake', [tokens, input.lockDays], { ...own, stakeVault, tokenProgram }),
        );
        await expectSameInstruction(
          instructions.extendLock(staker, input.entry, input.lockDays, expiry, history),
          client.instruction(
            'extendLock',
            [input.entry, input.lockDays],
            { owner, pool, userStake },
            pageMetas(input.expiry, input.pages),
          ),
        );
        await expectSameInstruction(
          instructions.unstake(staker, input.amount, input.force, input.entry, expiry, history),
          client.instruction(
            'unstake',
            [tokens, input.force, input.entry],
            { ...own, stakeVault, penaltyVault, tokenProgram },
            pageMetas(input.expiry, input.pages),
          ),
        );
        await expectSameInstruction(
          instructions.releaseTicket(staker, other.toBytes()),
          client.instruction('releaseTicket', [], { pool, ticket: other, owner, ownerToken, stakeVault, tokenProgram }),
        );
        await expectSameInstruction(
          instructions.claimRewards(staker, history),
          client.instruction('claimRewards', [], { ...own, rewardVault, tokenProgram }, pageMetas([], input.pages)),
        );
        await expectSameInstruction(
          instructions.settleEntries(staker.userStake, input.mask, history),
          client.instruction('settleEntries', [input.mask], { pool, userStake }, pageMetas([], input.pages)),
        );
        await expectSameInstruction(
          instructions.closeStakeAccount(staker),
          client.instruction('closeStakeAccount', [], { ...own, rewardVault, tokenProgram }),
        );
        await expectSameInstruction(
          instructions.getVotingPower(staker.owner, staker.userStake),
          client.instruction('getVotingPower', [owner], { pool, userStake }),
        );
        await expectSameInstruction(
          instructions.fundRewards(staker.owner, staker.tokenAccount, input.amount),
          client.instruction('fundRewards', [tokens], {
            funder: owner,
            pool,
            funderToken: ownerToken,
            rewardVault,
            tokenProgram,
          }),
        );
      },
      2,
    );
  });
});
