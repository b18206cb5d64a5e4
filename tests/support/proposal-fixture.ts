import { accountDiscriminator, decodeProposal, PROPOSAL_BYTES } from '#harness/program/accounts.ts';
import type { ProposalState } from '#sim/ports/governance-states.ts';

/** A proposal of zeros, with these fields. */
export function proposalAt(fields: Partial<ProposalState>): ProposalState {
  const data = new Uint8Array(PROPOSAL_BYTES);
  data.set(accountDiscriminator('Proposal'));
  return { ...decodeProposal(data), ...fields };
}
