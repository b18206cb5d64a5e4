import type { Observation } from '../policies/policy.ts';

/** Weights that an attacker's wallets voted with, as their stake accounts remember them; wallets by any number of theirs. */
export class OwnVotes {
  /** By proposal, then by wallet. */
  readonly #weights = new Map<number, Map<number, bigint>>();

  /** With what one of its wallets sees. */
  see(wallet: number, { stake }: Pick<Observation, 'stake'>): void {
    for (const { proposalId, weight } of stake?.votes ?? []) {
      const votes = this.#weights.get(proposalId) ?? new Map<number, bigint>();
      votes.set(wallet, weight);
      this.#weights.set(proposalId, votes);
    }
  }

  /** Those that a wallet voted on. */
  get proposalIds(): Iterable<number> {
    return this.#weights.keys();
  }

  /** 0 where the wallet did not vote. */
  weightOf(proposalId: number, wallet: number): bigint {
    return this.#weights.get(proposalId)?.get(wallet) ?? 0n;
  }

  /** Of all its wallets together. */
  sum(proposalId: number): bigint {
    let sum = 0n;
    for (const weight of this.#weights.get(proposalId)?.values() ?? []) sum += weight;
    return sum;
  }

  /** Of the wallet that voted with the most. */
  largest(proposalId: number): bigint {
    let largest = 0n;
    for (const weight of this.#weights.get(proposalId)?.values() ?? []) if (weight > largest) largest = weight;
    return largest;
  }
}
