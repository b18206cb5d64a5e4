import type { AccHistory } from '../agents/acc-history.ts';
import { divFloor, maxBigint, mulDivFloor } from '../core/fixed.ts';
import {
  PROPOSAL_ACCOUNT_BYTES,
  rentLamports,
  SIGNATURE_LAMPORTS,
  STAKE_ACCOUNT_BYTES,
  TOKEN_ACCOUNT_BYTES,
} from '../core/rent.ts';
import { SECONDS_PER_DAY } from '../core/units.ts';
import type { AgentIndex } from '../ports/actions.ts';
import type { ProposalState, TreasuryState } from '../ports/governance-states.ts';
import type { MarketState } from '../ports/market-state.ts';
import type { AttackRow } from '../ports/run-sink.ts';
import type {
  AgentAction,
  AgentState,
  Outcome,
  PoolState,
  StakeEntryState,
  VaultState,
} from '../ports/staking-chain.ts';
import type { AttackFigures, AttackReading } from './attack.ts';
import type { Attacker } from './attacker.ts';
import { Exposure } from './exposure.ts';
import { OwnVotes } from './own-votes.ts';
import { PriceImpact } from './price-impact.ts';
import { dueBaseUnits, wealthBaseUnits } from './wealth.ts';

/** Accounts as last read. */
export interface AttackedChain {
  readonly pool: PoolState;
  readonly vaults: VaultState;
  readonly treasury: TreasuryState;
  readonly market: MarketState | undefined;
  readonly states: readonly AgentState[];
  readonly proposals: { get(proposalId: number): ProposalState | undefined };
  readonly tickets: { owedTo(agent: AgentIndex): bigint };
}

/** The end of a tick that takes `tickSeconds` from `unixSeconds` on. */
export interface AttackTick {
  readonly tickIndex: number;
  readonly unixSeconds: number;
  readonly tickSeconds: number;
}

/** What everybody's wallets, deposits and rewards are worth together, attackers' too. */
export interface WholeWealth {
  readonly baseUnits: bigint;
  /** Undefined in an economy without a market. */
  readonly quoteUnits: bigint | undefined;
}

/** Sums over an attacker's wallets. */
interface Sums {
  tokens: bigint;
  tickets: bigint;
  quote: bigint;
  staked: bigint;
  rewards: bigint;
  penalties: bigint;
  locked: bigint;
  power: bigint;
  rent: number;
}

const LAMPORTS_PER_TRY = BigInt(SIGNATURE_LAMPORTS);

/** What one attack has cost and gained so far. */
export class AttackAccount {
  readonly #attacker: Attacker;
  readonly #own: ReadonlySet<AgentIndex>;
  readonly #exposure = new Exposure();
  readonly #othersExposure = new Exposure();
  readonly #impact: PriceImpact | undefined;
  /** Proposals of the attacker's, and treasury payments to its wallets whoever proposed them, by id. */
  readonly #proposals = new Set<number>();
  readonly #payments = new Map<number, bigint>();
  readonly #votes = new OwnVotes();
  #buyback = 0n;
  #accepted = 0;
  #refused = 0;
  #releasedBefore: bigint | undefined;
  #effectAt: number | undefined;

  constructor(attacker: Attacker) {
    this.#attacker = attacker;
    this.#own = new Set(attacker.agents);
    this.#impact = attacker.capitalQuoteUnits === undefined ? undefined : new PriceImpact(this.#own);
  }

  /** With the pool as it is before agents act. */
  openTick({ market }: Pick<AttackedChain, 'market'>): void {
    this.#impact?.openTick(market);
  }

