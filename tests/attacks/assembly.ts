import { expect } from 'vitest';
import type { Instruction } from '#harness/program/message.ts';
import { associatedTokenAddress } from '#harness/program/pda.ts';
import type { AddressedPayload } from '#harness/program/proposal-payload.ts';
import { type FeatureName, featureBit } from '#sim/core/features.ts';
import { SPEND_PURPOSES, type SpendPurpose } from '#sim/ports/actions.ts';
import type { ProposalState } from '#sim/ports/governance-states.ts';
import { TOKEN } from '#tests/support/chain-plan.ts';
import type { AttackStage } from './attack-stage.ts';

export const NO = 0;
export const YES = 1;
export const ABSTAIN = 2;

/** Of the text that voters read; nothing here reads it. */
const CONTENT_HASH = new Uint8Array(32);

export const parameter = (id: number, value: bigint): AddressedPayload => ({ kind: 'parameter', id, value });

export const feature = (name: FeatureName, enabled: boolean): AddressedPayload => ({
  kind: 'feature',
  flag: featureBit(name),
  enabled,
});

/** A spend of whole tokens: a payment to a wallet, the others to a vault. */
export const spend = (
  destination: Uint8Array,
  tokens: bigint,
  purpose: SpendPurpose = 'payment',
  priceQuoteUnits = 0n,
): AddressedPayload => ({ kind: 'spend', purpose, destination, amountBaseUnits: tokens * TOKEN, priceQuoteUnits });

/** The proposals of a stage: what everyone may do with them, by hand-written calls. */
export class Assembly {
  readonly #stage: AttackStage;

  constructor(stage: AttackStage) {
    this.#stage = stage;
  }

  createCall(agent: number, id: number, payload: AddressedPayload): Instruction {
    return this.#stage.ballots.createProposal(this.#stage.staker(agent), id, payload, CONTENT_HASH);
  }

  activateCall(agent: number, id: number): Instruction {
    return this.#stage.ballots.activateProposal(this.#stage.staker(agent), this.at(id));
  }

  voteCall(agent: number, id: number, side: number, attestation?: Uint8Array): Instruction {
    return this.#stage.ballots.castVote(this.#stage.staker(agent), this.at(id), side, attestation);
  }

  at(id: number): Uint8Array {
    return this.#stage.at.proposal(id);
  }

  /** The result of drafting the next proposal. */
  async draft(agent: number, payload: AddressedPayload): Promise<string> {
    const { proposalCount } = await this.#stage.governance();
    return this.#stage.send(agent, this.createCall(agent, proposalCount, payload));
  }

  async activate(agent: number, id: number): Promise<string> {
    return this.#stage.send(agent, this.activateCall(agent, id));
  }

  /** Drafts and activates the next proposal, both of which must be accepted, and returns its id. */
  async propose(agent: number, payload: AddressedPayload): Promise<number> {
    const { proposalCount } = await this.#stage.governance();
    const calls = [this.createCall(agent, proposalCount, payload), this.activateCall(agent, proposalCount)];
    expect(await this.#stage.send(agent, ...calls)).toBe('accepted');
    return proposalCount;
  }

  async vote(agent: number, id: number, side: number, attestation?: Uint8Array): Promise<string> {
    return this.#stage.send(agent, this.voteCall(agent, id, side, attestation));
  }

  /** Anyone may; the operator pays the fee. */
  async finalize(id: number): Promise<string> {
    return this.#asOperator(this.#stage.ballots.finalizeProposal(this.at(id)));
  }

  async queue(id: number): Promise<string> {
    return this.#asOperator(this.#stage.ballots.queueProposal(this.at(id)));
  }

  async expire(id: number): Promise<string> {
    return this.#asOperator(this.#stage.ballots.expireProposal(this.at(id)));
  }

  async returnBond(agent: number, id: number): Promise<string> {
    return this.#asOperator(this.#stage.ballots.returnBond(this.#stage.staker(agent), this.at(id)));
  }

  async execute(id: number): Promise<string> {
    return this.#asOperator(await this.executeCall(id));
  }

  async executeCall(id: number): Promise<Instruction> {
    const { ballots, mint } = this.#stage;
    const { kind, selector, address } = await this.#stage.proposal(id);
    switch (kind) {
      case 'parameter':
        return ballots.executeParameterChange(this.at(id));
      case 'spend':
        return this.payCall(
          id,
          SPEND_PURPOSES[selector] === 'payment' ? associatedTokenAddress(address, mint) : address,
        );
      case 'upgrade':
        return ballots.executeProtocolUpgrade(this.at(id), address);
      case 'feature':
        return ballots.executeFeatureActivation(this.at(id));
    }
  }

  /** The execution of a spend to an account of the caller's choice. */
  payCall(id: number, destination: Uint8Array): Instruction {
    return this.#stage.ballots.executeTreasurySpend(this.at(id), destination, this.#stage.mint);
  }

  /** Finalizes on the 8th day after activation and queues; all accepted. */
  async carryToQueue(id: number, activationDay: number): Promise<void> {
    await this.#stage.rollTo(activationDay + 8);
    expect(await this.finalize(id)).toBe('accepted');
    expect(await this.queue(id)).toBe('accepted');
  }

  /** Proposes and votes yes on the open day, then carries to the first moment of execution, 11 days on. */
  async pass(agent: number, payload: AddressedPayload, day: number): Promise<number> {
    const id = await this.propose(agent, payload);
    expect(await this.vote(agent, id, YES)).toBe('accepted');
    await this.carryToQueue(id, day);
    await this.#stage.rollTo(day + 11);
    return id;
  }

  async state(id: number): Promise<ProposalState['state']> {
    return (await this.#stage.proposal(id)).state;
  }

  async #asOperator(call: Instruction): Promise<string> {
    return this.#stage.sendAs(this.#stage.operator.wallet, call);
  }
}
