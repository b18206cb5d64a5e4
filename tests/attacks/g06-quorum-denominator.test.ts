import { describe, expect, it } from 'vitest';
import { TOKEN } from '#tests/support/chain-plan.ts';
import { Assembly, parameter, YES } from './assembly.ts';
import { AttackStage } from './attack-stage.ts';

const VOTER = 0;
const QUIET = 1;
const THIEF = 2;

describe('G06: what quorum is a share of', () => {
  /** A voter of 100,000 tokens, and others who stay away. */
  const open = async (quietBaseUnits: bigint): Promise<readonly [AttackStage, Assembly, number]> => {
    const stage = await AttackStage.open([200_000n, 2_000_000n, 10_000_000n]);
    await stage.enter(VOTER, 100_000n, 0);
    await stage.openAccount(QUIET);
    expect(await stage.send(QUIET, stage.calls.stake(stage.staker(QUIET), quietBaseUnits, 0))).toBe('accepted');
    await stage.rollTo(3);
    const assembly = new Assembly(stage);
    const id = await assembly.propose(VOTER, parameter(0, TOKEN));
    expect(await assembly.vote(VOTER, id, YES)).toBe('accepted');
    return [stage, assembly, id];
  };

  const outcome = async (stage: AttackStage, assembly: Assembly, id: number): Promise<string> => {
    await stage.rollTo(11);
    expect(await assembly.finalize(id)).toBe('accepted');
    return assembly.state(id);
  };

  it.each([
    [0n, 'succeeded'],
    [1n, 'defeated'],
  ] as const)('G06 rounds the tenth up: %i base units more than nine times the votes are %s', async (more, state) => {
    const [stage, assembly, id] = await open(900_000n * TOKEN + more);
    expect(await outcome(stage, assembly, id)).toBe(state);
  });

  it('G06 (a) lets no stake after activation put quorum out of reach', async () => {
    // Weak: a censor stakes 10,000,000 tokens the day before the end, and nobody can reach a tenth.
    const [stage, assembly, id] = await open(900_000n * TOKEN);
    const { powerTotal } = await stage.proposal(id);
    await stage.enter(THIEF, 10_000_000n, 180);
    await stage.rollTo(9);
    expect((await stage.pool()).activePower).toBe(31_000_000n * TOKEN);
    expect((await stage.proposal(id)).powerTotal).toBe(powerTotal);
    expect(await outcome(stage, assembly, id)).toBe('succeeded');
  });

  it('G06 (b) lets no exit after activation make a few votes enough', async () => {
    const [stage, assembly, id] = await open(900_000n * TOKEN + 1n);
    expect(await stage.send(QUIET, stage.leave(QUIET, 800_000n))).toBe('accepted');
    expect(await outcome(stage, assembly, id)).toBe('defeated');
  });

  it('G06 (c) measures votes and total in the same unit, locks and all', async () => {
    // Weak (ESD, 150 times off): votes count with their multiplier, the total counts tokens.
    const stage = await AttackStage.open([200_000n, 2_000_000n]);
    await stage.enter(VOTER, 100_000n, 180);
    await stage.enter(QUIET, 1_000_000n, 180);
    await stage.rollTo(3);
    const assembly = new Assembly(stage);
    const id = await assembly.propose(VOTER, parameter(0, TOKEN));
    await assembly.vote(VOTER, id, YES);
    // 3.0x of 100,000 is 300,000, but of 3,300,000.
    expect(await stage.proposal(id)).toMatchObject({ turnout: 300_000n * TOKEN, powerTotal: 3_300_000n * TOKEN });
    expect(await outcome(stage, assembly, id)).toBe('defeated');
  });
});
