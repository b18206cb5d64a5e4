import { featureBit } from '#sim/core/features.ts';
import type { AgentAction, AgentIndex, OperatorAction, ProposalPayload } from '#sim/ports/actions.ts';
import { clockAt, featuresWith, genesisPlan, QUOTE, TOKEN } from '#tests/support/chain-plan.ts';
import { type Engine, type OpenChain, openChain, outcomeName, stake, unstake } from '#tests/support/open-chain.ts';

/** The agents of the rich world, by what they are there for. */
export const AGENT = {
  /** Votes yes on whatever is to pass. */
  voter: 0,
  /** Entries of many kinds, nothing settled since the first day. */
  saver: 1,
  /** Opted in to compounding. */
  compounder: 2,
  /** Has left; its account is empty, its rewards are payable. */
  leaver: 3,
  /** Is leaving: a ticket runs. */
  exiter: 4,
  /** Holds tokens, has never staked. */
  newcomer: 5,
  seller: 6,
  /** Staked, without a proposal. */
  candidate: 7,
  drafter: 8,
  canceller: 9,
  balloted: 10,
  vetoed: 11,
  ended: 12,
  succeeded: 13,
  parameter: 14,
  spend: 15,
  upgrade: 16,
  feature: 17,
  forgotten: 18,
  bonded: 19,
  bonded2: 20,
  buyback: 21,
  treasuryParameter: 22,
  emissionParameter: 23,
  capParameter: 24,
} as const;
type AgentName = keyof typeof AGENT;

/** Agents that each make one proposal, on the day on which they make it. */
const PROPOSER_DAYS: Readonly<Partial<Record<AgentName, number>>> = {
  buyback: 3,
  forgotten: 4,
  parameter: 22,
  treasuryParameter: 22,
  emissionParameter: 22,
  capParameter: 22,
  spend: 22,
  upgrade: 22,
  feature: 22,
  ended: 32,
  succeeded: 30,
  drafter: 39,
  canceller: 39,
  balloted: 39,
  vetoed: 39,
  bonded: 5,
  bonded2: 5,
};
const STAY_DRAFTS: ReadonlySet<string> = new Set(['forgotten', 'drafter', 'canceller', 'bonded', 'bonded2']);

/** The world's last day. */
export const OPEN_DAY = 40;

const PARAMETER = { kind: 'parameter', id: 0, value: TOKEN } as const;
const PAYLOADS: Readonly<Partial<Record<AgentName, ProposalPayload>>> = {
  // The treasury keeps all that it has; the first year's inflation is nothing; nothing may be spent.
  treasuryParameter: { kind: 'parameter', id: 65, value: 1_000_000n * TOKEN },
  emissionParameter: { kind: 'parameter', id: 80, value: 0n },
  capParameter: { kind: 'parameter', id: 64, value: 0n },
  buyback: {
    kind: 'spend',
    purpose: 'buyback',
    recipient: undefined,
    amountBaseUnits: 1_000n * TOKEN,
    priceQuoteUnits: QUOTE / 2n,
  },
  spend: {
    kind: 'spend',
    purpose: 'payment',
    recipient: AGENT.seller,
    amountBaseUnits: 500n * TOKEN,
    priceQuoteUnits: 0n,
  },
  upgrade: { kind: 'upgrade', buffer: Uint8Array.from({ length: 1_500 }, (_, i) => i % 251) },
  feature: { kind: 'feature', flag: featureBit('unstakeTickets'), enabled: false },
  // Votes on features count attested owners by the square root.
  balloted: { kind: 'feature', flag: featureBit('penaltyBurn'), enabled: false },
};

/** What the names in a proposal's way stand for: ids in the order of creation. */
export type ProposalIds = Readonly<Record<string, number>>;

export interface Economy extends OpenChain {
  readonly ids: ProposalIds;
}

/**
 * Forty days of an economy, all by real instructions: deposits with and without locks, boosters, compounding, tickets,
 * vesting, attestations, a buyback programme, and a proposal in each state.
 */
export async function openEconomy(engineName: Engine['name']): Promise<Economy> {
  const holdings = Object.keys(AGENT).map((name) => (name === 'voter' ? 6_000_000n : 200_000n));
  const { treasury } = genesisPlan([]);
  const grant = { group: 'team', totalBaseUnits: 1_000n * TOKEN, cliffDays: 10, durationDays: 100 };
  const opened = await openChain(
    engineName,
    genesisPlan(holdings, {
      features: featuresWith({ boostVests: true, unstakeTickets: true, quadratic: true, penaltyBurn: true }),
      treasuryBaseUnits: 1_000_000n * TOKEN,
      treasury: { ...treasury, quoteReserveQuoteUnits: 1_000n * QUOTE },
      grants: [
        { ...grant, beneficiary: AGENT.saver },
        { ...grant, beneficiary: AGENT.compounder },
      ],
    }),
  );
  const life = new Life(opened);
  for (let day = 1; day <= OPEN_DAY; day += 1) await life.live(day);
  await opened.chain.advanceTo(clockAt(OPEN_DAY, 3_600));
  return { ...opened, ids: life.ids };
}

