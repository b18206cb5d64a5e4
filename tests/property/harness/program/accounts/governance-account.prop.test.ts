import { describe, expect, it } from 'vitest';
import { decodeGovernance, GOVERNANCE_BYTES } from '#harness/program/accounts/governance-account.ts';
import { accountOf, checkBytes, offsetOf, readByLayout } from '#tests/support/readme-layouts.ts';

describe('harness/program/accounts/governance-account', () => {
  it('reads every field of the governance account where the README has it', () => {
    checkBytes(accountOf('Governance', GOVERNANCE_BYTES), (data, view) => {
      const { defeated, ...fields } = decodeGovernance(data);
      expect(fields).toEqual(
        readByLayout('Governance', view, 0, {
          minProposalStakeBaseUnits: 'min_proposal_stake',
          minVoteStakeBaseUnits: 'min_vote_stake',
          bondBaseUnits: 'bond',
          vetoUntilUnixSeconds: 'veto_until:i64',
          quorumBps: 'quorum_bps:u16*4',
          approvalBps: 'approval_bps:u16*4',
          votingDays: 'voting_days:u16',
          timelockDays: 'timelock_days:u16',
          graceDays: 'grace_days:u16',
          seasoningDays: 'seasoning_days:u16',
          lateHours: 'late_hours:u16',
          powerCapBps: 'power_cap_bps:u16',
          cooldownDays: 'cooldown_days:u16',
          quadraticMode: 'quadratic_mode:u8',
          quadraticAttested: 'quadratic_attested:bool',
          proposalCount: 'proposal_count:u32',
          quorumCount: 'quorum_count:u32',
          quorumIds: 'quorum_ids:u32*8',
          slots: 'slots:u32*16',
          defeatedCount: 'defeated_count:u32',
          executedCount: 'executed_count:u32*4',
          upgradeHash: 'upgrade_hash:b32',
        }),
      );
      const at = offsetOf('Governance', 'defeated');
      expect(defeated).toEqual(
        Array.from({ length: 8 }, (_, slot) => ({
          hash: view.getBigUint64(at + slot * 16, true),
          day: view.getUint32(at + slot * 16 + 8, true),
        })),
      );
    });
  });
});
