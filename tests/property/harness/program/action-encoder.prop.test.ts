import fc from 'fast-check';
import { describe, it } from 'vitest';
import { ActionEncoder } from '#harness/program/action-encoder.ts';
import {
  addresses,
  amount,
  anyExpiryPages,
  anyPages,
  anyU32,
  cast,
  check,
  client,
  expectSameBytes,
  metas,
  pageMetas,
  SINGLE,
  scene,
} from '#tests/support/anchor-comparison.ts';
import { u64 } from '#tests/support/anchor-session.ts';

const { pool, stakeVault, rewardVault, penaltyVault, governance, tokenProgram, systemProgram } = SINGLE;
const encoder = new ActionEncoder(addresses);

describe('harness/program/action-encoder', () => {
  it('encodes a stake, with and without opening the account, as web3.js and Anchor do', async () => {
    const inputs = fc.record({ scene, amount, lockDays: anyU32, open: fc.boolean() });
    await check(
      inputs,
      async (input) => {
        const who = cast(input.scene);
        const { owner, ownerToken, userStake } = who;
        const opening = await client.instruction('openStakeAccount', [], { owner, userStake, systemProgram });
        const staking = await client.instruction('stake', [u64(input.amount), input.lockDays], {
          owner,
          pool,
          userStake,
          ownerToken,
          stakeVault,
          tokenProgram,
        });
        const encoded = encoder.stake(who.staker, input.amount, input.lockDays, input.open);
        expectSameBytes(encoded, input.open ? [opening, staking] : [staking], who);
      },
      1,
    );
  });

  it('encodes an unstake with any pages, with and without a ticket, as web3.js and Anchor do', async () => {
    const inputs = fc.record({
      scene,
      amount,
      force: fc.boolean(),
      entry: fc.nat(255),
      expiry: anyExpiryPages,
      pages: anyPages,
      ticket: fc.option(anyU32, { nil: undefined }),
    });
    await check(
      inputs,
      async (input) => {
        const who = cast(input.scene);
        const { owner, ownerToken, userStake, staker } = who;
        const { force, entry, expiry, pages } = input;
        const ticket = input.ticket === undefined ? undefined : addresses.ticket(staker.owner, input.ticket);
        const number = Buffer.alloc(4);
        number.writeUInt32LE(input.ticket ?? 0);
        const unstaking = await client.instruction(
          'unstake',
          [u64(input.amount), force, entry],
          { owner, pool, userStake, ownerToken, stakeVault, penaltyVault, tokenProgram },
          [
            ...pageMetas(expiry, pages),
            ...(ticket === undefined
              ? []
              : [...metas([client.pda('ticket', staker.owner, number)], true), ...metas([systemProgram], false)]),
          ],
        );
        const encoded = encoder.unstake(staker, input.amount, force, entry, expiry, pages, ticket);
        expectSameBytes(encoded, [unstaking], who);
      },
      2,
    );
  });

  it('encodes a claim, a settlement and compounding with any pages as web3.js and Anchor do', async () => {
    const inputs = fc.record({ scene, pages: anyPages, mask: fc.nat(0xffff) });
    await check(
      inputs,
      async (input) => {
        const who = cast(input.scene);
        const { owner, ownerToken, userStake, staker } = who;
        const paged = pageMetas([], input.pages);
        const accounts = { owner, pool, userStake, ownerToken, rewardVault, tokenProgram };
        const claiming = await client.instruction('claimRewards', [], accounts, paged);
        expectSameBytes(encoder.claimRewards(staker, input.pages), [claiming], who);
        const settling = await client.instruction('settleEntries', [input.mask], { pool, userStake }, paged);
        expectSameBytes(encoder.settleEntries(staker, input.mask, input.pages), [settling], who);
        const vaults = { pool, userStake, ownerToken, rewardVault, stakeVault, tokenProgram };
        const compounding = await client.instruction('compoundRewards', [], vaults, paged);
        expectSameBytes(encoder.compoundRewards(staker, input.pages), [compounding], who);
      },
      3,
    );
  });

  it('encodes extensions and boosters with any pages as web3.js and Anchor do', async () => {
    const inputs = fc.record({
      scene,
      entry: fc.nat(255),
      lockDays: anyU32,
      expiry: anyExpiryPages,
      pages: anyPages,
    });
    await check(
      inputs,
      async ({ scene: at, entry, lockDays, expiry, pages }) => {
        const who = cast(at);
        const { owner, userStake, staker } = who;
        const paged = pageMetas(expiry, pages);
        const extending = await client.instruction('extendLock', [entry, lockDays], { owner, pool, userStake }, paged);
        const ours = encoder.extendLock(staker, entry, lockDays, expiry, pages);
        expectSameBytes(ours, [extending], who);
        const refreshed = { owner, pool, userStake, governance };
        const boosting = await client.instruction('refreshBoosters', [], refreshed, paged);
        expectSameBytes(encoder.refreshBoosters(staker, expiry, pages), [boosting], who);
      },
      4,
    );
  });

  it('encodes opting in and debate fees as web3.js and Anchor do', async () => {
    await check(
      fc.record({ scene, amount, enabled: fc.boolean() }),
      async (input) => {
        const who = cast(input.scene);
        const { owner, ownerToken, userStake, staker } = who;
        const opting = await client.instruction('setCompounding', [input.enabled], { owner, userStake });
        expectSameBytes(encoder.setCompounding(staker, input.enabled), [opting], who);
        const accounts = { owner, pool, userStake, ownerToken, rewardVault, tokenProgram };
        const paying = await client.instruction('payDebateFee', [u64(input.amount)], accounts);
        expectSameBytes(encoder.payDebateFee(staker, input.amount), [paying], who);
      },
      5,
    );
  });
});
