import type { ChainEngine } from '../chain/chain-engine.ts';
import type { CraftedAttackId, SoundAnswer } from './sound-answer.ts';

/** Result of a transaction that was executed to its end. */
export const ACCEPTED_RESULT = 'accepted';

/**
 * `held`: the answer is a sound program's. `broken`: the forgery was accepted, or moved tokens, or changed an account,
 * or what must stay possible was refused or took too much. `unexpected`: refused, for another reason than the forgery.
 * `void`: the control was refused too, so nothing is shown.
 */
export type CraftedVerdict = 'held' | 'broken' | 'unexpected' | 'void';

/** What became of an attempt. */
export interface CraftedFinding {
  /** `accepted`, or the error name of the first refusal. */
  readonly result: string;
  /** Likewise, of the same call without the forgery; undefined when the attempt has no control. */
  readonly control: string | undefined;
  /** Over the token accounts of attacker, victims and vaults, in base units. */
  readonly tokensMovedBaseUnits: bigint;
  /** What the attacker's token account has more, in base units; negative: less. */
  readonly attackerGainBaseUnits: bigint;
  /** Accounts made, closed or rewritten. */
  readonly accountsChanged: number;
  /** Of the dearest of its transactions. */
  readonly computeUnits: number;
}

/** One attempt on one engine. */
export interface CraftedRow extends CraftedFinding {
  readonly id: CraftedAttackId;
  readonly attempt: string;
  readonly forged: string;
  readonly engine: ChainEngine['name'];
  readonly sound: SoundAnswer;
  readonly verdict: CraftedVerdict;
  /** The verdict is `held`. */
  readonly holds: boolean;
}

/** Compares what was found with what a sound program answers. */
export function judgeAttempt(sound: SoundAnswer, found: CraftedFinding): CraftedVerdict {
  const isAccepted = found.result === ACCEPTED_RESULT;
  if (sound.kind === 'accepts') {
    const isSound = isAccepted && found.computeUnits <= sound.maxComputeUnits && found.attackerGainBaseUnits <= 0n;
    return isSound ? 'held' : 'broken';
  }
  if (isAccepted || found.tokensMovedBaseUnits > 0n || found.accountsChanged > 0) return 'broken';
  if (found.control !== ACCEPTED_RESULT) return 'void';
  return sound.errors.includes(found.result) ? 'held' : 'unexpected';
}
