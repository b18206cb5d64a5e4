import { describe, expect, it } from 'vitest';
import { FLASH_GOVERNANCE } from '#sim/attacks/library/g01-flash-governance.ts';
import { anAttackContext } from '#tests/support/attack-context.ts';
import { attackRow } from '#tests/support/fixture-attacks.ts';
import { anObservation, aPool, someStreams, someVaults } from '#tests/support/sim-fixtures.ts';

const reading = { unixSeconds: 0, elapsedDays: 3, pool: aPool(), vaults: someVaults() };

describe('sim/attacks/library/g01-flash-governance.ts', () => {
  it('stakes, proposes and votes in one tick, and is judged by the votes that were taken', () => {
    const plan = FLASH_GOVERNANCE.createPlan({}, anAttackContext({ wallets: 2, firstAgent: 5 }));
    const [proposer, voter] = [plan.createMind(0, someStreams()), plan.createMind(1, someStreams())];
    expect(proposer.decide(anObservation()).intents).toMatchObject([
      { kind: 'stake', lockDays: 180 },
      { kind: 'create_proposal', payload: { purpose: 'payment', recipient: 5 } },
      { kind: 'activate_proposal', proposalId: 0 },
      { kind: 'cast_vote', proposalId: 0, side: 'yes' },
    ]);
    expect(voter.decide(anObservation()).intents.map(({ kind }) => kind)).toEqual(['stake', 'cast_vote']);
    const figures = attackRow(3, { voteShare: 0.4, treasuryBaseUnits: 1n });
    expect(plan.measure({ ...reading, figures }), 'nobody has voted').toBeUndefined();
    voter.learn([{ accepted: true }, { accepted: false, errorCode: 1, errorName: 'WrongProposalState' }]);
    expect(plan.measure({ ...reading, figures })).toBe(0);
    proposer.learn([{ accepted: true }, { accepted: true, proposalId: 0 }, { accepted: true }, { accepted: true }]);
    expect(plan.measure({ ...reading, figures })).toBe(0.4);
    expect(plan.hasEffect?.({ ...reading, figures })).toBe(true);
  });

  it('is strict about its settings', () => {
    expect(() => FLASH_GOVERNANCE.createPlan({ lock_index: 5 }, anAttackContext())).toThrow('lock_index');
  });
});
