import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ACCEPTED, describeOutcome, MARKET_REFUSED, outcomeMatches, REFUSED } from '#sim/ledger/predictions.ts';

describe('sim/ledger/predictions', () => {
  it("gives the program's errors their published codes", () => {
    expect(REFUSED.ZeroAmount).toEqual({ accepted: false, errorCode: 6000, errorName: 'ZeroAmount' });
    expect(REFUSED.WeeklyBudgetExceeded.errorCode).toBe(6013);
    expect(REFUSED.MathOverflow.errorCode).toBe(6032);
    expect(REFUSED.Paused.errorCode).toBe(6038);
    expect(REFUSED.ClosedTooSoon.errorCode).toBe(6103);
    expect(REFUSED.AccountOwnedByWrongProgram.errorCode).toBe(3007);
    expect(REFUSED.TokenInsufficientFunds.errorCode).toBe(1);
  });

  it("gives the market's errors theirs, also where both programs have the name", () => {
    expect(MARKET_REFUSED.ZeroAmount).toEqual({ accepted: false, errorCode: 7003, errorName: 'ZeroAmount' });
    expect(MARKET_REFUSED.SlippageExceeded.errorCode).toBe(7005);
    expect(MARKET_REFUSED.NotSigner.errorCode).toBe(7011);
    expect(outcomeMatches(MARKET_REFUSED.ZeroAmount, { ...REFUSED.ZeroAmount })).toBe(false);
    const page = readFileSync(new URL('../../../../programs/market/README.md', import.meta.url), 'utf8');
    const listed = [...page.matchAll(/^\| (\d{4}) \| `(\w+)` \|/gm)].map(([, code, name]) => [Number(code), name]);
    expect(Object.values(MARKET_REFUSED).map(({ errorCode, errorName }) => [errorCode, errorName])).toEqual(listed);
  });

  it('matches an outcome that is accepted as predicted, whatever its compute units', () => {
    expect(outcomeMatches(ACCEPTED, { accepted: true })).toBe(true);
    expect(outcomeMatches(ACCEPTED, { ...REFUSED.StillLocked })).toBe(false);
    expect(outcomeMatches(REFUSED.StillLocked, { accepted: true })).toBe(false);
  });

  it('matches a refusal only by name and code', () => {
    const outcome = { ...REFUSED.StillLocked };
    expect(outcomeMatches(REFUSED.StillLocked, outcome)).toBe(true);
    expect(outcomeMatches(REFUSED.EntryNotFound, outcome)).toBe(false);
    expect(outcomeMatches(REFUSED.StillLocked, { ...outcome, errorCode: 6009 })).toBe(false);
  });

  it('describes an outcome in words', () => {
    expect(describeOutcome(ACCEPTED)).toBe('accepted');
    expect(describeOutcome(REFUSED.StillLocked)).toBe('refused with StillLocked (6008)');
  });
});
