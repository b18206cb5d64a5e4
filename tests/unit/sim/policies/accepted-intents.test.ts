import { describe, expect, it } from 'vitest';
import { acceptedOf, isAccepted, isRefused } from '#sim/policies/accepted-intents.ts';
import type { Intent } from '#sim/policies/policy.ts';
import type { Outcome } from '#sim/ports/staking-chain.ts';

const ACCEPTED: Outcome = { accepted: true };
const REFUSED: Outcome = { accepted: false, errorCode: 6002, errorName: 'StakeBelowMinimum' };
const CLAIM: Intent = { kind: 'claim_rewards' };
const STAKE: Intent = { kind: 'stake', amountBaseUnits: 1n, lockDays: 0 };

describe('sim/policies/accepted-intents.ts', () => {
  it('matches outcomes with intents by their order', () => {
    expect(acceptedOf([CLAIM, STAKE], [REFUSED, ACCEPTED])).toEqual([STAKE]);
    expect(acceptedOf([CLAIM], [])).toEqual([]);
  });

  it('tells what of a kind was taken, and what was refused', () => {
    const asked = [CLAIM, STAKE, STAKE];
    expect(isAccepted('stake', asked, [ACCEPTED, REFUSED, ACCEPTED])).toBe(true);
    expect(isRefused('stake', asked, [ACCEPTED, REFUSED, ACCEPTED])).toBe(true);
    expect(isAccepted('claim_rewards', asked, [REFUSED, ACCEPTED, ACCEPTED])).toBe(false);
    expect(isRefused('claim_rewards', asked, [ACCEPTED, REFUSED, REFUSED])).toBe(false);
    expect([isAccepted('swap', asked, [ACCEPTED]), isRefused('swap', asked, [REFUSED])]).toEqual([false, false]);
  });
});
