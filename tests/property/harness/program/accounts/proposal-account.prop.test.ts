import { describe, expect, it } from 'vitest';
import { decodeProposal, PROPOSAL_BYTES } from '#harness/program/accounts/proposal-account.ts';
import { accountOf, checkBytes, offsetOf, readByLayout } from '#tests/support/readme-layouts.ts';

describe('harness/program/accounts/proposal-account', () => {
  it('reads every field of a proposal where the README has it', () => {
    const enums = { [offsetOf('Proposal', 'kind')]: 4, [offsetOf('Proposal', 'state')]: 9 };
    checkBytes(accountOf('Proposal', PROPOSAL_BYTES, enums), (data, view) => {
      const { kind, state, ...fields } = decodeProposal(data);
      const kinds = ['parameter', 'spend', 'upgrade', 'feature'];
      const states = 'draft active defeated succeeded queued executed expired vetoed cancelled'.split(' ');
      expect(kind).toBe(kinds[view.getUint8(offsetOf('Proposal', 'kind'))]);
      expect(state).toBe(states[view.getUint8(offsetOf('Proposal', 'state'))]);
      expect(fields).toEqual(
        readByLayout('Proposal', view, 0, {
          id: 'id:u32',
          selector: 'selector:u16',
          value: 'value',
          priceQuoteUnits: 'price',
          proposer: 'proposer:b32',
          address: 'address:b32',
          payloadHash: 'payload_hash:b32',
          bondBaseUnits: 'bond',
          powerTotal: 'power_total',
          turnout: 'turnout',
          yes: 'yes',
          no: 'no',
          abstain: 'abstain',
          createdAtUnixSeconds: 'created_at:i64',
          activatedAtUnixSeconds: 'activated_at:i64',
          votingEndUnixSeconds: 'voting_end:i64',
          finalizedAtUnixSeconds: 'finalized_at:i64',
          etaUnixSeconds: 'eta:i64',
          executedAtUnixSeconds: 'executed_at:i64',
          expiresAtUnixSeconds: 'expires_at:i64',
          minVoteStakeBaseUnits: 'min_vote_stake',
          powerCap: 'power_cap',
          votePausedBaseSeconds: 'vote_paused_base',
          snapshotDay: 'snapshot_day:u32',
          quorumBps: 'quorum_bps:u16',
          approvalBps: 'approval_bps:u16',
          timelockDays: 'timelock_days:u16',
          seasoningDays: 'seasoning_days:u16',
          lateHours: 'late_hours:u16',
          graceDays: 'grace_days:u16',
          slot: 'slot:u8',
          quadratic: 'quadratic:u8',
          extended: 'extended:bool',
          bondReturned: 'bond_returned:bool',
          quorumReached: 'quorum_reached:bool',
          voteLock: 'vote_lock:bool',
          voterCount: 'voter_count:u32',
          quadraticUnit: 'quadratic_unit',
        }),
      );
    });
  });
});
