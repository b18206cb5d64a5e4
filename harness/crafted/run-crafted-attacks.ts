import { SimError } from '#sim/core/errors/sim-error.ts';
import { type AccountReadings, accountKey, compareReadings, readBalance } from './account-readings.ts';
import type { CraftedAttack, CraftedAttempt } from './crafted-attack.ts';
import { CRAFTED_ATTACKS } from './crafted-attacks.ts';
import { ACCEPTED_RESULT, type CraftedFinding, type CraftedRow, judgeAttempt } from './crafted-row.ts';
import { CraftedStage, type CraftedStageOptions } from './crafted-stage.ts';

export interface CraftedRunOptions extends CraftedStageOptions {
  /** Classes to try, in any order; default: all. */
  readonly ids?: readonly string[] | undefined;
}

/**
 * Tries every attempt of the chosen classes, each class on a stage of its own. A refused attempt leaves the stage as it
 * was; after one that was accepted the next has a fresh one. Rows come in the order of the catalogue and are the same
 * each time. Throws `CORE__VALUE_OUT_OF_RANGE` for an id that is none, `CHAIN__FAILED` when a stage cannot be opened.
 */
export async function runCraftedAttacks({ ids, ...options }: CraftedRunOptions): Promise<readonly CraftedRow[]> {
  const rows: CraftedRow[] = [];
  for (const attack of chosenAttacks(ids)) rows.push(...(await runCraftedClass(attack, options)));
  return rows;
}

function chosenAttacks(ids: readonly string[] | undefined): readonly CraftedAttack[] {
  if (ids === undefined) return CRAFTED_ATTACKS;
  for (const id of ids) {
    if (CRAFTED_ATTACKS.some((attack) => attack.id === id)) continue;
    const expected = `one of ${CRAFTED_ATTACKS.map((attack) => attack.id).join(', ')}`;
    throw new SimError('CORE__VALUE_OUT_OF_RANGE', { what: 'crafted attack', expected, found: id });
  }
  return CRAFTED_ATTACKS.filter(({ id }) => ids.includes(id));
}

/** Tries the attempts of one class. Throws `CHAIN__FAILED` when a stage cannot be opened. */
export async function runCraftedClass(
  attack: CraftedAttack,
  options: CraftedStageOptions,
): Promise<readonly CraftedRow[]> {
  const rows: CraftedRow[] = [];
  let stage: CraftedStage | undefined;
  try {
    for (const attempt of attack.attempts) {
      stage ??= await CraftedStage.open(options);
      const finding = await tryAttempt(stage, attempt);
      const verdict = judgeAttempt(attempt.sound, finding);
      rows.push({
        id: attack.id,
        attempt: attempt.name,
        forged: attempt.forged,
        engine: options.engine,
        sound: attempt.sound,
        ...finding,
        verdict,
        holds: verdict === 'held',
      });
      if (finding.accountsChanged === 0) continue;
      await stage.close();
      stage = undefined;
    }
  } finally {
    await stage?.close();
  }
  return rows;
}

async function tryAttempt(stage: CraftedStage, attempt: CraftedAttempt): Promise<CraftedFinding> {
  const { attack, control } = await attempt.build(stage);
  const rehearsed = control && (await stage.rehearse(control));
  const before = await stage.read(attack);
  let result = ACCEPTED_RESULT;
  let computeUnits = 0;
  for (const transaction of attack) {
    const sent = await stage.send(transaction);
    computeUnits = Math.max(computeUnits, sent.computeUnits);
    result = sent.result;
    if (result !== ACCEPTED_RESULT) break;
  }
  const after = await stage.read(attack);
  const { changed, movedBaseUnits } = compareReadings(before, after, stage.tokenAccountKeys());
  return {
    result,
    control: rehearsed,
    tokensMovedBaseUnits: movedBaseUnits,
    attackerGainBaseUnits: thiefsBalance(stage, after) - thiefsBalance(stage, before),
    accountsChanged: changed,
    computeUnits,
  };
}

function thiefsBalance(stage: CraftedStage, readings: AccountReadings): bigint {
  return readBalance(readings.get(accountKey(stage.thief.tokenAccount)));
}
