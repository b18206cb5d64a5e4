import type { Outcome } from '../ports/staking-chain.ts';
import type { Intent } from './policy.ts';

/** Those of a decision's intents that the program took; outcomes come in the intents' order. */
export function acceptedOf(asked: readonly Intent[], outcomes: readonly Outcome[]): readonly Intent[] {
  return asked.filter((_, position) => outcomes[position]?.accepted === true);
}

/** Whether the program took one of this kind. */
export function isAccepted(kind: Intent['kind'], asked: readonly Intent[], outcomes: readonly Outcome[]): boolean {
  return asked.some((intent, position) => intent.kind === kind && outcomes[position]?.accepted === true);
}

/** Whether the program refused one of this kind. */
export function isRefused(kind: Intent['kind'], asked: readonly Intent[], outcomes: readonly Outcome[]): boolean {
  return asked.some((intent, position) => intent.kind === kind && outcomes[position]?.accepted === false);
}
