import type { Provider } from '@coral-xyz/anchor';
import { TOKEN_PROGRAM_ID } from '@solana/spl-token';
import { PublicKey, type Signer, SystemProgram, type TransactionInstruction } from '@solana/web3.js';
import { VOTE_SIDES, type VoteSide } from '#sim/ports/actions.ts';
import type { CastVoteState, GovernanceState, ProposalState } from '#sim/ports/governance-states.ts';
import { planDayRoll } from './day-roll.ts';
import { addressOf, type Owner, signersOf } from './owner.ts';
import { ProgramConnection } from './program-connection.ts';
import { executeInstruction } from './proposal-execution.ts';
import { type ProposalAction, proposalPayload } from './proposal-payload.ts';
import { proposalContentHash } from './proposal-text.ts';
import { newestFirst } from './reward-previews.ts';
import { Roles } from './roles.ts';
import {
  type NextStep,
  nextStep,
  type QuorumCheck,
  quorumOf,
  type VoteWeight,
  voteWeight,
  votingEnd,
} from './vote-previews.ts';

/** Where a new proposal is found, and what stands for its text on chain. */
export interface CreatedProposal {
  readonly proposalId: number;
  readonly address: PublicKey;
  /** sha256 of the canonical text; see `canonicalProposalText`. */
  readonly contentHash: Uint8Array;
  readonly signature: string;
}

/** A proposal, and what it waits for at the chain's clock. Powers are base units times multiplier. */
export interface ProposalStatus extends ProposalState {
  readonly nextStep: NextStep;
  /** End of voting with the time in which voting was paused. */
  readonly effectiveVotingEndUnixSeconds: bigint;
}

/**
 * Proposals from draft to effect. Every method that sends closes ended days first (`roll`) where the program asks for
 * it, returns the last transaction's signature, and throws `ProgramRefusal` with the program's error name. Whoever
 * need not sign may be anyone: the provider's wallet pays the fee. `AccountMissing`: no proposal has the id.
 */
export class GovernanceManager {
  /** Authority, guardian and attestor: pausing, attesting, handing over. */
  readonly roles: Roles;
  readonly #chain: ProgramConnection;

  constructor(provider: Provider) {
    this.#chain = new ProgramConnection(provider);
    this.roles = new Roles(provider);
  }

  /**
   * Drafts a proposal and takes the bond; its voting begins with `activateProposal`. Only the text's hash goes on
   * chain. Refusals: `BelowMinProposalStake`, `ProposalPending` (one live proposal an owner), `ProposalLimit`,
   * `ProposalCoolDown`, `ProposalIdMismatch` (someone else was faster: try again), `PayloadInvalid` and those of a
   * parameter (`UnknownParameter`, `ParameterOutOfRange`, `ParameterStepTooLarge`, `BelowTimelockFloor`),
   * `TokenInsufficientFunds`, `Paused`. Throws a `RangeError` for text or action that cannot be encoded.
   */
  async createProposal(
    proposer: Owner,
    title: string,
    description: string,
    action: ProposalAction,
  ): Promise<CreatedProposal> {
    const { program, addresses, accounts } = this.#chain;
    const owner = addressOf(proposer);
    const contentHash = proposalContentHash(title, description);
    const { proposalCount: proposalId } = await accounts.governance();
    const address = addresses.proposal(proposalId);
    const create = program.methods
      .createProposal(proposalId, proposalPayload(action, addresses), [...contentHash])
      .accountsStrict({
        proposer: owner,
        pool: addresses.pool,
        governance: addresses.governance,
        userStake: addresses.userStake(owner),
        proposal: address,
        proposerToken: await this.#chain.tokenAccount(owner),
        bondVault: addresses.bondVault,
        tokenProgram: TOKEN_PROGRAM_ID,
        systemProgram: SystemProgram.programId,
      });
    const signature = await this.#sendRolled(await create.instruction(), signersOf(proposer));
    return { proposalId, address, contentHash, signature };
  }

