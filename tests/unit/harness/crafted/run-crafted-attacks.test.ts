import { describe, expect, it } from 'vitest';
import { refusedAttempt } from '#harness/crafted/attacks/refused-attempt.ts';
import type { CraftedAttack } from '#harness/crafted/crafted-attack.ts';
import { runCraftedClass } from '#harness/crafted/run-crafted-attacks.ts';
import { TRIAL_TOKEN } from '#harness/genesis/trial-plan.ts';
import { CRAFTED_ATTACKS, loadProgramArtifacts, runCraftedAttacks } from '#harness/index.ts';

const options = { engine: 'litesvm', artifacts: loadProgramArtifacts() } as const;

/** A class whose forgeries are as an attempt on a weak program would look. */
function classOf(...attempts: CraftedAttack['attempts']): CraftedAttack {
  return { id: 'X06', title: 't', description: 'd', source: 's', attempts };
}

describe('runCraftedAttacks', () => {
  it('runs the chosen classes in the order of the catalogue, the same each time', async () => {
    const rows = await runCraftedAttacks({ ...options, ids: ['X08', 'X01'] });
    const expected = CRAFTED_ATTACKS.filter(({ id }) => id === 'X01' || id === 'X08').flatMap(({ id, attempts }) =>
      attempts.map(({ name }) => [id, name]),
    );
    expect(rows.map(({ id, attempt }) => [id, attempt])).toEqual(expected);
    expect(await runCraftedAttacks({ ...options, ids: ['X01', 'X08'] })).toEqual(rows);
  });

  it('refuses an id that is none', async () => {
    await expect(runCraftedAttacks({ ...options, ids: ['X11'] })).rejects.toMatchObject({
      code: 'CORE__VALUE_OUT_OF_RANGE',
    });
  });

  it('calls an accepted forgery broken, says what moved, and tries the next on a fresh stage', async () => {
    const leave = refusedAttempt('leave', 'nothing', 'WrongOwner', (stage) => {
      const call = stage.leaveCall(stage.thief, 15_000n * TRIAL_TOKEN);
      return { forged: [call], sound: [call] };
    });
    const rows = await runCraftedClass(classOf(leave, { ...leave, name: 'again' }), options);
    for (const row of rows) {
      expect(row).toMatchObject({
        result: 'accepted',
        control: 'accepted',
        tokensMovedBaseUnits: 15_000n * TRIAL_TOKEN,
        attackerGainBaseUnits: 15_000n * TRIAL_TOKEN,
        verdict: 'broken',
        holds: false,
      });
    }
  });

  it('calls a refusal unexpected by another name, and void without a sound control', async () => {
    const leave = refusedAttempt('leave', 'too much', 'WrongOwner', (stage) => ({
      forged: [stage.leaveCall(stage.thief, 90_000n * TRIAL_TOKEN)],
      sound: [stage.leaveCall(stage.thief, 15_000n * TRIAL_TOKEN)],
    }));
    const both = refusedAttempt('both', 'too much', 'AmountExceedsEntry', (stage) => {
      const call = stage.leaveCall(stage.thief, 90_000n * TRIAL_TOKEN);
      return { forged: [call], sound: [call] };
    });
    const rows = await runCraftedClass(classOf(leave, both), options);
    expect(rows.map(({ verdict, result }) => [verdict, result])).toEqual([
      ['unexpected', 'AmountExceedsEntry'],
      ['void', 'AmountExceedsEntry'],
    ]);
  });
});
