import { describe, expect, it } from 'vitest';
import type { Mind, Observation } from '#sim/policies/policy.ts';
import { PROPOSER_POLICY } from '#sim/policies/proposer.ts';
import type { Outcome } from '#sim/ports/staking-chain.ts';
import {
  ACT,
  aGovernance,
  anEntry,
  anObservation,
  aPool,
  aProposal,
  aRunSpec,
  aStake,
  FIRST_OF_2026,
  someStreams,
} from '#tests/support/sim-fixtures.ts';

const context = { staking: aRunSpec().staking, minClaimBaseUnits: 1n, hasPool: false };
const FIRST = { kind: 'feature', at_day: 5, feature: 'buyback', enabled: true };
const SECOND = { kind: 'upgrade', at_day: 6, code: 'v2' };
const ACCEPTED: Outcome = { accepted: true };
const REJECTED: Outcome = { accepted: false, errorCode: 6061, errorName: 'ProposalLimit' };

const ABLE = aStake([anEntry({ amountBaseUnits: 5_000n * ACT, lockEndUnixSeconds: BigInt(FIRST_OF_2026 * 2) })]);
const BUSY = { ...ABLE, liveProposal: 1 };

function aMind(proposals: readonly object[]): Mind {
  return PROPOSER_POLICY.create({ proposals, stake_share_bps: 0 }, context).createMind(someStreams());
}

/** Kinds that the mind asks for on a day; all of them get the outcome. */
function ask(mind: Mind, elapsedDays: number, changes: Partial<Observation>, outcome: Outcome = ACCEPTED): string[] {
  const { intents } = mind.decide(anObservation({ elapsedDays, stake: ABLE, ...changes }));
  if (intents.length > 0) mind.learn(intents.map(() => outcome));
  return intents.map(({ kind }) => kind);
}

describe('sim/policies/proposer.ts', () => {
  it('brings a proposal from draft to vote, and the next when the first is done with', () => {
    const mind = aMind([SECOND, FIRST]);
    expect(ask(mind, 4, {})).toEqual([]);
    expect(ask(mind, 5, {}, { ...ACCEPTED, proposalId: 4 })).toEqual(['create_proposal']);
    const draft = { stake: BUSY, liveProposals: [aProposal({ id: 4, state: 'draft' })] };
    expect(ask(mind, 6, draft)).toEqual(['activate_proposal']);
    const active = { stake: BUSY, liveProposals: [aProposal({ id: 4, snapshotDay: 999_999 })] };
    expect(ask(mind, 7, active)).toEqual(['cast_vote']);
    expect(ask(mind, 8, active)).toEqual([]);
    expect(ask(mind, 15, { stake: BUSY })).toEqual([]);
    expect(ask(mind, 16, {})).toEqual([]);
    expect(ask(mind, 17, {})).toEqual(['create_proposal']);
  });

  it('tries again the next day what was refused', () => {
    const mind = aMind([FIRST]);
    expect([ask(mind, 5, {}, REJECTED), ask(mind, 5.5, {}), ask(mind, 6, {})]).toEqual([
      ['create_proposal'],
      [],
      ['create_proposal'],
    ]);
  });

  it('waits for stake, bond, slot and the end of a pause, but not for ever', () => {
    const until = BigInt(FIRST_OF_2026 + 99 * 86_400);
    const hindrances: readonly Partial<Observation>[] = [
      { stake: undefined },
      { stake: BUSY },
      { stake: aStake([anEntry()]) },
      { walletBaseUnits: 999n * ACT },
      { governance: aGovernance({ slots: Array.from({ length: 16 }, () => 9) }) },
      { pool: aPool({ pauseMask: 1 << 4, pauseUntilUnixSeconds: until }) },
    ];
    for (const hindrance of hindrances) expect(ask(aMind([FIRST]), 5, hindrance)).toEqual([]);
    expect(ask(aMind([FIRST]), 66, {})).toEqual([]);
  });

  it('leaves a vote to others when its own stake is too young', () => {
    const mind = aMind([FIRST]);
    ask(mind, 5, {}, { ...ACCEPTED, proposalId: 0 });
    ask(mind, 6, { stake: BUSY, liveProposals: [aProposal({ state: 'draft' })] });
    expect(ask(mind, 7, { stake: BUSY, liveProposals: [aProposal({ snapshotDay: 0 })] })).toEqual([]);
  });

  it('says that it proposes only when it does', () => {
    expect(PROPOSER_POLICY.create({}, context).actionKinds).not.toContain('create_proposal');
    expect(PROPOSER_POLICY.create({ proposals: [FIRST] }, context).actionKinds).toContain('create_proposal');
  });
});
