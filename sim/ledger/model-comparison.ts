import {
  agentDifference,
  type Difference,
  firstDifference,
  governanceDifference,
  poolDifference,
  proposalDifference,
  vaultDifference,
} from './balance-comparison.ts';
import type { EconomyModel } from './economy/economy-model.ts';
import type { Observation } from './observation.ts';

/**
 * Compares every account that was read with the model; reports the first field of each that differs. `suspects` are the
 * agents that were read but those that are known to be as modelled.
 */
export function compareWithModel(
  model: EconomyModel,
  observed: Observation,
  report: (place: string, difference: Difference) => void,
  suspects: Observation['touched'] = observed.touched,
): void {
  const { staking } = model;
  const compare = (place: string, difference: Difference | undefined): void => {
    if (difference !== undefined) {
      report(place, difference);
    }
  };
  compare('pool', poolDifference(staking, observed.pool));
  compare('vaults', vaultDifference(staking, observed.vaults));
  for (const { agent, state } of suspects) {
    compare(`agent ${model.agentId(agent)}`, agentDifference(staking, agent, state));
  }
  if (observed.governance !== undefined) {
    compare('governance', governanceDifference(model, observed.governance));
  }
  if (observed.treasury !== undefined) {
    compare('treasury', firstDifference(model.treasuryState(), observed.treasury, ''));
  }
  if (observed.emission !== undefined) {
    compare('emission', firstDifference(model.emissionState(), observed.emission, ''));
  }
  if (observed.market !== undefined) {
    compare('market', firstDifference(model.marketState(), observed.market, ''));
  }
  for (const { proposalId, state } of observed.proposals ?? []) {
    compare(`proposal ${proposalId}`, proposalDifference(model, proposalId, state));
  }
  for (const { grant, state } of observed.grants ?? []) {
    compare(`grant ${grant}`, firstDifference(model.grantState(grant), state, ''));
  }
  for (const { agent, index, state } of observed.tickets ?? []) {
    compare(
      `ticket ${index} of agent ${model.agentId(agent)}`,
      firstDifference(model.ticketState(agent, index), state, ''),
    );
  }
}
