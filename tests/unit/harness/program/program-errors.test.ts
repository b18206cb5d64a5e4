import { readFileSync } from 'node:fs';
import { LangErrorCode } from '@coral-xyz/anchor';
import { describe, expect, it } from 'vitest';
import { loadProgramArtifacts } from '#harness/index.ts';
import { ANCHOR_ERROR_NAMES, NO_ERROR_CODE, nameRefusal } from '#harness/program/program-errors.ts';
import { FIRST_MARKET_ERROR, MARKET_ERROR_NAMES } from '#sim/ports/market-errors.ts';

describe('harness/program/program-errors', () => {
  const { errorNames } = loadProgramArtifacts();

  it('names the program errors from the IDL', () => {
    expect(nameRefusal({ kind: 'program', index: 0, code: 6011 }, ['token'], errorNames)).toEqual({
      errorCode: 6011,
      errorName: 'PoolNotRolled',
    });
    expect(new Set(errorNames.values()).size).toBe(errorNames.size);
  });

  it('names small numbers after the program that the failed instruction calls', () => {
    const name = (index: number, code: number): string =>
      nameRefusal({ kind: 'program', index, code }, ['system', 'token'], errorNames).errorName;
    expect(name(0, 1)).toBe('SystemResultWithNegativeLamports');
    expect(name(1, 1)).toBe('TokenInsufficientFunds');
    expect(name(0, 0)).toBe('SystemAccountAlreadyInUse');
    expect(name(2, 1)).toBe('Custom1');
    expect(name(1, 20)).toBe('Custom20');
  });

  it('names the errors of the market as its README does, and those of the token program that it calls', () => {
    const readme = readFileSync(new URL('../../../../programs/market/README.md', import.meta.url), 'utf8');
    const listed = [...readme.matchAll(/^\| (\d{4}) \| `(\w+)` \|/gm)].map(([, code, name]) => [Number(code), name]);
    expect(listed).toEqual(MARKET_ERROR_NAMES.map((name, i) => [FIRST_MARKET_ERROR + i, name]));
    const name = (code: number): string =>
      nameRefusal({ kind: 'program', index: 0, code }, ['market'], errorNames).errorName;
    expect(name(7_005)).toBe('SlippageExceeded');
    expect(name(1)).toBe('TokenInsufficientFunds');
    expect([name(7_012), name(6_011), name(2_000)]).toEqual(['Custom7012', 'Custom6011', 'Custom2000']);
    // Elsewhere the numbers are nobody's.
    expect(nameRefusal({ kind: 'program', index: 0, code: 7_005 }, ['token'], errorNames).errorName).toBe('Custom7005');
  });

  it('names what the runtime refuses', () => {
    const refusal = { errorCode: NO_ERROR_CODE, errorName: 'SignatureFailure' };
    expect(nameRefusal({ kind: 'transaction', name: 'SignatureFailure' }, [], errorNames)).toEqual(refusal);
    const failed = nameRefusal({ kind: 'instruction', index: 0, name: 'ProgramFailedToComplete' }, [], errorNames);
    expect(failed.errorName).toBe('ProgramFailedToComplete');
  });

  it('numbers the framework errors as Anchor does', () => {
    const theirs = new Map(Object.entries(LangErrorCode).map(([name, code]) => [code, name]));
    const shared = [...ANCHOR_ERROR_NAMES].filter(([code]) => theirs.has(code));
    expect(shared).toHaveLength(61);
    for (const [code, name] of shared) expect(name).toBe(theirs.get(code));
    // Token-2022 alone, or newer than the client.
    const missing = [...theirs.keys()].filter((code) => !ANCHOR_ERROR_NAMES.has(code));
    expect(missing.every((code) => code >= 2_024 && code <= 2_039)).toBe(true);
    expect([...ANCHOR_ERROR_NAMES.keys()].filter((code) => !theirs.has(code))).toEqual([2_040, 2_041, 2_042]);
  });
});
