import { describe, expect, it } from 'vitest';
import { nextStep, quorumOf, votingEnd } from '#client/vote-previews.ts';
import { createPoolModel } from '#sim/ledger/pool-model.ts';
import { poolState } from '#sim/ledger/pool-state.ts';
import { proposalAt } from '#tests/support/proposal-fixture.ts';
import { smallPlan } from '#tests/support/staking-plans.ts';

const pool = poolState(createPoolModel(smallPlan()));
const PAUSE_VOTE = 1 << 5;

describe('client/vote-previews', () => {
  it('wants two thirds of yes and no, whatever abstained', () => {
    const rules = { powerTotal: 1_000n, quorumBps: 1_000, approvalBps: 6_600 };
    expect(quorumOf(proposalAt({ ...rules, turnout: 100n, yes: 66n, no: 34n }))).toMatchObject({
      quorum: 100n,
      approved: true,
    });
    expect(quorumOf(proposalAt({ ...rules, turnout: 100n, yes: 65n, no: 35n })).approved).toBe(false);
    expect(quorumOf(proposalAt({ ...rules, turnout: 100n, yes: 2n, no: 1n, abstain: 97n })).approved).toBe(true);
    expect(quorumOf(proposalAt({ ...rules, turnout: 100n, abstain: 100n })).approved).toBe(false);
    expect(quorumOf(proposalAt({})).quorumReached).toBe(false);
  });

  it('adds the time in which voting was paused', () => {
    const paused = { ...pool, votePausedSeconds: 50n, pauseMask: PAUSE_VOTE, pauseStartedUnixSeconds: 1_000n };
    const proposal = proposalAt({ votingEndUnixSeconds: 2_000n, votePausedBaseSeconds: 20n });
    expect(votingEnd(proposal, { ...pool, votePausedSeconds: 50n }, 1_500n)).toBe(2_030n);
    expect(votingEnd(proposal, { ...paused, pauseUntilUnixSeconds: 1_600n }, 1_500n)).toBe(2_530n);
    expect(votingEnd(proposal, { ...paused, pauseUntilUnixSeconds: 1_600n }, 1_900n)).toBe(2_630n);
  });

  it('names the call that a proposal waits for', () => {
    const at = { votingEndUnixSeconds: 100n, etaUnixSeconds: 200n, expiresAtUnixSeconds: 300n };
    const step = (state: Parameters<typeof proposalAt>[0]['state'], now: bigint, bondReturned = false) =>
      nextStep(proposalAt({ ...at, ...(state === undefined ? {} : { state }), bondReturned }), pool, now);
    expect([step('draft', 300n), step('draft', 301n)]).toEqual(['activate', 'expire']);
    expect([step('active', 99n), step('active', 100n)]).toEqual(['vote', 'finalize']);
    expect([step('succeeded', 300n), step('succeeded', 301n)]).toEqual(['queue', 'expire']);
    expect([step('queued', 199n), step('queued', 200n), step('queued', 301n)]).toEqual(['wait', 'execute', 'expire']);
    expect([step('executed', 0n), step('defeated', 0n, true)]).toEqual(['return_bond', 'none']);
  });
});
