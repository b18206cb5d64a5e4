import { z } from 'zod';
import { minBigint } from '../../core/fixed.ts';
import { entriesOf } from '../../policies/holding.ts';
import type { Decision, Intent, Mind, Observation } from '../../policies/policy.ts';
import { isPaused } from '../../policies/program-switches.ts';
import { VOTE_SIDES } from '../../ports/actions.ts';
import type { ProposalState } from '../../ports/governance-states.ts';
import type { AttackPlan } from '../attack.ts';
import { secondsToVote } from '../campaign.ts';
import { defineAttack } from '../define-attack.ts';
import { OwnVotes } from '../own-votes.ts';
import { enter } from '../stake-moves.ts';

const configSchema = z.strictObject({
  lock_index: z.int().min(0).max(4).default(0).describe('Lock of its stakes: position in staking.locks, from 0.'),
  side: z.enum(VOTE_SIDES).default('no').describe('How all of its wallets vote.'),
});

type QuadraticSplitConfig = z.output<typeof configSchema>;

/** S02: where votes count by their square root, many small ones count more than one large. */
export const QUADRATIC_SPLIT = defineAttack({
  id: 'S02',
  kind: 'quadratic-split',
  title: 'Splitting under quadratic voting',
  description:
    'Spreads its tokens over many wallets that nobody has attested, and votes with each of them on every proposal.',
  nature: 'flaw',
  twin: 'vuln-s02',
  refusals: ['NotAttested'],
  measure: {
    title: 'Sybil gain',
    unit: 'factor',
    formula:
      'votes of all its wallets / votes that one attested wallet with their power would have; the most of all proposals',
    // A gain of one, and what the roots of both sides lose by rounding.
    successAbove: 1.001,
  },
  source: 'derived; Audius protocol audit, H05',
  defaultWallets: 100,
  configSchema,
  actionKinds: ['stake', 'cast_vote'],
  plan: (config) => new QuadraticSplitPlan(config),
});

/** A proposal that its wallets tried to vote on. */
interface Ballot {
  readonly quadratic: number;
  readonly unit: bigint;
  /** Power of the wallets that tried. */
  readonly power: bigint;
}

class QuadraticSplitPlan implements AttackPlan {
  readonly config: QuadraticSplitConfig;
  readonly #votes = new OwnVotes();
  readonly #ballots = new Map<number, Ballot>();

  constructor(config: QuadraticSplitConfig) {
    this.config = config;
  }

  createMind(wallet: number): Mind {
    return new QuadraticSplitMind(this, wallet);
  }

  measure(): number | undefined {
    let largest: number | undefined;
    for (const [id, ballot] of this.#ballots) {
      largest = Math.max(largest ?? 0, Number(this.#votes.sum(id)) / votesOfOne(ballot));
    }
    return largest;
  }

  see(wallet: number, observation: Observation): void {
    this.#votes.see(wallet, observation);
  }

  note({ id, quadratic, quadraticUnit: unit }: ProposalState, power: bigint): void {
    const before = this.#ballots.get(id)?.power ?? 0n;
    this.#ballots.set(id, { quadratic, unit, power: before + power });
  }
}

/** As the program counts: the geometric mean of power and the least stake that votes, never more than the power. */
function votesOfOne({ quadratic, unit, power }: Ballot): number {
  const linear = Number(power);
  return quadratic === 0 ? linear : Math.min(linear, Math.sqrt(linear * Number(unit)));
}

class QuadraticSplitMind implements Mind {
  readonly #plan: QuadraticSplitPlan;
  readonly #wallet: number;
  readonly #tried = new Set<number>();

  constructor(plan: QuadraticSplitPlan, wallet: number) {
    this.#plan = plan;
    this.#wallet = wallet;
  }

  decide(observation: Observation): Decision {
    this.#plan.see(this.#wallet, observation);
    const { lock_index, side } = this.#plan.config;
    const { liveProposals, pool, unixSeconds } = observation;
    const intents: Intent[] = [];
    if (entriesOf(observation).length === 0) intents.push(...enter(observation, lock_index));
    if (isPaused(pool, 'vote', unixSeconds)) return { intents, sleepDays: 0 };
    for (const proposal of liveProposals) {
      if (proposal.state !== 'active' || this.#tried.has(proposal.id)) continue;
      this.#tried.add(proposal.id);
      const power = powerOn(proposal, observation);
      if (power === undefined || secondsToVote(proposal, observation) <= 0) continue;
      this.#plan.note(proposal, power);
      intents.push({ kind: 'cast_vote', proposalId: proposal.id, side });
    }
    return { intents, sleepDays: 0 };
  }

  learn(): void {
    // Its account tells it which votes counted.
  }
}

/** Linear power of what the wallet had staked in time; undefined where that is not enough to vote. */
function powerOn(proposal: ProposalState, observation: Observation): bigint | undefined {
  const { snapshotDay, seasoningDays, minVoteStakeBaseUnits, votingEndUnixSeconds, powerCap } = proposal;
  let tokens = 0n;
  let power = 0n;
  for (const entry of entriesOf(observation)) {
    if (entry.startDay >= snapshotDay - seasoningDays) continue;
    tokens += entry.amountBaseUnits;
    power += entry.lockEndUnixSeconds >= votingEndUnixSeconds ? entry.weightLocked : entry.weightBase;
  }
  return tokens === 0n || tokens < minVoteStakeBaseUnits ? undefined : minBigint(power, powerCap);
}
