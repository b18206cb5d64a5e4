import { maxBigint, minBigint } from '../core/fixed.ts';
import { DAYS_PER_WEEK, DAYS_PER_YEAR, dayOfUnixSeconds, SECONDS_PER_DAY } from '../core/units.ts';
import type { BuybackOffer, MarketView, Observation, TreasuryView } from '../policies/policy.ts';
import { isPaused, isSwitchedOn } from '../policies/program-switches.ts';
import type { GovernanceState, ProposalState, TreasuryState } from '../ports/governance-states.ts';
import type { AgentIndex, AgentState, PoolState, UserStakeState, VaultState } from '../ports/staking-chain.ts';
import type { AccHistory } from './acc-history.ts';
import { claimableBaseUnits } from './claimable.ts';

/** Ceiling of `estimatedAprBps`. */
const MAX_APR_BPS = 1_000_000;

/** What every wallet can read alike, once a tick. */
export interface PublicState {
  readonly pool: PoolState;
  readonly governance: GovernanceState;
  readonly treasury: TreasuryState;
  readonly vaults: Pick<VaultState, 'treasuryVaultBaseUnits'>;
  /** By id. */
  readonly liveProposals: readonly ProposalState[];
}

/** What comes from outside the program, alike for every wallet, in a tick. */
export interface OutsideView {
  /** Undefined in an economy without one. */
  readonly market: MarketView | undefined;
  readonly demandIndex: number;
}

/** Without a market, and with the demand of the beginning. */
const QUIET: OutsideView = { market: undefined, demandIndex: 1 };

/** Whose wallets there are. */
export interface WalletOwner {
  readonly index: AgentIndex;
  readonly id: string;
  readonly attested: boolean;
}

/**
 * The observation, one object for a whole run: `openTick` sets what all agents see alike, `lookThrough` whose eyes
 * it is. What costs something is computed only when a policy asks.
 */
export class WalletView implements Observation {
  tickIndex = 0;
  day = 0;
  unixSeconds = 0;
  elapsedDays = 0;
  agent: AgentIndex = 0;
  walletBaseUnits = 0n;
  quoteUnits = 0n;
  stake: UserStakeState | undefined = undefined;
  attested = false;
  buyback: BuybackOffer | undefined = undefined;
  /** A vote began since the last tick, or a buyback programme did: who heeds news is woken. */
  hasNews = false;
  #public: PublicState;
  #outside = QUIET;
  readonly #history: AccHistory;
  readonly #owners: readonly WalletOwner[];
  #indexById: ReadonlyMap<string, AgentIndex> | undefined;
  #aprBps: readonly number[] = [];
  /** Votes begun so far: proposals are known by id. */
  readonly #votesSeen = new Set<number>();

  constructor(state: PublicState, history: AccHistory, owners: readonly WalletOwner[]) {
    this.#public = state;
    this.#history = history;
    this.#owners = owners;
  }

  get pool(): PoolState {
    return this.#public.pool;
  }

  get governance(): GovernanceState {
    return this.#public.governance;
  }

  get treasury(): TreasuryView {
    const { treasury, vaults } = this.#public;
    return { state: treasury, balanceBaseUnits: vaults.treasuryVaultBaseUnits };
  }

  get liveProposals(): readonly ProposalState[] {
    return this.#public.liveProposals;
  }

  get tokenUnitBaseUnits(): bigint {
    return this.#public.treasury.tokenUnitBaseUnits;
  }

  get market(): MarketView | undefined {
    return this.#outside.market;
  }

  get demandIndex(): number {
    return this.#outside.demandIndex;
  }

  openTick(tickIndex: number, tickSeconds: number, unixSeconds: number, state: PublicState, outside = QUIET): void {
    this.tickIndex = tickIndex;
    this.unixSeconds = unixSeconds;
    this.day = dayOfUnixSeconds(unixSeconds);
    this.elapsedDays = (tickIndex * tickSeconds) / SECONDS_PER_DAY;
    this.#public = state;
    this.#outside = outside;
    const baseAprBps = rewardAprBps(state.pool);
    this.#aprBps = state.pool.multiplierBps.map((bps) => Math.min(MAX_APR_BPS, (baseAprBps * bps) / 10_000));
    const wasBuying = this.buyback !== undefined;
    this.buyback = buybackOffer(state, unixSeconds);
    this.hasNews = (!wasBuying && this.buyback !== undefined) || this.#hasNewVote(state.liveProposals);
  }

  lookThrough(state: AgentState, owner: WalletOwner): void {
    this.walletBaseUnits = state.walletBaseUnits;
    this.quoteUnits = state.quoteUnits ?? 0n;
    this.stake = state.stake;
    this.agent = owner.index;
    this.attested = owner.attested;
  }

  estimatedAprBps(lockIndex: number): number {
    return this.#aprBps[lockIndex] ?? 0;
  }

  claimableBaseUnits(): bigint {
    return this.stake === undefined ? 0n : claimableBaseUnits(this.stake, this.pool, this.#history);
  }

  agentNamed(id: string): AgentIndex | undefined {
    this.#indexById ??= new Map(this.#owners.map((owner) => [owner.id, owner.index]));
    return this.#indexById.get(id);
  }

  #hasNewVote(liveProposals: readonly ProposalState[]): boolean {
    let isNew = false;
    for (const { id, state } of liveProposals) {
      if (state !== 'active' || this.#votesSeen.has(id)) continue;
      this.#votesSeen.add(id);
      isNew = true;
    }
    return isNew;
  }
}

/** Undefined while no programme runs, its price is above the limit, or selling is switched off or paused. */
function buybackOffer({ pool, treasury }: PublicState, unixSeconds: number): BuybackOffer | undefined {
  const { buybackPriceQuoteUnits, buybackRemainingBaseUnits, buybackWeek, buybackWeekBoughtBaseUnits } = treasury;
  const runs =
    buybackRemainingBaseUnits > 0n &&
    buybackPriceQuoteUnits <= treasury.buybackMaxPriceQuoteUnits &&
    isSwitchedOn(pool, 'buyback') &&
    !isPaused(pool, 'buyback', unixSeconds);
  if (!runs) return undefined;
  const week = Math.floor((pool.lastDay - pool.genesisDay) / DAYS_PER_WEEK);
  const bought = buybackWeek === week ? buybackWeekBoughtBaseUnits : 0n;
  const weekRoom = maxBigint(0n, treasury.buybackWeeklyCapBaseUnits - bought);
  return {
    priceQuoteUnits: buybackPriceQuoteUnits,
    weekRoomBaseUnits: minBigint(buybackRemainingBaseUnits, weekRoom),
  };
}

/** Yearly rate of a weight of one, before the ceiling, in basis points. */
function rewardAprBps(pool: PoolState): number {
  const budget = pool.budgetCurrentBaseUnits > 0n ? pool.budgetCurrentBaseUnits : pool.budgetNextBaseUnits;
  const weight = pool.activeWeight + pool.pendingWeight;
  if (budget === 0n) return 0;
  if (weight === 0n) return Number.POSITIVE_INFINITY;
  return (Number(budget) / Number(weight)) * (DAYS_PER_YEAR / DAYS_PER_WEEK) * 10_000;
}