  /**
   * Opens voting: takes the snapshot of power, copies the rules. Refusals: `NotProposer`, `WrongProposalState`,
   * `ProposalExpired`, `BelowMinProposalStake`, `NoPowerAtSnapshot`, `Paused`.
   */
  async activateProposal(proposer: Owner, proposalId: number): Promise<string> {
    const { program, addresses } = this.#chain;
    const owner = addressOf(proposer);
    const activate = program.methods.activateProposal().accountsStrict({
      proposer: owner,
      pool: addresses.pool,
      governance: addresses.governance,
      userStake: addresses.userStake(owner),
      proposal: addresses.proposal(proposalId),
    });
    return this.#sendRolled(await activate.instruction(), signersOf(proposer));
  }

  /**
   * Votes once, with the power that the voter had at the snapshot: the program reads it, nobody passes it.
   * Refusals: `WrongProposalState`, `VotingEnded`, `AlreadyVoted`, `NoPowerAtSnapshot`, `BelowMinVoterStake`,
   * `NotAttested`, `Paused`.
   */
  async voteOnProposal(voter: Owner, proposalId: number, side: VoteSide): Promise<string> {
    const { program, addresses, accounts } = this.#chain;
    const owner = addressOf(voter);
    const { quadratic } = await accounts.proposal(proposalId);
    const attestation = { pubkey: addresses.attestation(owner), isSigner: false, isWritable: false };
    const vote = program.methods
      .castVote(VOTE_SIDES.indexOf(side))
      .accountsStrict({
        owner,
        pool: addresses.pool,
        userStake: addresses.userStake(owner),
        proposal: addresses.proposal(proposalId),
      })
      .remainingAccounts(quadratic === 2 ? [attestation] : []);
    return this.#sendRolled(await vote.instruction(), signersOf(voter));
  }

  /** What a wallet's vote would count, once voting has begun. Throws `AccountMissing` without a stake account. */
  async calculateVoteWeight(voter: PublicKey, proposalId: number): Promise<VoteWeight> {
    const { accounts } = this.#chain;
    return voteWeight(await accounts.requireUserStake(voter), await accounts.proposal(proposalId));
  }

