import type { Instruction } from '../../program/message.ts';
import type { Wallet } from '../../wallet.ts';
import type { CraftedAttempt } from '../crafted-attack.ts';
import type { CraftedStage } from '../crafted-stage.ts';
import type { CraftedTransaction } from '../crafted-transaction.ts';

/** One forged call and the sound one that it comes from. */
export interface ForgedCalls {
  /** What signs the forged transaction; default: the thief alone. */
  readonly signers?: readonly [Wallet, ...Wallet[]];
  readonly forged: readonly Instruction[];
  /** What signs the sound one; default: the same as the forged one. */
  readonly soundSigners?: readonly [Wallet, ...Wallet[]];
  readonly sound: readonly Instruction[];
}

/** An attempt of one transaction that a sound program refuses. */
export function refusedAttempt(
  name: string,
  forged: string,
  errors: string | readonly string[],
  forge: (stage: CraftedStage) => ForgedCalls | Promise<ForgedCalls>,
): CraftedAttempt {
  return {
    name,
    forged,
    sound: { kind: 'refuses', errors: typeof errors === 'string' ? [errors] : errors },
    build: async (stage) => {
      const calls = await forge(stage);
      const signers = calls.signers ?? [stage.thief.wallet];
      const attack: CraftedTransaction = { signers, instructions: calls.forged };
      return { attack: [attack], control: { signers: calls.soundSigners ?? signers, instructions: calls.sound } };
    },
  };
}
