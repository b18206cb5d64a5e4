import type { AgentAction, AgentIndex, OperatorAction } from '../../ports/actions.ts';
import type { EmissionState, GovernanceState, TreasuryState, VestingState } from '../../ports/governance-states.ts';
import type { MarketState } from '../../ports/market-state.ts';
import type { GenesisPlan } from '../../ports/staking-chain.ts';
import type { Prediction } from '../predictions.ts';
import type { ModelMode } from '../staking-book.ts';
import { createStakingModel, type StakingModel } from '../staking-model.ts';
import type { EconomyBook, GrantModel, TicketBook } from './economy-book.ts';
import { createEmissionModel, type EmissionModel, emissionState } from './emission-model.ts';
import { executeProposal } from './execution.ts';
import { createGovernanceModel, type GovernanceModel, governanceState, recentQuorumIds } from './governance-model.ts';
import { createMarketModel, type MarketModel, marketState } from './market-model.ts';
import { addLiquidity, fundWallet, removeLiquidity, swap } from './market-trades.ts';
import { type PredictedProposal, type ProposalModel, proposalState } from './proposal-model.ts';
import {
  cancelProposal,
  createProposal,
  expireProposal,
  queueProposal,
  returnBond,
  vetoProposal,
} from './proposals.ts';
import { attest, pause, revokeAttestation, unpause } from './roles.ts';
import { buyBack, mintInflation, releaseTicket, releaseVested, sweepPenalties, transfer } from './token-flows.ts';
import { createTreasuryModel, type TreasuryModel, treasuryState } from './treasury-model.ts';
import { createGrant, createTicket, vestingState } from './vesting-model.ts';
import { activateProposal, castVote, finalizeProposal } from './voting.ts';

/** Model of an economy at genesis. Shares above the supply throw `SCENARIO__SUPPLY_EXCEEDED`. */
export function createEconomyModel(plan: GenesisPlan): EconomyModel {
  return new EconomyModel(plan);
}

/**
 * Exact reference model of the programs: staking and rewards, governance, treasury, emission, vesting, market. It predicts
 * every action of the ports to the base unit, accepted or refused by which error, without a chain. State is mutable and
 * read directly; the `*State()` methods give snapshots in the port's shape, without what only a chain has: addresses
 * and hashes.
 */
export class EconomyModel implements EconomyBook {
  readonly staking: StakingModel;
  readonly governance: GovernanceModel;
  readonly proposals: ProposalModel[] = [];
  readonly treasury: TreasuryModel;
  readonly emission: EmissionModel;
  readonly market: MarketModel | undefined;
  readonly grants: readonly GrantModel[];
  readonly tickets: TicketBook = new Map();
  readonly attested = new Set<AgentIndex>();

  readonly #agentIds: readonly string[];

  constructor(plan: GenesisPlan) {
    this.#agentIds = plan.agentIds;
    const start = plan.clock.unixSeconds;
    this.governance = createGovernanceModel(plan.governance, start);
    this.treasury = createTreasuryModel(plan.treasury, plan.token.decimals);
    this.emission = createEmissionModel(plan.token.supplyBaseUnits, plan.inflationBps, plan.inflationCapBps);
    const { market } = plan;
    this.market = market && createMarketModel(market, plan.treasury.quoteReserveQuoteUnits);
    this.grants = genesisGrants(plan.grants, start);
    this.staking = createStakingModel(plan, {
      recentQuorumIds: () => recentQuorumIds(this.governance),
      openTicket: (agent, amountBaseUnits, index) => this.#openTicket(agent, amountBaseUnits, index),
    });
  }

  get nowUnixSeconds(): bigint {
    return this.staking.nowUnixSeconds;
  }

  /** Sets the clock. It may go back; the program then refuses with `ClockWentBack`. */
  advanceTo(unixSeconds: bigint): void {
    this.staking.advanceTo(unixSeconds);
  }

  /** What an action would do; changes nothing. */
  predict(action: AgentAction | OperatorAction): Prediction {
    return this.apply(action, 'predict');
  }

