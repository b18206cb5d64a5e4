import type { AgentIndex } from '../../ports/actions.ts';
import type { StakingModel } from '../staking-model.ts';
import type { EmissionModel } from './emission-model.ts';
import type { GovernanceModel } from './governance-model.ts';
import type { MarketModel } from './market-model.ts';
import type { ProposalModel } from './proposal-model.ts';
import type { TreasuryModel } from './treasury-model.ts';
import type { VestingModel } from './vesting-model.ts';

/** Everything that the economy's instructions read and change. */
export interface EconomyBook {
  readonly staking: StakingModel;
  readonly governance: GovernanceModel;
  /** By id. */
  readonly proposals: readonly ProposalModel[];
  readonly treasury: TreasuryModel;
  readonly emission: EmissionModel;
  /** Undefined in an economy without a market. */
  readonly market: MarketModel | undefined;
  /** By position in the genesis plan. */
  readonly grants: readonly GrantModel[];
  readonly tickets: TicketBook;
  /** Agents that the attestor vouches for. */
  readonly attested: Set<AgentIndex>;
}

/** A vesting grant and whose wallet it is paid to; undefined: outside the population. */
export interface GrantModel {
  readonly beneficiary: AgentIndex | undefined;
  readonly vesting: VestingModel;
}

/** Open unstake tickets by owner and index. */
export type TicketBook = Map<AgentIndex, Map<number, VestingModel>>;
