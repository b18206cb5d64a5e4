import { describe, expect, it } from 'vitest';
import {
  createDraft,
  effectiveEnd,
  isLive,
  kindIndex,
  pausedFor,
  payloadKey,
  proposalState,
  quorumCeil,
  storedPayload,
} from '#sim/ledger/economy/proposal-model.ts';
import { createPoolModel } from '#sim/ledger/pool-model.ts';
import type { ProposalPayload } from '#sim/ports/actions.ts';
import { economyPlan } from '#tests/support/economy-plans.ts';
import { PAYMENT } from '#tests/support/economy-play.ts';

const draft = () =>
  createDraft({ id: 4, proposer: 1, payload: PAYMENT, bond: 500n, slot: 2, createdAt: 10n, expiresAt: 20n });

describe('sim/ledger/economy/proposal-model', () => {
  it('begins as a draft without rules', () => {
    expect(proposalState(draft())).toMatchObject({ id: 4, state: 'draft', kind: 'spend', value: 5_000n, quorumBps: 0 });
    expect(isLive(draft())).toBe(true);
    expect(isLive({ ...draft(), state: 'vetoed' })).toBe(false);
  });

  it('stores each kind of payload as the account does', () => {
    expect(storedPayload({ kind: 'parameter', id: 35, value: 7n })).toEqual({
      kind: 'parameter',
      selector: 35,
      value: 7n,
      priceQuoteUnits: 0n,
    });
    expect(storedPayload({ kind: 'feature', flag: 9, enabled: true })).toMatchObject({ selector: 9, value: 1n });
    expect(storedPayload({ kind: 'upgrade', buffer: Uint8Array.of(1) })).toMatchObject({ selector: 0, value: 0n });
    expect(storedPayload({ ...PAYMENT, purpose: 'burn' } as ProposalPayload)).toMatchObject({ selector: 3 });
    expect(kindIndex('feature')).toBe(3);
  });

  it('knows equal payloads from others', () => {
    const spend = PAYMENT as Extract<ProposalPayload, { kind: 'spend' }>;
    expect(payloadKey({ ...spend })).toBe(payloadKey(spend));
    expect(payloadKey({ ...spend, recipient: 1 })).not.toBe(payloadKey(spend));
    // A grant goes to the reward vault, whoever is named.
    const grant = { ...spend, purpose: 'reward_grant' as const };
    expect(payloadKey({ ...grant, recipient: 1 })).toBe(payloadKey(grant));
    expect(payloadKey({ kind: 'upgrade', buffer: Uint8Array.of(1, 2) })).not.toBe(
      payloadKey({ kind: 'upgrade', buffer: Uint8Array.of(12) }),
    );
  });

  it('rounds quorum up', () => {
    expect(quorumCeil({ powerTotal: 1_001n, quorumBps: 1_000 })).toBe(101n);
    expect(quorumCeil({ powerTotal: 1_000n, quorumBps: 1_000 })).toBe(100n);
  });

  it('adds the time in which voting was paused to its end, while it is paused with the clock', () => {
    const pool = createPoolModel(economyPlan());
    const proposal = { ...draft(), votingEnd: 1_000n, votePausedBase: 30n };
    Object.assign(pool, { votePausedSeconds: 50n, pauseMask: 1 << 5, pauseStarted: 900n, pauseUntil: 960n });
    expect(effectiveEnd(proposal, pool, 900n)).toBe(1_020n);
    expect(effectiveEnd(proposal, pool, 940n)).toBe(1_060n);
    expect(effectiveEnd(proposal, pool, 2_000n)).toBe(1_080n);
    expect(pausedFor({ ...proposal, votePausedBase: 500n }, pool, 940n)).toBe(0n);
  });
});
