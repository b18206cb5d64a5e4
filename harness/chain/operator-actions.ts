import { type OperatorAction, SPEND_PURPOSES } from '#sim/ports/actions.ts';
import type { ProposalState } from '#sim/ports/governance-states.ts';
import type { Outcome } from '#sim/ports/staking-chain.ts';
import { grantOf } from '../genesis/deployment.ts';
import type { Instruction } from '../program/message.ts';
import { checkedU64 } from '../program/number-ranges.ts';
import { associatedTokenAddress } from '../program/pda.ts';
import type { ErrorSpace } from '../program/program-errors.ts';
import { mintTokens, transferTokens } from '../program/token-instructions.ts';
import { ACCEPTED, type ChainSite } from './chain-site.ts';
import { Compounding } from './compounding.ts';
import { PoolRoller } from './pool-roller.ts';
import type { ProposalBook } from './proposal-book.ts';

type FundWallet = OperatorAction & { readonly kind: 'fund_wallet' };

/** Runs what the operator's wallets sign: keeper and authority, guardian, attestor, desk. */
export class OperatorActions {
  readonly #site: ChainSite;
  readonly #proposals: ProposalBook;
  readonly #roller: PoolRoller;
  readonly #compounding: Compounding;

  constructor(site: ChainSite, proposals: ProposalBook) {
    this.#site = site;
    this.#proposals = proposals;
    this.#roller = new PoolRoller(site);
    this.#compounding = new Compounding(site);
  }

  async run(action: OperatorAction): Promise<Outcome> {
    const site = this.#site;
    const before = site.singleUnits;
    const outcome = await this.#run(action);
    if (outcome.accepted) site.kinds.count(action.kind, 1, site.singleUnits - before);
    return outcome;
  }

  async #run(action: OperatorAction): Promise<Outcome> {
    const site = this.#site;
    const { deployment, addresses, staking, rewards, governance, roles, treasury } = site;
    const { mint, operator, guardian, attestor } = deployment;
    const keep = async (instruction: Instruction): Promise<Outcome> => site.call(instruction, operator.wallet);
    switch (action.kind) {
      case 'roll':
        return this.#roller.roll();
      case 'mint_inflation':
        return keep(rewards.mintInflation(mint));
      case 'fund_rewards':
        return keep(staking.fundRewards(operator.wallet.address, operator.tokenAccount, action.amountBaseUnits));
      case 'compound_rewards':
        return this.#compounding.run(action, site.slot(action.agent));
      case 'release_ticket': {
        const slot = site.slot(action.agent);
        return keep(staking.releaseTicket(slot.staker, slot.ticket(action.index)));
      }
      case 'release_vested': {
        const { vesting, beneficiary, tokenAccount } = grantOf(deployment, action.grant);
        return keep(treasury.releaseVested(vesting, beneficiary, tokenAccount));
      }
      case 'sweep_penalties':
        return keep(treasury.sweepPenalties(mint));
      case 'finalize_proposal':
        return keep(governance.finalizeProposal(addresses.proposal(action.proposalId)));
      case 'queue_proposal':
        return keep(governance.queueProposal(addresses.proposal(action.proposalId)));
      case 'execute_proposal':
        return this.#execute(action.proposalId);
      case 'expire_proposal':
        return keep(governance.expireProposal(addresses.proposal(action.proposalId)));
      case 'return_bond': {
        const { proposalId } = action;
        return keep(governance.returnBond(this.#proposals.proposer(proposalId), addresses.proposal(proposalId)));
      }
      case 'veto_proposal': {
        const proposal = addresses.proposal(action.proposalId);
        return site.call(roles.vetoProposal(guardian.address, proposal), guardian);
      }
      case 'pause':
        return site.call(roles.pause(guardian.address, action.mask, action.seconds), guardian);
      case 'unpause':
        return site.call(roles.unpause(guardian.address), guardian);
      case 'attest': {
        const { wallet, attestation } = site.slot(action.agent);
        return site.call(roles.attest(attestor.address, wallet.address, attestation), attestor, 'system');
      }
      case 'revoke_attestation': {
        const { attestation } = site.slot(action.agent);
        return site.call(roles.revokeAttestation(attestor.address, attestation), attestor, 'system');
      }
      case 'fund_wallet':
        return this.#fundWallet(action);
      case 'desk_swap': {
        const { encoder, desk } = site.marketFor(action.kind);
        return site.send(encoder.swap(desk, action.side, action.amountIn, action.minOut));
      }
    }
  }

  /** Both amounts or neither; what is 0 is left out. */
  async #fundWallet({ kind, agent, amountBaseUnits, amountQuoteUnits }: FundWallet): Promise<Outcome> {
    const { deployment } = this.#site;
    const { wallet, tokenAccount } = deployment.operator;
    const slot = this.#site.slot(agent);
    const parts: (readonly [Instruction, ErrorSpace])[] = [];
    if (amountBaseUnits !== 0n) {
      const amount = checkedU64('amount', amountBaseUnits);
      parts.push([transferTokens(tokenAccount, slot.tokenAccount, wallet.address, amount), 'token']);
    }
    if (amountQuoteUnits !== 0n) {
      this.#site.marketFor(kind);
      const amount = checkedU64('quote amount', amountQuoteUnits);
      parts.push([mintTokens(deployment.quoteMint, slot.quoteAccount, wallet.address, amount), 'token']);
    }
    return parts.length === 0 ? ACCEPTED : this.#site.callTogether(parts, wallet);
  }

  /** The execute instruction of the proposal's kind; afterwards the pool may be another. */
  async #execute(id: number): Promise<Outcome> {
    const { deployment, addresses, governance } = this.#site;
    const proposal = addresses.proposal(id);
    const state = await this.#proposals.find(id);
    const instruction = (): Instruction => {
      switch (state?.kind) {
        case 'spend':
          return governance.executeTreasurySpend(proposal, paidAccount(state, deployment.mint), deployment.mint);
        case 'upgrade':
          return governance.executeProtocolUpgrade(proposal, state.address);
        case 'feature':
          return governance.executeFeatureActivation(proposal);
        case 'parameter':
        case undefined:
          return governance.executeParameterChange(proposal);
      }
    };
    const outcome = await this.#site.call(instruction(), deployment.operator.wallet);
    if (outcome.accepted) await this.#site.readSchedule();
    return outcome;
  }
}

/** A payment names a wallet, whose token account is paid; the other purposes name a vault. */
function paidAccount({ selector, address }: ProposalState, mint: Uint8Array): Uint8Array {
  return SPEND_PURPOSES[selector] === 'payment' ? associatedTokenAddress(address, mint) : address;
}
