import type { CraftedStage } from './crafted-stage.ts';
import type { CraftedTransaction } from './crafted-transaction.ts';
import type { CraftedAttackId, SoundAnswer } from './sound-answer.ts';

/** An attempt's transactions, with every address in its place. */
export interface CraftedCalls {
  /** Sent in this order, up to the first refusal. */
  readonly attack: readonly CraftedTransaction[];
  /**
   * The same without the forgery: accepted at the same moment, or the refusal may be for another reason. Undefined where
   * the attempt itself is to be accepted.
   */
  readonly control: CraftedTransaction | undefined;
}

export interface CraftedAttempt {
  /** Unique in its class. */
  readonly name: string;
  /** What is forged, in words. */
  readonly forged: string;
  readonly sound: SoundAnswer;
  /** Accounts that the attempt needs are made here, by real transactions. Throws when the stage is not as expected. */
  build(stage: CraftedStage): CraftedCalls | Promise<CraftedCalls>;
}

/** One class of attempts. */
export interface CraftedAttack {
  readonly id: CraftedAttackId;
  readonly title: string;
  /** One line: what the attacker does, and what a weak program allows. */
  readonly description: string;
  /** Published cases. */
  readonly source: string;
  readonly attempts: readonly CraftedAttempt[];
}
