import type { AgentActionKind, KindUnits, OperatorActionKind } from '#sim/ports/staking-chain.ts';

export type ActionKind = AgentActionKind | OperatorActionKind;

/** What each kind of action takes of the compute, from the transactions that held no other kind. */
export class KindMeter {
  readonly #units = new Map<ActionKind, { -readonly [Key in keyof KindUnits]: KindUnits[Key] }>();

  /** Grows with every count; kinds in the order in which they came first. */
  get units(): ReadonlyMap<ActionKind, KindUnits> {
    return this.#units;
  }

  /** Adds accepted actions and what their transactions took; nothing that no transaction was sent for. */
  count(kind: ActionKind, actions: number, computeUnits: number): void {
    if (computeUnits === 0) return;
    const counted = this.#units.get(kind);
    if (counted === undefined) {
      this.#units.set(kind, { actions, computeUnits });
      return;
    }
    counted.actions += actions;
    counted.computeUnits += computeUnits;
  }
}