  /** Does what the program does with an action. A refused one changes nothing. */
  apply(action: AgentAction | OperatorAction, mode: ModelMode = 'commit'): Prediction {
    switch (action.kind) {
      case 'stake':
      case 'unstake':
      case 'claim_rewards':
      case 'extend_lock':
      case 'set_compounding':
      case 'refresh_boosters':
      case 'pay_debate_fee':
        return this.staking.applyAgent(action, mode);
      case 'roll':
      case 'fund_rewards':
      case 'compound_rewards':
        return this.staking.applyOperator(action, mode);
      case 'create_proposal':
        return createProposal(this, action.agent, action.payload, mode);
      case 'activate_proposal':
        return activateProposal(this, action.agent, action.proposalId, mode);
      case 'cancel_proposal':
        return cancelProposal(this, action.agent, action.proposalId, mode);
      case 'cast_vote':
        return castVote(this, action.agent, action.proposalId, action.side, mode);
      case 'finalize_proposal':
        return finalizeProposal(this, action.proposalId, mode);
      case 'queue_proposal':
        return queueProposal(this, action.proposalId, mode);
      case 'execute_proposal':
        return executeProposal(this, action.proposalId, mode);
      case 'expire_proposal':
        return expireProposal(this, action.proposalId, mode);
      case 'return_bond':
        return returnBond(this, action.proposalId, mode);
      case 'veto_proposal':
        return vetoProposal(this, action.proposalId, mode);
      case 'buy_back':
        return buyBack(this, action.agent, action.amountBaseUnits, mode);
      case 'mint_inflation':
        return mintInflation(this, mode);
      case 'sweep_penalties':
        return sweepPenalties(this, mode);
      case 'release_vested':
        return releaseVested(this, action.grant, mode);
      case 'release_ticket':
        return releaseTicket(this, action.agent, action.index, mode);
      case 'pause':
        return pause(this, action.mask, action.seconds, mode);
      case 'unpause':
        return unpause(this, mode);
      case 'attest':
        return attest(this, action.agent, mode);
      case 'revoke_attestation':
        return revokeAttestation(this, action.agent, mode);
      case 'swap':
        return swap(this, action.agent, action, mode);
      case 'add_liquidity':
        return addLiquidity(this, action.agent, action, mode);
      case 'remove_liquidity':
        return removeLiquidity(this, action.agent, action.shares, mode);
      case 'transfer':
        return transfer(this, action.agent, action.recipient, action.amountBaseUnits, mode);
      case 'fund_wallet':
        return fundWallet(this, action.agent, action, mode);
      case 'desk_swap':
        return swap(this, undefined, action, mode);
    }
  }

  /** Stable id of an agent, for messages. */
  agentId(agent: AgentIndex): string {
    return this.#agentIds[agent] ?? String(agent);
  }

  governanceState(): Omit<GovernanceState, 'upgradeHash'> {
    return governanceState(this.governance);
  }

  /** Undefined if no proposal has this id. */
  proposalState(id: number): PredictedProposal | undefined {
    const proposal = this.proposals[id];
    return proposal === undefined ? undefined : proposalState(proposal);
  }

  treasuryState(): TreasuryState {
    return treasuryState(this.treasury);
  }

  emissionState(): EmissionState {
    return emissionState(this.emission);
  }

  /** Undefined in an economy without a market. */
  marketState(): MarketState | undefined {
    return this.market && marketState(this.market);
  }

  grantState(grant: number): VestingState | undefined {
    const found = this.grants[grant];
    return found === undefined ? undefined : vestingState(found.vesting);
  }

  /** Undefined once it has been paid out and closed. */
  ticketState(agent: AgentIndex, index: number): VestingState | undefined {
    const ticket = this.tickets.get(agent)?.get(index);
    return ticket === undefined ? undefined : vestingState(ticket);
  }

  #openTicket(agent: AgentIndex, amountBaseUnits: bigint, index: number): void {
    const ticket = createTicket(index, amountBaseUnits, this.nowUnixSeconds, this.staking.pool.ticketDays);
    const own = this.tickets.get(agent);
    if (own === undefined) {
      this.tickets.set(agent, new Map([[index, ticket]]));
    } else {
      own.set(index, ticket);
    }
  }
}

/** Each wallet's grants are numbered by themselves; a group outside the population has one wallet. */
function genesisGrants(grants: GenesisPlan['grants'], start: bigint): readonly GrantModel[] {
  const made = new Map<AgentIndex | string, number>();
  return grants.map((grant) => {
    const wallet = grant.beneficiary ?? grant.group;
    const index = made.get(wallet) ?? 0;
    made.set(wallet, index + 1);
    return { beneficiary: grant.beneficiary, vesting: createGrant(index, grant.totalBaseUnits, start, grant) };
  });
}
