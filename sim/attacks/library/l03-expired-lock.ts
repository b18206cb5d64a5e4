import { z } from 'zod';
import { DAYS_PER_WEEK, TIME_TOLERANCE_DAYS } from '../../core/units.ts';
import { entriesOf } from '../../policies/holding.ts';
import type { Decision, Mind, Observation } from '../../policies/policy.ts';
import type { AttackContext, AttackPlan } from '../attack.ts';
import { defineAttack } from '../define-attack.ts';
import { claimDue, enter } from '../stake-moves.ts';
import { requirePairs } from '../wallet-pairs.ts';

const KIND = 'expired-lock';

const configSchema = z.strictObject({
  lock_index: z
    .int()
    .min(1)
    .max(4)
    .default(4)
    .describe('Lock that it lets run out: position in staking.locks, from 1.'),
});

/** L03: lets a lock run out and stays, free to leave. */
export const EXPIRED_LOCK = defineAttack({
  id: 'L03',
  kind: KIND,
  title: 'Boost of a lock that has ended',
  description:
    'Locks half of its wallets, stakes the other half without a lock beside them, and touches neither when the lock has ended.',
  nature: 'flaw',
  twin: 'vuln-l03',
  refusals: [],
  measure: {
    title: 'Reward of an ended lock',
    unit: 'factor',
    formula: 'what its wallets earn behind the end of their locks / what as many without a lock earn in the same weeks',
    successAbove: 1.001,
  },
  source: 'Curve VotingEscrow, slope_changes; helium-program-library, closing positions',
  defaultWallets: 2,
  configSchema,
  actionKinds: ['stake', 'claim_rewards'],
  plan: ({ lock_index }, context) => {
    requirePairs(KIND, context);
    return new ExpiredLockPlan(lock_index, context);
  },
});

/** What one wallet has been credited with when its lock had ended, and now. */
interface Earnings {
  readonly stakedBaseUnits: bigint;
  readonly thenBaseUnits: bigint;
  readonly nowBaseUnits: bigint;
}

/** Pairs of wallets: the even ones lock, the odd ones do not. */
class ExpiredLockPlan implements AttackPlan {
  readonly #lockIndex: number;
  readonly #lockDays: number;
  readonly #atDays: number;
  readonly #earnings = new Map<number, Earnings>();

  constructor(lockIndex: number, { staking, atDays }: AttackContext) {
    this.#lockIndex = lockIndex;
    this.#lockDays = staking.lockDays[lockIndex] ?? 0;
    this.#atDays = atDays;
  }

  createMind(wallet: number): Mind {
    const isLocked = wallet % 2 === 0;
    return new ExpiredLockMind(this, wallet, isLocked ? this.#lockIndex : 0);
  }

  measure(): number | undefined {
    const [locked, free] = [this.#rateOf(0), this.#rateOf(1)];
    return locked === undefined || free === undefined || free === 0 ? undefined : locked / free;
  }

  /** A settled wallet; counted from the first time at which the locks' last day is past. */
  see(wallet: number, { stake, elapsedDays }: Observation): void {
    if (stake === undefined || elapsedDays <= this.#atDays + this.#lockDays + 1) return;
    const nowBaseUnits = stake.rewardsEarnedBaseUnits;
    const { thenBaseUnits = nowBaseUnits } = this.#earnings.get(wallet) ?? {};
    this.#earnings.set(wallet, { stakedBaseUnits: stake.amountBaseUnits, thenBaseUnits, nowBaseUnits });
  }

  /** Base units earned for one staked, over the wallets with this remainder modulo two. */
  #rateOf(remainder: number): number | undefined {
    let earned = 0n;
    let staked = 0n;
    for (const [wallet, { stakedBaseUnits, thenBaseUnits, nowBaseUnits }] of this.#earnings) {
      if (wallet % 2 !== remainder) continue;
      earned += nowBaseUnits - thenBaseUnits;
      staked += stakedBaseUnits;
    }
    return staked === 0n ? undefined : Number(earned) / Number(staked);
  }
}

/** Stakes once and claims every week, in the same tick as all the others: a claim settles. */
class ExpiredLockMind implements Mind {
  readonly #plan: ExpiredLockPlan;
  readonly #wallet: number;
  readonly #lockIndex: number;
  #claimsAt = Number.POSITIVE_INFINITY;
  #hasAsked = false;
  #hasClaimed = false;

  constructor(plan: ExpiredLockPlan, wallet: number, lockIndex: number) {
    this.#plan = plan;
    this.#wallet = wallet;
    this.#lockIndex = lockIndex;
  }

  decide(observation: Observation): Decision {
    const { elapsedDays } = observation;
    if (this.#hasClaimed) this.#plan.see(this.#wallet, observation);
    this.#hasAsked = false;
    this.#hasClaimed = false;
    if (entriesOf(observation).length === 0) {
      this.#claimsAt = elapsedDays + DAYS_PER_WEEK;
      return { intents: enter(observation, this.#lockIndex), sleepDays: 0 };
    }
    if (elapsedDays + TIME_TOLERANCE_DAYS < this.#claimsAt) return { intents: [], sleepDays: 0 };
    this.#claimsAt += DAYS_PER_WEEK;
    const intents = claimDue(observation);
    this.#hasAsked = intents.length > 0;
    return { intents, sleepDays: 0 };
  }

  learn([outcome]: Parameters<Mind['learn']>[0]): void {
    this.#hasClaimed = this.#hasAsked && outcome?.accepted === true;
  }
}
