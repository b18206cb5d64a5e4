import { VOTE_SIDES, type VoteSide } from '#sim/ports/actions.ts';
import { ActionTemplate, type EncodedAction, STAND_IN } from './action-template.ts';
import { GovernanceInstructions } from './governance-instructions.ts';
import { checkedU64 } from './number-ranges.ts';
import type { StakingAddresses } from './pda.ts';
import type { AddressedPayload } from './proposal-payload.ts';
import type { StakerAccounts } from './staking-instructions.ts';
import { createTokenAccount } from './token-instructions.ts';
import { type SellerAccounts, TreasuryInstructions } from './treasury-instructions.ts';

/** Addresses of the mints that a deployment works with. */
export interface Mints {
  readonly mint: Uint8Array;
  readonly quoteMint: Uint8Array;
}

/** Encodes what agents do with proposals and buybacks, in the way of `ActionEncoder`. */
export class GovernanceEncoder {
  readonly #at: StakingAddresses;
  readonly #governance: GovernanceInstructions;
  readonly #activate: ActionTemplate;
  readonly #cancel: ActionTemplate;
  readonly #vote: ActionTemplate;
  readonly #attestedVote: ActionTemplate;
  readonly #sell: ActionTemplate;
  readonly #openAndSell: ActionTemplate;

  constructor(addresses: StakingAddresses, { mint, quoteMint }: Mints) {
    const governance = new GovernanceInstructions(addresses);
    const { owner, proposal, attestation, quoteAccount } = STAND_IN;
    const sell = new TreasuryInstructions(addresses).buyBack(STAND_IN, mint, 0n);
    this.#at = addresses;
    this.#governance = governance;
    this.#activate = new ActionTemplate([[governance.activateProposal(STAND_IN, proposal), 'token']]);
    this.#cancel = new ActionTemplate([[governance.cancelProposal(owner, proposal), 'token']]);
    this.#vote = new ActionTemplate([[governance.castVote(STAND_IN, proposal, 0), 'token']]);
    this.#attestedVote = new ActionTemplate([[governance.castVote(STAND_IN, proposal, 0, attestation), 'token']]);
    this.#sell = new ActionTemplate([[sell, 'token']]);
    this.#openAndSell = new ActionTemplate([
      [createTokenAccount(owner, quoteAccount, owner, quoteMint), 'system'],
      [sell, 'token'],
    ]);
  }

  /** Compiled anew each time: payloads differ in length, and a bond keeps proposals rare. */
  createProposal(
    proposer: StakerAccounts,
    id: number,
    payload: AddressedPayload,
    contentHash: Uint8Array,
  ): EncodedAction {
    return new ActionTemplate([[this.#governance.createProposal(proposer, id, payload, contentHash), 'token']]);
  }

  activateProposal(proposer: StakerAccounts, id: number): EncodedAction {
    return this.#filled(this.#activate, proposer, id);
  }

  cancelProposal(proposer: StakerAccounts, id: number): EncodedAction {
    return this.#filled(this.#cancel, proposer, id);
  }

  /** `attestation`: wanted where only attested owners' votes are quadratic. */
  castVote(voter: StakerAccounts, id: number, side: VoteSide, attestation?: Uint8Array): EncodedAction {
    const template = attestation === undefined ? this.#vote : this.#attestedVote;
    if (attestation !== undefined) template.set('attestation', attestation);
    template.args.setUint8(0, VOTE_SIDES.indexOf(side));
    return this.#filled(template, voter, id);
  }

  /** `open`: also opens the seller's account of the quote asset, before. */
  buyBack(seller: SellerAccounts, amountBaseUnits: bigint, open: boolean): EncodedAction {
    const template = open ? this.#openAndSell : this.#sell;
    template.set('owner', seller.owner);
    template.set('tokenAccount', seller.tokenAccount);
    template.set('quoteAccount', seller.quoteAccount);
    template.args.setBigUint64(0, checkedU64('amount', amountBaseUnits), true);
    return template;
  }

  #filled(template: ActionTemplate, staker: StakerAccounts, id: number): EncodedAction {
    template.set('owner', staker.owner);
    template.set('userStake', staker.userStake);
    template.set('proposal', this.#at.proposal(id));
    return template;
  }
}
