import { describe, expect, it } from 'vitest';
import { ACCEPTED_RESULT, type CraftedFinding, judgeAttempt } from '#harness/crafted/crafted-row.ts';

const refused: CraftedFinding = {
  result: 'WrongVault',
  control: ACCEPTED_RESULT,
  tokensMovedBaseUnits: 0n,
  attackerGainBaseUnits: 0n,
  accountsChanged: 0,
  computeUnits: 100,
};

describe('judgeAttempt of what must be refused', () => {
  const judge = (changes: Partial<CraftedFinding>) =>
    judgeAttempt({ kind: 'refuses', errors: ['WrongOwner', 'WrongVault'] }, { ...refused, ...changes });

  it('holds when it is refused by an expected name and nothing has changed', () => {
    expect(judge({})).toBe('held');
  });

  it('is broken when it was accepted, or moved or changed something', () => {
    expect(judge({ result: ACCEPTED_RESULT })).toBe('broken');
    expect(judge({ tokensMovedBaseUnits: 1n })).toBe('broken');
    expect(judge({ accountsChanged: 1 })).toBe('broken');
  });

  it('is unexpected by another name, and void when the control was refused or is missing', () => {
    expect(judge({ result: 'PoolNotRolled' })).toBe('unexpected');
    expect(judge({ control: 'PoolNotRolled' })).toBe('void');
    expect(judge({ control: undefined })).toBe('void');
  });
});

describe('judgeAttempt of what must be accepted', () => {
  const accepted = { ...refused, result: ACCEPTED_RESULT, control: undefined, accountsChanged: 9 };
  const judge = (changes: Partial<CraftedFinding>) =>
    judgeAttempt({ kind: 'accepts', maxComputeUnits: 100 }, { ...accepted, ...changes });

  it('holds up to the limit of compute units', () => {
    expect(judge({})).toBe('held');
    expect(judge({ computeUnits: 101 })).toBe('broken');
  });

  it('is broken when it was refused or the thief has gained', () => {
    expect(judge({ result: 'PoolNotRolled' })).toBe('broken');
    expect(judge({ attackerGainBaseUnits: 1n })).toBe('broken');
    expect(judge({ attackerGainBaseUnits: -1n })).toBe('held');
  });
});
