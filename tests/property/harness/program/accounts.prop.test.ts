import { type BN, BorshAccountsCoder } from '@coral-xyz/anchor';
import { AccountLayout, MintLayout } from '@solana/spl-token';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  accountDiscriminator,
  decodeMintSupply,
  decodePool,
  decodePoolSchedule,
  decodeTokenBalance,
  decodeUserStake,
  MAX_ENTRIES,
  POOL_BYTES,
  USER_STAKE_BYTES,
} from '#harness/program/accounts.ts';
import type { DayRecordState, PoolState, StakeEntryState, UserStakeState } from '#sim/ports/staking-chain.ts';
import { readIdl } from '#tests/support/anchor-session.ts';

/** Random bytes of an account's size behind its discriminator. */
function accountOf(name: Parameters<typeof accountDiscriminator>[0], bytes: number): fc.Arbitrary<Uint8Array> {
  return fc
    .uint8Array({ minLength: bytes - 8, maxLength: bytes - 8 })
    .map((body) => Uint8Array.from([...accountDiscriminator(name), ...body]));
}

/** What the IDL makes of the bytes: names in snake case, numbers as BN or number. */
type Fields = Readonly<Record<string, unknown>>;

const big = (value: unknown): bigint => BigInt((value as BN).toString());
const u128 = (halves: unknown): bigint => {
  const [low, high] = halves as [BN, BN];
  return big(low) + (big(high) << 64n);
};

function poolOf(fields: Fields): PoolState {
  const amount = (name: string): bigint => big(fields[name]);
  return {
    totalStakedBaseUnits: amount('total_staked'),
    totalVotingPower: amount('total_voting_power'),
    lastUpdateUnixSeconds: amount('last_update'),
    acc: u128(fields['acc']),
    accWeekOpen: u128(fields['acc_week_open']),
    carry: amount('carry'),
    activeWeight: amount('active_weight'),
    pendingWeight: amount('pending_weight'),
    activePower: amount('active_power'),
    pendingPower: amount('pending_power'),
    budgetCurrentBaseUnits: amount('budget_current'),
    budgetReleasedBaseUnits: amount('budget_released'),
    budgetNextBaseUnits: amount('budget_next'),
    budgetIdleBaseUnits: amount('budget_idle'),
    reserveOwedBaseUnits: amount('reserve_owed'),
    totalFundedBaseUnits: amount('total_funded'),
    totalReleasedBaseUnits: amount('total_released'),
    totalClaimedBaseUnits: amount('total_claimed'),
    totalPenaltiesBaseUnits: amount('total_penalties'),
    weeklyBudgetCapBaseUnits: amount('weekly_budget_cap'),
    genesisDay: fields['genesis_day'] as number,
    lastDay: fields['last_day'] as number,
    stakerCount: fields['staker_count'] as number,
    recent: (fields['recent'] as readonly Fields[]).map(
      (day): DayRecordState => ({
        acc: u128(day['acc']),
        powerBaseUnits: big(day['power']),
        stakedBaseUnits: big(day['staked']),
      }),
    ),
  };
}

function userStakeOf(fields: Fields): UserStakeState {
  const entries = (fields['entries'] as readonly Fields[]).map((entry, index): StakeEntryState | undefined => {
    const state = entry['state'] as number;
    if ((state & 1) === 0) return undefined;
    return {
      index,
      amountBaseUnits: big(entry['amount']),
      lockEndUnixSeconds: big(entry['lock_end']),
      paidAcc: u128(entry['paid_acc']),
      weightLocked: big(entry['weight_locked']),
      weightBase: big(entry['weight_base']),
      startDay: entry['start_day'] as number,
      endDay: entry['end_day'] as number,
      tier: entry['tier'] as number,
      started: (state & 2) !== 0,
      ended: (state & 4) !== 0,
    };
  });
  return {
    amountBaseUnits: big(fields['amount']),
    rewardsEarnedBaseUnits: big(fields['rewards_earned']),
    votingPower: big(fields['voting_power']),
    owedBaseUnits: big(fields['owed']),
    owedOpenBaseUnits: big(fields['owed_open']),
    owedOpenWeek: fields['owed_open_week'] as number,
    rewardsClaimedBaseUnits: big(fields['rewards_claimed']),
    penaltiesPaidBaseUnits: big(fields['penalties_paid']),
    rewardDustQ64: big(fields['reward_dust']),
    entries: entries.filter((entry) => entry !== undefined),
  };
}

describe('harness/program/accounts', () => {
  const coder = new BorshAccountsCoder(readIdl());
  const decode = (name: string, data: Uint8Array): Fields => coder.decode<Fields>(name, Buffer.from(data));

  it('reads every field of the pool where the IDL has it', () => {
    fc.assert(
      fc.property(accountOf('StakingPool', POOL_BYTES), (data) => {
        const fields = decode('StakingPool', data);
        expect(decodePool(data)).toEqual(poolOf(fields));
        const drops = fields['pending_drops'] as readonly Fields[];
        const lockDays = fields['lock_days'] as readonly number[];
        const lastDay = fields['last_day'] as number;
        const pending = lockDays.filter((_, i) => big(drops[i]?.['weight']) + big(drops[i]?.['power']) > 0n);
        expect(decodePoolSchedule(data)).toEqual({ lastDay, pendingEndDays: pending.map((days) => lastDay + days) });
      }),
      { seed: 1, numRuns: 40 },
    );
  });

  it('reads every field of a stake account where the IDL has it', () => {
    fc.assert(
      fc.property(accountOf('UserStake', USER_STAKE_BYTES), (data) => {
        const fields = decode('UserStake', data);
        expect(fields['entries']).toHaveLength(MAX_ENTRIES);
        expect(decodeUserStake(data)).toEqual(userStakeOf(fields));
      }),
      { seed: 2, numRuns: 40 },
    );
  });

  it('reads balances and supplies where the SPL client has them', () => {
    const token = fc.uint8Array({ minLength: AccountLayout.span, maxLength: AccountLayout.span });
    const mint = fc.uint8Array({ minLength: MintLayout.span, maxLength: MintLayout.span });
    fc.assert(
      fc.property(token, mint, (tokenBytes, mintBytes) => {
        expect(decodeTokenBalance(tokenBytes)).toBe(AccountLayout.decode(tokenBytes).amount);
        expect(decodeMintSupply(mintBytes)).toBe(MintLayout.decode(mintBytes).supply);
      }),
      { seed: 3, numRuns: 40 },
    );
  });
});