  /** An action of any agent's, in the order of execution; the treasury as it is before agents act. */
  note(action: AgentAction, outcome: Outcome, { treasury }: Pick<AttackedChain, 'treasury'>): void {
    if (outcome.accepted) this.#impact?.note(action);
    if (outcome.accepted && action.kind === 'create_proposal') this.#noteProposal(action, outcome.proposalId);
    if (!this.#own.has(action.agent)) return;
    this.noteTry(outcome);
    if (outcome.accepted && action.kind === 'buy_back') {
      const { buybackPriceQuoteUnits, tokenUnitBaseUnits } = treasury;
      this.#buyback += mulDivFloor(action.amountBaseUnits, buybackPriceQuoteUnits, tokenUnitBaseUnits);
    }
  }

  /** A call of the attacker's. */
  noteTry({ accepted }: Outcome): void {
    if (accepted) this.#accepted++;
    else this.#refused++;
  }

  /** `whole`: undefined where not all agents were read. */
  row(
    end: AttackTick,
    chain: AttackedChain,
    history: AccHistory,
    powerOf: (agent: AgentIndex) => bigint,
    whole: WholeWealth | undefined,
  ): AttackRow {
    const { tickIndex, unixSeconds, tickSeconds } = end;
    const { pool, vaults } = chain;
    const sums = this.#sums(chain, history, powerOf, unixSeconds);
    // What was staked in this tick is out until the next one begins.
    this.#exposure.add(sums.staked, tickSeconds);
    this.#othersExposure.add(maxBigint(pool.totalStakedBaseUnits - sums.staked, 0n), tickSeconds);
    this.#releasedBefore ??= pool.totalReleasedBaseUnits;
    const figures = this.#figures(sums, chain, whole);
    const elapsedDays = tickIndex * (tickSeconds / SECONDS_PER_DAY);
    return {
      tickIndex,
      unixSeconds,
      ...figures,
      ...this.#judge({ figures, unixSeconds, elapsedDays, pool, vaults }, end),
    };
  }

  #judge(
    reading: AttackReading,
    { tickIndex, tickSeconds }: AttackTick,
  ): Pick<AttackRow, 'measure' | 'succeeded' | 'secondsToEffect'> {
    const { plan, definition, isIdle, atSeconds } = this.#attacker;
    const measure = isIdle ? undefined : plan.measure(reading);
    const succeeded = measure !== undefined && measure > definition.measure.successAbove;
    if (!isIdle && (plan.hasEffect?.(reading) ?? succeeded)) this.#effectAt ??= tickIndex * tickSeconds - atSeconds;
    return { measure, succeeded, secondsToEffect: this.#effectAt };
  }

  #figures(sums: Sums, chain: AttackedChain, whole: WholeWealth | undefined): AttackFigures {
    const { definition, name, agents, capitalBaseUnits, capitalQuoteUnits } = this.#attacker;
    const bonds = this.#bonds(chain);
    const wealth = sums.tokens + sums.tickets + bonds;
    // Of tickets and bonds there are totals: what is not its own is somebody else's.
    const { ticketsOutstandingBaseUnits } = chain.pool;
    const othersClaims = ticketsOutstandingBaseUnits - sums.tickets + chain.vaults.bondVaultBaseUnits - bonds;
    const hasQuote = capitalQuoteUnits !== undefined;
    return {
      attack: name,
      attackId: definition.id,
      wallets: agents.length,
      capitalBaseUnits,
      capitalQuoteUnits,
      wealthBaseUnits: wealth,
      wealthQuoteUnits: hasQuote ? sums.quote : undefined,
      gainBaseUnits: wealth - capitalBaseUnits,
      gainQuoteUnits: hasQuote ? sums.quote - capitalQuoteUnits : undefined,
      stakedBaseUnits: sums.staked,
      stakedBaseUnitDays: this.#exposure.baseUnitDays,
      othersBaseUnitDays: this.#othersExposure.baseUnitDays,
      lockedBaseUnitDays: sums.locked,
      rewardsBaseUnits: sums.rewards,
      releasedBaseUnits: chain.pool.totalReleasedBaseUnits - (this.#releasedBefore ?? 0n),
      penaltiesBaseUnits: sums.penalties,
      treasuryBaseUnits: this.#paid(chain),
      buybackQuoteUnits: hasQuote ? this.#buyback : undefined,
      priceImpactQuoteUnits: this.#impact?.lossQuoteUnits,
      feesLamports: LAMPORTS_PER_TRY * BigInt(this.#accepted + this.#refused),
      rentLamports: BigInt(sums.rent + this.#proposals.size * rentLamports(PROPOSAL_ACCOUNT_BYTES)),
      power: sums.power,
      voteShare: this.#voteShare(chain),
      accepted: this.#accepted,
      refused: this.#refused,
      othersWealthBaseUnits: whole && whole.baseUnits - sums.tokens + othersClaims,
      othersWealthQuoteUnits: whole?.quoteUnits === undefined ? undefined : whole.quoteUnits - sums.quote,
      treasuryVaultBaseUnits: chain.vaults.treasuryVaultBaseUnits,
    };
  }

  #sums(
    { states, pool, market, tickets }: AttackedChain,
    history: AccHistory,
    powerOf: (agent: AgentIndex) => bigint,
    unixSeconds: number,
  ): Sums {
    const sums: Sums = {
      tokens: 0n,
      tickets: 0n,
      quote: 0n,
      staked: 0n,
      rewards: 0n,
      penalties: 0n,
      locked: 0n,
      power: 0n,
      rent: 0,
    };
    const walletBytes = market === undefined ? TOKEN_ACCOUNT_BYTES : 2 * TOKEN_ACCOUNT_BYTES;
    for (const agent of this.#attacker.agents) {
      const state = states[agent] as AgentState;
      const due = dueBaseUnits(state, pool, history);
      sums.tokens += wealthBaseUnits(state, due);
      sums.tickets += tickets.owedTo(agent);
      sums.quote += state.quoteUnits ?? 0n;
      sums.rent += rentLamports(walletBytes);
      const { stake } = state;
      if (stake === undefined) continue;
      this.#votes.see(agent, { stake });
      sums.staked += stake.amountBaseUnits;
      sums.rewards += stake.rewardsClaimedBaseUnits + due;
      sums.penalties += stake.penaltiesPaidBaseUnits;
      sums.power += powerOf(agent);
      sums.rent += rentLamports(STAKE_ACCOUNT_BYTES);
      for (const entry of stake.entries) sums.locked += lockedBaseUnitDays(entry, unixSeconds);
    }
    return sums;
  }

  #noteProposal({ agent, payload }: Extract<AgentAction, { kind: 'create_proposal' }>, id: number | undefined): void {
    if (id === undefined) return;
    if (this.#own.has(agent)) this.#proposals.add(id);
    const isPayment = payload.kind === 'spend' && payload.purpose === 'payment';
    if (isPayment && payload.recipient !== undefined && this.#own.has(payload.recipient)) {
      this.#payments.set(id, payload.amountBaseUnits);
    }
  }

  #voteShare({ proposals }: AttackedChain): number | undefined {
    let largest: number | undefined;
    for (const id of this.#votes.proposalIds) {
      const total = proposals.get(id)?.powerTotal ?? 0n;
      if (total > 0n) largest = Math.max(largest ?? 0, Number(this.#votes.sum(id)) / Number(total));
    }
    return largest;
  }

  #paid({ proposals }: AttackedChain): bigint {
    let paid = 0n;
    for (const [id, amount] of this.#payments) if (proposals.get(id)?.state === 'executed') paid += amount;
    return paid;
  }

  #bonds({ proposals }: AttackedChain): bigint {
    let bonds = 0n;
    for (const id of this.#proposals) {
      const proposal = proposals.get(id);
      if (proposal !== undefined && !proposal.bondReturned) bonds += proposal.bondBaseUnits;
    }
    return bonds;
  }
}

function lockedBaseUnitDays({ amountBaseUnits, lockEndUnixSeconds }: StakeEntryState, unixSeconds: number): bigint {
  const left = maxBigint(lockEndUnixSeconds - BigInt(unixSeconds), 0n);
  return divFloor(amountBaseUnits * left, BigInt(SECONDS_PER_DAY));
}
