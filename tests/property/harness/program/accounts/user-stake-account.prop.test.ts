import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeStakeSchedule,
  decodeUserStake,
  USER_STAKE_BYTES,
} from '#harness/program/accounts/user-stake-account.ts';
import { accountOf, checkBytes, offsetOf, readByLayout } from '#tests/support/readme-layouts.ts';

describe('harness/program/accounts/user-stake-account', () => {
  it('reads every field of a stake account where the README has it', () => {
    const enums = Object.fromEntries([
      ...Array.from({ length: 8 }, (_, slot) => [offsetOf('UserStake', 'payouts') + slot * 16 + 12, 4]),
      ...Array.from({ length: 8 }, (_, slot) => [offsetOf('UserStake', 'votes') + slot * 24 + 16, 3]),
    ]) as Record<number, number>;
    checkBytes(accountOf('UserStake', USER_STAKE_BYTES, enums), (data, view) => {
      const { entries, payouts, votes, compounding, ...fields } = decodeUserStake(data);
      expect(fields).toEqual(
        readByLayout('UserStake', view, 0, {
          amountBaseUnits: 'amount',
          rewardsEarnedBaseUnits: 'rewards_earned',
          votingPower: 'voting_power',
          owedBaseUnits: 'owed',
          owedOpenBaseUnits: 'owed_open',
          owedOpenWeek: 'owed_open_week:u32',
          rewardsClaimedBaseUnits: 'rewards_claimed',
          penaltiesPaidBaseUnits: 'penalties_paid',
          rewardDustQ64: 'reward_dust',
          voteLockUntilUnixSeconds: 'vote_lock_until:i64',
          lastDebateDay: 'last_debate_day:u32',
          boostEndDay: 'boost_end_day:u32',
          boostBps: 'boost_bps:u32',
          liveProposal: 'live_proposal:u32',
          rewardsCompoundedBaseUnits: 'rewards_compounded',
          rewardsForfeitedBaseUnits: 'rewards_forfeited',
          ticketCount: 'ticket_count:u32',
          voted: 'voted:u32*16',
          payoutCount: 'payout_count:u8',
          voteCount: 'vote_count:u8',
        }),
      );
      expect(compounding).toBe((view.getUint8(offsetOf('UserStake', 'options')) & 1) !== 0);

      const entryAt = (index: number): number => offsetOf('UserStake', 'entries') + index * 80;
      const states = Array.from({ length: 16 }, (_, index) =>
        view.getUint8(entryAt(index) + offsetOf('StakeEntry', 'state')),
      );
      const live = states.flatMap((state, index) => {
        if ((state & 1) === 0) return [];
        const numbers = readByLayout('StakeEntry', view, entryAt(index), {
          amountBaseUnits: 'amount',
          lockEndUnixSeconds: 'lock_end:i64',
          paidAcc: 'paid_acc:u128',
          weightLocked: 'weight_locked',
          weightBase: 'weight_base',
          boostOwedBaseUnits: 'boost_owed',
          startDay: 'start_day:u32',
          endDay: 'end_day:u32',
          tier: 'tier:u8',
          multiplierBps: 'multiplier_bps:u16',
          boostBps: 'boost_bps:u16',
          boostEndDay: 'boost_end_day:u32',
        }) as object;
        const names = ['started', 'ended', 'compound', 'vests', 'flatPower', 'agedPower', 'boostOver'];
        const flags = Object.fromEntries(names.map((name, bit) => [name, (state & (2 << bit)) !== 0]));
        return [{ index, ...numbers, ...flags }];
      });
      expect(entries).toEqual(live);
      const { entries: paged, ticketCount } = decodeStakeSchedule(data);
      expect(live).toMatchObject(paged);
      expect([paged.length, ticketCount]).toEqual([live.length, fields.ticketCount]);

      const slots = Array.from({ length: 8 }, (_, slot) => slot);
      expect(payouts).toEqual(
        slots
          .map((slot) =>
            readByLayout('Payout', view, offsetOf('UserStake', 'payouts') + slot * 16, {
              amountBaseUnits: 'amount',
              day: 'day:u32',
              kind: 'kind:u8',
            }),
          )
          .map((payout) => payout as { kind: number })
          .filter(({ kind }) => kind !== 0)
          .map((payout) => ({ ...payout, kind: ['claim', 'compound', 'close'][payout.kind - 1] })),
      );
      expect(votes).toEqual(
        slots
          .map((slot) =>
            readByLayout('CastVote', view, offsetOf('UserStake', 'votes') + slot * 24, {
              weight: 'weight',
              proposalId: 'proposal:u32',
              day: 'day:u32',
              side: 'side:u8',
            }),
          )
          .map((vote) => vote as { side: number })
          .map((vote) => ({ ...vote, side: ['no', 'yes', 'abstain'][vote.side] })),
      );
    });
  });

  it('decodes what changed alike with the last reading at hand and without', () => {
    const enums = Object.fromEntries([
      ...Array.from({ length: 8 }, (_, slot) => [offsetOf('UserStake', 'payouts') + slot * 16 + 12, 4]),
      ...Array.from({ length: 8 }, (_, slot) => [offsetOf('UserStake', 'votes') + slot * 24 + 16, 3]),
    ]) as Record<number, number>;
    const account = accountOf('UserStake', USER_STAKE_BYTES, enums);
    // Parts of one account put over another: entries appear, change, stay and go.
    const patches = fc.array(fc.tuple(fc.nat(USER_STAKE_BYTES - 9), fc.nat(200)), { maxLength: 12 });
    fc.assert(
      fc.property(account, account, patches, (before, other, parts) => {
        const data = Uint8Array.from(before);
        for (const [at, bytes] of parts) {
          const from = 8 + at;
          data.set(other.subarray(from, from + bytes), from);
        }
        const last = { data: before, stake: decodeUserStake(before) };
        const stake = decodeUserStake(data, last);
        expect(stake).toEqual(decodeUserStake(data));
        expect(decodeUserStake(Uint8Array.from(before), last)).toEqual(last.stake);
      }),
      { numRuns: 200 },
    );
  });
});
