import type { AddressedPayload } from '#harness/program/proposal-payload.ts';
import { featureBit } from '#sim/core/features.ts';
import { TOKEN } from '#tests/support/chain-plan.ts';
import type { AGENT } from '../economy.ts';
import type { Provocations, Stage } from '../provocation.ts';

const YES = 1;
/** Of the buffer: whether it has an authority, the authority, the program's first byte. */
const BUFFER_AUTHORITY = 5;
const BUFFER_CODE = 37;
/** With the discriminator. */
const TREASURY_MAX_PRICE = 8 + 352;
const LONGER_VOTING = { kind: 'parameter', id: 43, value: 10n } as const;

const create = (
  { world }: Stage,
  name: keyof typeof AGENT,
  payload: AddressedPayload = LONGER_VOTING,
  id = world.proposalCount,
) => world.governance.createProposal(world.staker(name), id, payload, new Uint8Array(32));
const vote = ({ world }: Stage, name: keyof typeof AGENT, proposal: string) =>
  world.governance.castVote(world.staker(name), world.proposal(proposal), YES);
const exit = ({ world }: Stage, name: keyof typeof AGENT) =>
  world.staking.unstake(world.staker(name), 1_000n * TOKEN, true, 0, [], []);
const pay = ({ world }: Stage) =>
  world.governance.executeTreasurySpend(world.proposal('spend'), world.staker('seller').tokenAccount, world.mint);
const returnBond = ({ world }: Stage, name: keyof typeof AGENT) =>
  world.governance.returnBond(world.staker(name), world.proposal(name));

/** Proposals, votes and what they bring about. */
export const GOVERNANCE_PROVOCATIONS: Provocations = {
  ParameterStepTooLarge: {
    run: async (stage) =>
      stage.refused(create(stage, 'candidate', { kind: 'parameter', id: 32, value: 30_000n * TOKEN })),
  },
  ProposalLimit: {
    run: async (stage) => {
      const { proposalCount } = stage.world;
      await stage.pass(create(stage, 'candidate'), create(stage, 'saver', LONGER_VOTING, proposalCount + 1));
      return stage.refused(create(stage, 'voter', LONGER_VOTING, proposalCount + 2));
    },
  },
  ProposalPending: { run: async (stage) => stage.refused(create(stage, 'drafter')) },
  BelowMinProposalStake: {
    run: async (stage) => {
      const newcomer = stage.world.staker('newcomer');
      await stage.pass(stage.world.staking.openStakeAccount(newcomer));
      return stage.refused(create(stage, 'newcomer'));
    },
  },
  BelowMinVoterStake: {
    run: async (stage) => {
      const { world } = stage;
      const seller = world.staker('seller');
      const { ticketCount } = await world.stake('seller');
      const ticket = world.at.ticket(seller.owner, ticketCount);
      const history = await world.history('seller');
      await stage.pass(world.staking.unstake(seller, 19_500n * TOKEN, false, 0, [], history, ticket));
      return stage.refused(vote(stage, 'seller', 'vetoed'));
    },
  },
  NoPowerAtSnapshot: { run: async (stage) => stage.refused(vote(stage, 'leaver', 'vetoed')) },
  AlreadyVoted: { run: async (stage) => stage.refused(vote(stage, 'voter', 'vetoed')) },
  VotingEnded: { run: async (stage) => stage.refused(vote(stage, 'saver', 'ended')) },
  VotingActive: {
    run: async (stage) => stage.refused(stage.world.governance.finalizeProposal(stage.world.proposal('vetoed'))),
  },
  VoteLocked: { run: async (stage) => stage.refused(exit(stage, 'voter')) },
  ProposerLocked: { run: async (stage) => stage.refused(exit(stage, 'drafter')) },
  TimelockActive: {
    run: async (stage) => {
      const { governance } = stage.world;
      const proposal = stage.world.proposal('succeeded');
      await stage.pass(governance.queueProposal(proposal));
      return stage.refused(governance.executeParameterChange(proposal));
    },
  },
  ProposalExpired: {
    run: async (stage) => {
      const { world } = stage;
      return stage.refused(world.governance.activateProposal(world.staker('forgotten'), world.proposal('forgotten')));
    },
  },
  AlreadyExecuted: {
    run: async (stage) => {
      const { governance, at, mint } = stage.world;
      return stage.refused(governance.executeTreasurySpend(stage.world.proposal('buyback'), at.quoteVault, mint));
    },
  },
  VetoEnded: {
    run: async (stage) => {
      await stage.rollTo(366);
      return stage.refused(stage.world.roles.vetoProposal(stage.world.guardian, stage.world.proposal('vetoed')));
    },
  },
  ProposalCoolDown: {
    run: async (stage) => {
      // Nobody voted.
      await stage.rollTo(47);
      await stage.pass(stage.world.governance.finalizeProposal(stage.world.proposal('balloted')));
      const same = { kind: 'feature', flag: featureBit('penaltyBurn'), enabled: false } as const;
      return stage.refused(create(stage, 'candidate', same));
    },
  },
  BufferHashMismatch: {
    written: 'nobody can write a buffer of the governance account; this changes one byte of it',
    run: async (stage) => {
      const buffer = await stage.world.upgradeBuffer();
      await stage.write(buffer, (view) => view.setUint8(BUFFER_CODE, 0xff));
      const { governance } = stage.world;
      return stage.refused(governance.executeProtocolUpgrade(stage.world.proposal('upgrade'), buffer));
    },
  },
  BufferAuthorityMismatch: {
    written: 'the governance account signs nothing, so it never hands a buffer on; this gives it another authority',
    run: async (stage) => {
      const buffer = await stage.world.upgradeBuffer();
      await stage.write(buffer, (view) => view.setUint8(BUFFER_AUTHORITY, view.getUint8(BUFFER_AUTHORITY) ^ 0xff));
      const { governance } = stage.world;
      return stage.refused(governance.executeProtocolUpgrade(stage.world.proposal('upgrade'), buffer));
    },
  },
  BondAlreadyReturned: {
    run: async (stage) => {
      await stage.pass(returnBond(stage, 'bonded'));
      return stage.refused(returnBond(stage, 'bonded'));
    },
  },
  ProposalLive: { run: async (stage) => stage.refused(returnBond(stage, 'drafter')) },
  SpendingCapExceeded: {
    run: async (stage) => {
      await stage.pass(stage.world.governance.executeParameterChange(stage.world.proposal('capParameter')));
      return stage.refused(pay(stage));
    },
  },
  ReserveFloorBreached: {
    run: async (stage) => {
      await stage.pass(stage.world.governance.executeParameterChange(stage.world.proposal('treasuryParameter')));
      return stage.refused(pay(stage));
    },
  },
  BuybackInactive: {
    run: async (stage) => {
      const { treasury, mint } = stage.world;
      const seller = { ...stage.world.staker('seller'), quoteAccount: stage.world.quoteAccount('seller') };
      await stage.pass(treasury.buyBack(seller, mint, 980n * TOKEN));
      return stage.refused(treasury.buyBack(seller, mint, TOKEN));
    },
  },
  BuybackPriceOutOfRange: {
    written: 'stands for a vote that lowers buyback_max_price while a programme runs',
    run: async (stage) => {
      const { treasury, at, mint } = stage.world;
      const seller = { ...stage.world.staker('seller'), quoteAccount: stage.world.quoteAccount('seller') };
      await stage.write(at.treasury, (view) => view.setBigUint64(TREASURY_MAX_PRICE, 1n, true));
      return stage.refused(treasury.buyBack(seller, mint, TOKEN));
    },
  },
};
