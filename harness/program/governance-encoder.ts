import { VOTE_SIDES, type VoteSide } from '#sim/ports/actions.ts';
import type { EncodedAction } from './action-encoder.ts';
import { GovernanceInstructions } from './governance-instructions.ts';
import { compileTransaction } from './message.ts';
import { checkedU64 } from './number-ranges.ts';
import type { StakingAddresses } from './pda.ts';
import type { ErrorSpace } from './program-errors.ts';
import type { AddressedPayload } from './proposal-payload.ts';
import type { StakerAccounts } from './staking-instructions.ts';
import { createTokenAccount } from './token-instructions.ts';
import { STAND_IN, TemplateShelf, type TransactionTemplate } from './transaction-template.ts';
import { type SellerAccounts, TreasuryInstructions } from './treasury-instructions.ts';

/** Addresses of the mints that a deployment works with. */
export interface Mints {
  readonly mint: Uint8Array;
  readonly quoteMint: Uint8Array;
}

/** Encodes what agents do with proposals and buybacks, in the way of `ActionEncoder`. */
export class GovernanceEncoder {
  readonly #at: StakingAddresses;
  readonly #mints: Mints;
  readonly #governance: GovernanceInstructions;
  readonly #treasury: TreasuryInstructions;
  readonly #templates = new TemplateShelf();

  constructor(addresses: StakingAddresses, mints: Mints) {
    this.#at = addresses;
    this.#mints = mints;
    this.#governance = new GovernanceInstructions(addresses);
    this.#treasury = new TreasuryInstructions(addresses);
  }

  /** Compiled anew each time: payloads differ in length, and a bond keeps proposals rare. */
  createProposal(
    proposer: StakerAccounts,
    id: number,
    payload: AddressedPayload,
    contentHash: Uint8Array,
  ): EncodedAction {
    const instruction = this.#governance.createProposal(proposer, id, payload, contentHash);
    return { transaction: compileTransaction(proposer.owner, [instruction]), errorSpaces: TOKEN };
  }

  activateProposal(proposer: StakerAccounts, id: number): EncodedAction {
    const template = this.#templates.take('activate', 0, () => [
      this.#governance.activateProposal(STAND_IN, STAND_IN.proposal),
    ]);
    return this.#filled(template, proposer, id);
  }

  cancelProposal(proposer: StakerAccounts, id: number): EncodedAction {
    const template = this.#templates.take('cancel', 0, () => [
      this.#governance.cancelProposal(STAND_IN.owner, STAND_IN.proposal),
    ]);
    return this.#filled(template, proposer, id);
  }

  /** `attestation`: wanted where only attested owners' votes are quadratic. */
  castVote(voter: StakerAccounts, id: number, side: VoteSide, attestation?: Uint8Array): EncodedAction {
    const template = this.#templates.take(attestation === undefined ? 'vote' : 'attested vote', 0, () => {
      const standIn = attestation === undefined ? undefined : STAND_IN.attestation;
      return [this.#governance.castVote(STAND_IN, STAND_IN.proposal, 0, standIn)];
    });
    if (attestation !== undefined) template.set('attestation', attestation);
    template.view.setUint8(template.lastArgsOffset, VOTE_SIDES.indexOf(side));
    return this.#filled(template, voter, id);
  }

  /** `open`: also opens the seller's account of the quote asset, in the same transaction and before. */
  buyBack(seller: SellerAccounts, amountBaseUnits: bigint, open: boolean): EncodedAction {
    const { mint, quoteMint } = this.#mints;
    const template = this.#templates.take(open ? 'open+sell' : 'sell', 0, () => {
      const { owner, quoteAccount } = STAND_IN;
      return [
        ...(open ? [createTokenAccount(owner, quoteAccount, owner, quoteMint)] : []),
        this.#treasury.buyBack(STAND_IN, mint, 0n),
      ];
    });
    template.set('owner', seller.owner);
    template.set('tokenAccount', seller.tokenAccount);
    template.set('quoteAccount', seller.quoteAccount);
    template.view.setBigUint64(template.lastArgsOffset, checkedU64('amount', amountBaseUnits), true);
    return { transaction: template.transaction, errorSpaces: open ? OPEN_AND_TOKEN : TOKEN };
  }

  #filled(template: TransactionTemplate, staker: StakerAccounts, id: number): EncodedAction {
    template.set('owner', staker.owner);
    template.set('userStake', staker.userStake);
    template.set('proposal', this.#at.proposal(id));
    return { transaction: template.transaction, errorSpaces: TOKEN };
  }
}

const TOKEN: readonly ErrorSpace[] = ['token'];
const OPEN_AND_TOKEN: readonly ErrorSpace[] = ['system', 'token'];