class Life {
  readonly ids: Record<string, number> = {};
  readonly #opened: OpenChain;

  constructor(opened: OpenChain) {
    this.#opened = opened;
  }

  async live(day: number): Promise<void> {
    const { chain } = this.#opened;
    await chain.advanceTo(clockAt(day));
    await this.#operate({ kind: 'roll' });
    if (day % 7 === 1) await this.#operate({ kind: 'fund_rewards', amountBaseUnits: 70_000n * TOKEN });
    if (day === 8) await this.#operate({ kind: 'mint_inflation' });
    if (day === 1) await this.#settleIn();
    for (const [name, made] of Object.entries(PROPOSER_DAYS)) {
      if (day === made) await this.#propose(name as AgentName);
      if (STAY_DRAFTS.has(name)) continue;
      const voted = !['balloted', 'vetoed'].includes(name);
      if (voted && day === made + 8 && name !== 'ended') await this.#conclude(name);
    }
    if (day === 14) {
      await this.#operate({ kind: 'execute_proposal', proposalId: this.#id('buyback') });
      for (const agent of [AGENT.seller, AGENT.saver]) {
        await this.#act({ kind: 'buy_back', agent, amountBaseUnits: 10n * TOKEN });
      }
    }
    if (day === 20) await this.#act(unstake(AGENT.leaver, 20_000n, 0));
    if (day === 38) await this.#act(unstake(AGENT.exiter, 10_000n, 0, true), unstake(AGENT.exiter, 10_000n, 1));
    if (day === 5) {
      await this.#act({ kind: 'cancel_proposal', agent: AGENT.bonded, proposalId: this.#id('bonded') });
      await this.#act({ kind: 'cancel_proposal', agent: AGENT.bonded2, proposalId: this.#id('bonded2') });
    }
    if (day === 39) {
      await this.#act({ kind: 'pay_debate_fee', agent: AGENT.saver, amountBaseUnits: 10n * TOKEN });
    }
  }

  async #settleIn(): Promise<void> {
    await this.#act(stake(AGENT.voter, 5_000_000n, 180));
    await this.#act(stake(AGENT.saver, 20_000n, 0), stake(AGENT.saver, 20_000n, 30), stake(AGENT.saver, 20_000n, 180));
    await this.#act(stake(AGENT.compounder, 20_000n, 0), stake(AGENT.leaver, 20_000n, 0));
    await this.#act(stake(AGENT.exiter, 20_000n, 90), stake(AGENT.exiter, 20_000n, 0));
    await this.#act({ kind: 'set_compounding', agent: AGENT.compounder, enabled: true });
    await this.#act(stake(AGENT.seller, 20_000n, 7), stake(AGENT.candidate, 20_000n, 90));
    for (const name of Object.keys(PROPOSER_DAYS)) await this.#act(stake(AGENT[name as AgentName], 20_000n, 30));
    for (const agent of [AGENT.voter, AGENT.saver]) await this.#operate({ kind: 'attest', agent });
  }

  async #propose(name: AgentName): Promise<void> {
    const agent: AgentIndex = AGENT[name];
    // Each lowers another way, so that none cools another down.
    const payload = PAYLOADS[name] ?? { ...PARAMETER, value: TOKEN + BigInt(agent) };
    const [proposalId] = await this.#act({ kind: 'create_proposal', agent, payload });
    if (proposalId === undefined) throw new Error(`${name} has no proposal`);
    this.ids[name] = proposalId;
    if (STAY_DRAFTS.has(name)) return;
    await this.#act({ kind: 'activate_proposal', agent, proposalId });
    if (name !== 'balloted') await this.#act({ kind: 'cast_vote', agent: AGENT.voter, proposalId, side: 'yes' });
  }

  async #conclude(name: string): Promise<void> {
    const proposalId = this.#id(name);
    await this.#operate({ kind: 'finalize_proposal', proposalId });
    if (name !== 'succeeded') await this.#operate({ kind: 'queue_proposal', proposalId });
  }

  #id(name: string): number {
    return this.ids[name] ?? -1;
  }

  async #act(...actions: readonly AgentAction[]): Promise<readonly (number | undefined)[]> {
    const outcomes = await this.#opened.chain.submit(actions);
    outcomes.forEach((outcome, i) => demand(actions[i]?.kind ?? '', outcomeName(outcome)));
    return outcomes.map(({ proposalId }) => proposalId);
  }

  async #operate(action: OperatorAction): Promise<void> {
    demand(action.kind, outcomeName(await this.#opened.chain.operate(action)));
  }
}

function demand(what: string, outcome: string): void {
  if (outcome !== 'accepted') throw new Error(`the rich world is not built: ${what} ended in ${outcome}`);
}
