import { z } from 'zod';
import { mulDivCeil } from '../../core/fixed.ts';
import { SECONDS_PER_DAY } from '../../core/units.ts';
import { entriesOf } from '../../policies/holding.ts';
import type { Decision, Intent, Mind, Observation } from '../../policies/policy.ts';
import type { ProposalState } from '../../ports/governance-states.ts';
import type { AttackPlan } from '../attack.ts';
import { secondsToVote } from '../campaign.ts';
import { defineAttack } from '../define-attack.ts';
import { exitsOf } from '../deposits.ts';
import { claimDue, enterFree } from '../stake-moves.ts';

const configSchema = z.strictObject({
  before_end_days: z
    .number()
    .min(1)
    .max(30)
    .default(2)
    .describe('How long before the end of voting it stakes; a deposit has power from the next day on. Days.'),
});

/** G06: makes quorum too much to reach by stake that comes after the snapshot. */
export const QUORUM_DENOMINATOR = defineAttack({
  id: 'G06',
  kind: 'quorum-denominator',
  title: 'Quorum pushed out of reach',
  description:
    'Stakes everything, without a lock, shortly before a vote ends, so that the votes are too small a part of all power, and leaves when it has failed.',
  nature: 'flaw',
  twin: 'vuln-g06',
  refusals: [],
  measure: {
    title: 'Votes that it made fail',
    unit: 'ratio',
    formula: 'proposals defeated with quorum of the power at their snapshot and enough yes / all that had both',
    successAbove: 0,
  },
  source: 'White Whale v1-contracts 166; dxdao-contracts 186; Empty Set Dollar 4; OpenZeppelin 3561',
  defaultWallets: 5,
  configSchema,
  actionKinds: ['stake', 'unstake', 'claim_rewards'],
  plan: ({ before_end_days }) => new QuorumDenominatorPlan(before_end_days),
});

/** What the wallets share: the votes that run, and what became of those that had what they need. */
class QuorumDenominatorPlan implements AttackPlan {
  readonly #beforeEndDays: number;
  #tick = -1;
  #active: readonly ProposalState[] = [];
  #entitled = 0;
  #defeated = 0;

  constructor(beforeEndDays: number) {
    this.#beforeEndDays = beforeEndDays;
  }

  createMind(): Mind {
    return new QuorumDenominatorMind(this);
  }

  measure(): number | undefined {
    return this.#entitled === 0 ? undefined : this.#defeated / this.#entitled;
  }

  /** By each wallet; the first one of a tick counts. */
  see({ tickIndex, liveProposals }: Observation): void {
    if (tickIndex === this.#tick) return;
    this.#tick = tickIndex;
    for (const { id } of this.#active.filter(isEntitled)) {
      const now = liveProposals.find((proposal) => proposal.id === id);
      if (now?.state === 'active') continue;
      this.#entitled++;
      // One that passed waits for its timelock.
      if (now === undefined) this.#defeated++;
    }
    this.#active = liveProposals.filter(({ state }) => state === 'active');
  }

  /** A vote ends soon. */
  isTime(observation: Observation): boolean {
    const { pool, unixSeconds } = observation;
    return this.#active.some(
      (proposal) => secondsToVote(proposal, { pool, unixSeconds }) <= this.#beforeEndDays * SECONDS_PER_DAY,
    );
  }
}

/** Enough of the snapshot's power has voted, and enough of it yes. */
function isEntitled({ turnout, powerTotal, quorumBps, yes, no, approvalBps }: ProposalState): boolean {
  const quorum = mulDivCeil(powerTotal, BigInt(quorumBps), 10_000n);
  return turnout >= quorum && yes > 0n && yes * 10_000n >= (yes + no) * BigInt(approvalBps);
}

class QuorumDenominatorMind implements Mind {
  readonly #plan: QuorumDenominatorPlan;

  constructor(plan: QuorumDenominatorPlan) {
    this.#plan = plan;
  }

  decide(observation: Observation): Decision {
    this.#plan.see(observation);
    return { intents: this.#intents(observation), sleepDays: 0 };
  }

  learn(): void {
    // What it holds tells it what became of it.
  }

  #intents(observation: Observation): readonly Intent[] {
    const isIn = entriesOf(observation).length > 0;
    if (this.#plan.isTime(observation)) return isIn ? [] : enterFree(observation);
    const exits = isIn ? exitsOf(observation, 'matured') : [];
    return [...exits, ...claimDue(observation)];
  }
}