  /** Turnout against quorum, yes against approval, by the rules that the proposal copied. */
  async checkQuorum(proposalId: number): Promise<QuorumCheck> {
    return quorumOf(await this.#chain.accounts.proposal(proposalId));
  }

  /** Decides a proposal whose voting is over. Refusals: `VotingActive`, `WrongProposalState`. */
  async finalizeProposal(proposalId: number): Promise<string> {
    const finalize = this.#chain.program.methods.finalizeProposal().accountsStrict(this.#concluded(proposalId));
    return this.#sendRolled(await finalize.instruction());
  }

  /** Starts the timelock of a proposal that succeeded. Refusals: `WrongProposalState`, `ProposalExpired`. */
  async queueProposal(proposalId: number): Promise<string> {
    const { program, addresses } = this.#chain;
    const accounts = { pool: addresses.pool, proposal: addresses.proposal(proposalId) };
    return this.#sendRolled(await program.methods.queueProposal().accountsStrict(accounts).instruction());
  }

  /**
   * Takes a queued proposal into effect by the instruction of its kind, once. Refusals: `TimelockActive`,
   * `AlreadyExecuted`, `WrongProposalState`, `ProposalExpired`, `Paused`; of a parameter its bounds; of a spend
   * `SpendingCapExceeded`, `ReserveFloorBreached`, `BuybackPriceOutOfRange`; of an upgrade `BufferHashMismatch`,
   * `BufferAuthorityMismatch`, `BufferInvalid`.
   */
  async executeProposal(proposalId: number): Promise<string> {
    const proposal = await this.#chain.accounts.proposal(proposalId);
    return this.#sendRolled(await executeInstruction(this.#chain, proposal));
  }

  /** Ends a proposal that waited too long. Refusals: `ProposalNotExpired`, `WrongProposalState`. */
  async expireProposal(proposalId: number): Promise<string> {
    const expire = this.#chain.program.methods.expireProposal().accountsStrict(this.#concluded(proposalId));
    return this.#sendRolled(await expire.instruction());
  }

  /** Stops a proposal before its execution. Refusals: `NotGuardian`, `FeatureDisabled`, `VetoEnded`, `WrongProposalState`. */
  async vetoProposal(guardian: Owner, proposalId: number): Promise<string> {
    const accounts = { guardian: addressOf(guardian), ...this.#concluded(proposalId) };
    const veto = this.#chain.program.methods.vetoProposal().accountsStrict(accounts);
    return this.#sendRolled(await veto.instruction(), signersOf(guardian));
  }

  /** Withdraws a draft. Refusals: `NotProposer`, `WrongProposalState`. */
  async cancelProposal(proposer: Owner, proposalId: number): Promise<string> {
    const { program, addresses } = this.#chain;
    const proposal = addresses.proposal(proposalId);
    const accounts = { proposer: addressOf(proposer), governance: addresses.governance, proposal };
    const cancel = await program.methods.cancelProposal().accountsStrict(accounts).instruction();
    return this.#chain.send([[cancel]], signersOf(proposer));
  }

  /**
   * Pays the bond of an ended proposal back to its proposer, who may then propose again and leave.
   * Refusals: `ProposalLive`, `BondAlreadyReturned`.
   */
  async returnBond(proposalId: number): Promise<string> {
    const { program, addresses, accounts } = this.#chain;
    const proposer = new PublicKey((await accounts.proposal(proposalId)).proposer);
    const giveBack = program.methods.returnBond().accountsStrict({
      proposal: addresses.proposal(proposalId),
      userStake: addresses.userStake(proposer),
      proposerToken: await this.#chain.tokenAccount(proposer),
      bondVault: addresses.bondVault,
      tokenProgram: TOKEN_PROGRAM_ID,
    });
    return this.#chain.send([[await giveBack.instruction()]]);
  }

  /** A proposal, and the call that it waits for now. */
  async getProposalStatus(proposalId: number): Promise<ProposalStatus> {
    const { accounts } = this.#chain;
    const proposal = await accounts.proposal(proposalId);
    const [pool, now] = [await accounts.pool(), await accounts.unixSeconds()];
    const isVoting = proposal.state === 'active';
    return {
      ...proposal,
      nextStep: nextStep(proposal, pool, now),
      effectiveVotingEndUnixSeconds: isVoting ? votingEnd(proposal, pool, now) : proposal.votingEndUnixSeconds,
    };
  }

  /** Drafts and proposals that are voted on or wait for execution, oldest first; 16 at most. */
  async listLiveProposals(): Promise<readonly ProposalStatus[]> {
    const { slots } = await this.#chain.accounts.governance();
    const ids = slots.filter((mark) => mark !== 0).map((mark) => mark - 1);
    return Promise.all(ids.toSorted((a, b) => a - b).map(async (id) => this.getProposalStatus(id)));
  }

  /** The wallet's last votes, newest first, eight at most: proposal, side, weight as counted, UTC day. */
  async getVotingHistory(wallet: PublicKey): Promise<readonly CastVoteState[]> {
    const user = await this.#chain.accounts.userStake(wallet);
    return user === undefined ? [] : newestFirst(user.votes, user.voteCount);
  }

  /** The rules for new proposals. Throws `AccountMissing` before `initializeEconomy`. */
  async getRules(): Promise<GovernanceState> {
    return this.#chain.accounts.governance();
  }

  #concluded(proposalId: number) {
    const { pool, governance } = this.#chain.addresses;
    return { pool, governance, proposal: this.#chain.addresses.proposal(proposalId) };
  }

  async #sendRolled(instruction: TransactionInstruction, signers: readonly Signer[] = []): Promise<string> {
    const { rolls } = await planDayRoll(this.#chain);
    return this.#chain.send([...rolls, [instruction]], signers);
  }
}
