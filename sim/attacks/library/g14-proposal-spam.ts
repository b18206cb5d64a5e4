import { z } from 'zod';
import { minBigint } from '../../core/fixed.ts';
import { PARAMETERS } from '../../core/parameters.ts';
import { isAccepted } from '../../policies/accepted-intents.ts';
import { lockDaysAt } from '../../policies/holding.ts';
import type { Decision, Intent, Mind, Observation } from '../../policies/policy.ts';
import { isSwitchedOn } from '../../policies/program-switches.ts';
import { mayVote } from '../../policies/voting.ts';
import type { Outcome } from '../../ports/staking-chain.ts';
import type { AttackContext, AttackPlan } from '../attack.ts';
import { canPropose, isSeasoned, secondsToVote } from '../campaign.ts';
import { campaignLock } from '../campaign-fields.ts';
import { defineAttack } from '../define-attack.ts';

/** As many as a stake account remembers: what is voted on in a hurry counts for no booster. */
const VOTES_A_TICK = 8;

const configSchema = z.strictObject({
  lock_index: campaignLock,
  proposals_each: z.int().min(1).max(16).default(4).describe('Proposals that each wallet wants to have live at once.'),
  rounds: z
    .int()
    .min(1)
    .max(100)
    .default(2)
    .describe('How often each wallet proposes anew when its last proposals are over.'),
  refresh_every_days: z.number().positive().max(365).default(3).describe('Days between two tries to get a booster.'),
});

type Config = z.output<typeof configSchema>;

/** G14: proposals that nobody asked for, and boosters for voting on them. */
export const PROPOSAL_SPAM = defineAttack({
  id: 'G14',
  kind: 'proposal-spam',
  title: 'Proposal spam and booster farming',
  description:
    'Stakes the least that proposes, fills the slots of live proposals, votes on its own ones only, and asks for the voting booster.',
  nature: 'flaw',
  twin: 'vuln-g14',
  refusals: ['ProposalPending', 'NoBoosterEarned'],
  measure: {
    title: 'Live proposals for each wallet',
    unit: 'factor',
    formula: 'most of its proposals that were live at once / its wallets',
    successAbove: 1,
  },
  source: 'Synthetify 2023; Neodyme, How to hack a DAO; SPL governance deposits',
  defaultWallets: 4,
  configSchema,
  actionKinds: ['stake', 'create_proposal', 'activate_proposal', 'cast_vote', 'refresh_boosters', 'claim_rewards'],
  plan: (config, context) => new SpamPlan(config, context),
});

class SpamPlan implements AttackPlan {
  readonly #config: Config;
  readonly #wallets: number;
  readonly #board = new SpamBoard();

  constructor(config: Config, { wallets }: AttackContext) {
    this.#config = config;
    this.#wallets = wallets;
  }

  createMind(wallet: number): Mind {
    return new SpamMind(wallet, this.#config, this.#board);
  }

  /** Known once it has proposed. */
  measure(): number | undefined {
    return this.#board.made === 0 ? undefined : this.#board.mostLive / this.#wallets;
  }
}

/** The entity's proposals. */
class SpamBoard {
  mostLive = 0;
  /** Makes every payload another one. */
  made = 0;
  readonly #ids = new Set<number>();

  add(proposalId: number): void {
    this.#ids.add(proposalId);
  }

  has(proposalId: number): boolean {
    return this.#ids.has(proposalId);
  }

  see({ liveProposals }: Observation): void {
    const live = liveProposals.filter(({ id }) => this.#ids.has(id)).length;
    if (live > this.mostLive) this.mostLive = live;
  }
}

class SpamMind implements Mind {
  readonly #wallet: number;
  readonly #config: Config;
  readonly #board: SpamBoard;
  #roundsLeft: number;
  readonly #own = new Set<number>();
  readonly #votedOn = new Set<number>();
  #refreshAt = 0;
  #hasStaked = false;
  #asked: readonly Intent[] = [];

  constructor(wallet: number, config: Config, board: SpamBoard) {
    this.#wallet = wallet;
    this.#config = config;
    this.#board = board;
    this.#roundsLeft = config.rounds;
  }

  decide(observation: Observation): Decision {
    this.#board.see(observation);
    const intents = this.#hasStaked ? this.#spam(observation) : this.#stake(observation);
    this.#asked = intents;
    return { intents, sleepDays: 0 };
  }

  learn(outcomes: readonly Outcome[]): void {
    this.#hasStaked ||= isAccepted('stake', this.#asked, outcomes);
    for (const outcome of outcomes) {
      if (!outcome.accepted || outcome.proposalId === undefined) continue;
      this.#own.add(outcome.proposalId);
      this.#board.add(outcome.proposalId);
    }
    this.#asked = [];
  }

  /** No more than it takes to propose: the rest is for bonds. */
  #stake({ pool, governance, walletBaseUnits }: Observation): readonly Intent[] {
    const amountBaseUnits = minBigint(walletBaseUnits, governance.minProposalStakeBaseUnits);
    if (amountBaseUnits < pool.minStakeBaseUnits) return [];
    return [{ kind: 'stake', amountBaseUnits, lockDays: lockDaysAt(pool, this.#config.lock_index) }];
  }

  #spam(observation: Observation): readonly Intent[] {
    const { liveProposals, elapsedDays, pool } = observation;
    const intents: Intent[] = [];
    let live = 0;
    let votes = 0;
    for (const proposal of liveProposals) {
      const { id, state } = proposal;
      if (this.#own.has(id)) live++;
      if (state === 'draft' && this.#own.has(id)) intents.push({ kind: 'activate_proposal', proposalId: id });
      const isOpen = state === 'active' && this.#board.has(id) && !this.#votedOn.has(id) && votes < VOTES_A_TICK;
      if (isOpen && mayVote(proposal, observation) && secondsToVote(proposal, observation) > 0) {
        this.#votedOn.add(id);
        votes++;
        intents.push({ kind: 'cast_vote', proposalId: id, side: 'no' });
      }
    }
    if (live === 0) intents.push(...this.#proposals(observation));
    if (this.#votedOn.size > 0 && live === 0 && elapsedDays >= this.#refreshAt && isSwitchedOn(pool, 'boosters')) {
      this.#refreshAt = elapsedDays + this.#config.refresh_every_days;
      intents.push({ kind: 'refresh_boosters' });
    }
    return intents;
  }

  /** As many as it wants, whether the program lets it or not. */
  #proposals(observation: Observation): readonly Intent[] {
    if (this.#roundsLeft === 0 || !canPropose(observation) || !isSeasoned(observation)) return [];
    this.#roundsLeft--;
    const { proposals_each } = this.#config;
    return Array.from({ length: proposals_each }, (_, number) => this.#proposal(observation, number));
  }

  /** A change of the least claim, to a value that no other has. */
  #proposal({ pool, tokenUnitBaseUnits }: Observation, number: number): Intent {
    this.#board.made++;
    const id = PARAMETERS.min_claim.id;
    const value =
      tokenUnitBaseUnits + BigInt(this.#wallet * 1_000_000 + number + 16 * this.#board.made) + pool.minClaimBaseUnits;
    return { kind: 'create_proposal', payload: { kind: 'parameter', id, value } };
  }
}
