import { bpsFloor, maxBigint, minBigint } from '../core/fixed.ts';
import { worthClaiming } from './holding.ts';
import type { Intent, Observation } from './policy.ts';

/**
 * Claimed rewards that an agent sets aside to stake again. What a decision asks for counts only once its outcome says
 * that it was accepted.
 */
export class RewardPurse {
  readonly #restakeShareBps: number;
  #baseUnits = 0n;
  #claimAsked = 0n;
  #depositAsked = 0n;

  /** `restakeShareBps`: share of a claim that is set aside. */
  constructor(restakeShareBps: number) {
    this.#restakeShareBps = restakeShareBps;
  }

  /** Adds a claim to the intents if what is claimable reaches this share of the stake. */
  askClaim(observation: Observation, intents: Intent[], stakeShareBps: number): void {
    this.#claimAsked = worthClaiming(observation, stakeShareBps);
    if (this.#claimAsked > 0n) intents.push({ kind: 'claim_rewards' });
  }

  /** What goes into a deposit, of at most `spendable`: nothing while it is below `leastAlone` and no other tokens join it. */
  share(spendable: bigint, leastAlone: bigint, othersJoin: boolean): bigint {
    return this.#baseUnits >= leastAlone || othersJoin ? minBigint(this.#baseUnits, spendable) : 0n;
  }

  /** A deposit was asked for that holds this much of the purse. */
  askDeposit(shareBaseUnits: bigint): void {
    this.#depositAsked = shareBaseUnits;
  }

  claimed(): void {
    this.#baseUnits += bpsFloor(this.#claimAsked, this.#restakeShareBps);
  }

  deposited(): void {
    this.#baseUnits = maxBigint(0n, this.#baseUnits - this.#depositAsked);
  }

  /** The agent leaves: what was set aside is ordinary money again. */
  empty(): void {
    this.#baseUnits = 0n;
  }
}
