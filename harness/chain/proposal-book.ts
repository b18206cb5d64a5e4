import type { AgentIndex, ProposalPayload } from '#sim/ports/actions.ts';
import type { ProposalState } from '#sim/ports/governance-states.ts';
import { decodeGovernance, decodeProposal } from '../program/accounts.ts';
import type { AddressedPayload } from '../program/proposal-payload.ts';
import type { StakerAccounts } from '../program/staking-instructions.ts';
import type { ChainSite } from './chain-site.ts';
import { UpgradeBuffers } from './upgrade-buffers.ts';

/** `quadratic` of a proposal on which only attested owners' votes are quadratic. */
const QUADRATIC_ATTESTED = 2;

/** What is known of proposals between actions: the next id, who proposed, how votes count. */
export class ProposalBook {
  readonly #site: ChainSite;
  readonly #buffers: UpgradeBuffers;
  readonly #proposers: AgentIndex[] = [];
  /** Of proposals that are active or were; the rule is fixed then. */
  readonly #wantsAttestation = new Map<number, boolean>();
  #nextId = 0;

  constructor(site: ChainSite) {
    this.#site = site;
    this.#buffers = new UpgradeBuffers(site);
  }

  /** The id that the next proposal must have. */
  get nextId(): number {
    return this.#nextId;
  }

  /** An agent's proposal was accepted; returns its id. */
  add(proposer: AgentIndex): number {
    const id = this.#nextId;
    this.#proposers[id] = proposer;
    this.#nextId += 1;
    return id;
  }

  /** Asks the governance account for the next id. */
  async recount(): Promise<void> {
    const { accounts, addresses } = this.#site;
    this.#nextId = decodeGovernance(await accounts.read(addresses.governance)).proposalCount;
  }

  /** Undefined if no proposal has this id. */
  async find(id: number): Promise<ProposalState | undefined> {
    const data = await this.#site.accounts.find(this.#site.addresses.proposal(id));
    return data === undefined ? undefined : decodeProposal(data);
  }

  /** Accounts of who proposed; the operator's stand in for an unknown proposal, which the program then refuses. */
  proposer(id: number): StakerAccounts {
    const agent = this.#proposers[id];
    if (agent !== undefined) return this.#site.slot(agent).staker;
    const { wallet, tokenAccount } = this.#site.deployment.operator;
    return { owner: wallet.address, tokenAccount, userStake: this.#site.addresses.userStake(wallet.address) };
  }

  /** Whether a vote has to name the voter's attestation; undefined when the proposal has to be asked. */
  knownToWantAttestation(id: number): boolean | undefined {
    return this.#wantsAttestation.get(id);
  }

  /** Whether a vote has to name the voter's attestation. */
  async wantsAttestation(id: number): Promise<boolean> {
    const known = this.knownToWantAttestation(id);
    if (known !== undefined) return known;
    const proposal = await this.find(id);
    if (proposal === undefined) return false;
    const wanted = proposal.quadratic === QUADRATIC_ATTESTED;
    if (proposal.state !== 'draft') this.#wantsAttestation.set(id, wanted);
    return wanted;
  }

  /** The payload with every address in place; an upgrade's buffer is written. */
  async address(payload: ProposalPayload): Promise<AddressedPayload> {
    switch (payload.kind) {
      case 'parameter':
      case 'feature':
        return payload;
      case 'upgrade':
        return { kind: 'upgrade', ...(await this.#buffers.write(payload.buffer)) };
      case 'spend': {
        const { purpose, amountBaseUnits, priceQuoteUnits } = payload;
        return { kind: 'spend', purpose, destination: this.#destination(payload), amountBaseUnits, priceQuoteUnits };
      }
    }
  }

  /** A payment goes to a wallet, without a recipient to the operator's. */
  #destination({ purpose, recipient }: ProposalPayload & { readonly kind: 'spend' }): Uint8Array {
    const { addresses, deployment } = this.#site;
    switch (purpose) {
      case 'payment':
        return recipient === undefined ? deployment.operator.wallet.address : this.#site.slot(recipient).wallet.address;
      case 'reward_grant':
        return addresses.rewardVault;
      case 'buyback':
        return addresses.quoteVault;
      case 'burn':
        return addresses.treasuryVault;
    }
  }
}
