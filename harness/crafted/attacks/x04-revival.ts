import { governanceParams, poolParams } from '../../genesis/program-setup.ts';
import { TRIAL_TOKEN } from '../../genesis/trial-plan.ts';
import type { Instruction } from '../../program/message.ts';
import { rentExemptLamports, transferLamports } from '../../program/token-instructions.ts';
import type { CraftedAttack } from '../crafted-attack.ts';
import { CRAFTED_PLAN } from '../crafted-plan.ts';
import { type CraftedStage, NO_CONTENT, YES } from '../crafted-stage.ts';
import { withAccount } from '../forged-call.ts';
import { refusedAttempt } from './refused-attempt.ts';

/** Where `create_proposal` has the account that it makes. */
const PROPOSAL = 4;
/** More than the rent of a stake account. */
const REVIVAL_LAMPORTS = rentExemptLamports(10_000);

/** Everything out, and the account closed. */
const goneCalls = (stage: CraftedStage): readonly Instruction[] => [
  stage.leaveCall(stage.thief, 15_000n * TRIAL_TOKEN),
  stage.leaveCall(stage.thief, 1_000n * TRIAL_TOKEN, 1),
  stage.staking.closeStakeAccount(stage.thief),
];

/** A new account with a new stake. */
const backCalls = ({ staking, thief }: CraftedStage): readonly Instruction[] => [
  staking.openStakeAccount(thief),
  staking.stake(thief, 15_000n * TRIAL_TOKEN, 0),
];

const voteCall = ({ ballots, thief, proposal }: CraftedStage): Instruction => ballots.castVote(thief, proposal, YES);
const claimCall = ({ staking, thief }: CraftedStage): Instruction => staking.claimRewards(thief, []);

export const REVIVAL: CraftedAttack = {
  id: 'X04',
  title: 'Second initialization and revival of closed accounts',
  description:
    'Makes an account that exists, or closes one and brings it back in the same transaction; a weak program forgets what it knew.',
  source:
    'sealevel-attacks 4 and 9 (initialization, closing accounts); Audius, July 2022 (governance initialized again, 704 ETH)',
  attempts: [
    refusedAttempt('pool-again', 'the pool, with the thief as its authority', 'AlreadyInitialized', (stage) => {
      const { staking, thief, mint } = stage;
      const params = poolParams(CRAFTED_PLAN);
      const initialize = staking.initializePool(thief.owner, mint, CRAFTED_PLAN.token.supplyBaseUnits, 10_000, params);
      return { forged: [initialize], sound: [claimCall(stage)] };
    }),
    refusedAttempt(
      'governance-again',
      "the governance, with a guardian of the thief's, signed by the thief",
      ['NotAuthority', 'AlreadyInitialized'],
      (stage) => {
        const { ballots, thief, mint, quoteMint } = stage;
        const roles = { guardian: thief.wallet, attestor: stage.victim.wallet };
        const params = governanceParams(CRAFTED_PLAN, roles);
        return {
          forged: [ballots.initializeGovernance(thief.owner, mint, quoteMint, params)],
          sound: [claimCall(stage)],
        };
      },
    ),
    refusedAttempt(
      'governance-again-by-authority',
      'the governance again, signed by the authority itself',
      'AlreadyInitialized',
      (stage) => {
        const { ballots, operator, thief, mint, quoteMint, roles } = stage;
        const params = governanceParams(CRAFTED_PLAN, { guardian: thief.wallet, attestor: stage.victim.wallet });
        return {
          signers: [operator.wallet],
          forged: [ballots.initializeGovernance(operator.owner, mint, quoteMint, params)],
          sound: [roles.setGuardian(operator.owner, thief.owner)],
        };
      },
    ),
    refusedAttempt(
      'emission-again',
      'the emission, which would have minted nothing yet this year',
      'AlreadyInitialized',
      (stage) => {
        const { rewards, operator, mint } = stage;
        const params = { inflationBps: CRAFTED_PLAN.inflationBps, capBps: CRAFTED_PLAN.inflationCapBps };
        return {
          signers: [operator.wallet],
          forged: [rewards.initializeEmission(operator.owner, mint, params)],
          sound: [rewards.mintInflation(mint)],
        };
      },
    ),
    refusedAttempt(
      'stake-account-again',
      "the thief's stake account while it is open",
      'AlreadyInitialized',
      (stage) => ({
        forged: [stage.staking.openStakeAccount(stage.thief)],
        sound: [...goneCalls(stage), stage.staking.openStakeAccount(stage.thief)],
      }),
    ),
    refusedAttempt(
      'proposal-again',
      'the proposal that is being voted on, with another payload',
      ['ProposalIdMismatch', 'AlreadyInitialized', 'ConstraintSeeds'],
      (stage) => {
        const { ballots, thief, proposal } = stage;
        const payload = { kind: 'parameter', id: 0, value: 2n * TRIAL_TOKEN } as const;
        const sound = ballots.createProposal(thief, 1, payload, NO_CONTENT);
        return { forged: [withAccount(sound, PROPOSAL, proposal)], sound: [sound] };
      },
    ),
    refusedAttempt('vote-twice', 'the same vote twice in one transaction', 'AlreadyVoted', (stage) => ({
      forged: [voteCall(stage), stage.ballots.castVote(stage.thief, stage.proposal, 0)],
      sound: [voteCall(stage)],
    })),
    refusedAttempt(
      'vote-reopen-vote',
      'a vote, then the account closed and opened for a second vote',
      'VoteLocked',
      (stage) => ({
        forged: [voteCall(stage), ...goneCalls(stage), ...backCalls(stage), voteCall(stage)],
        sound: [...goneCalls(stage), ...backCalls(stage)],
      }),
    ),
    refusedAttempt(
      'reopen-vote',
      'a vote with an account that was closed and opened again',
      'NoPowerAtSnapshot',
      (stage) => ({
        forged: [...goneCalls(stage), ...backCalls(stage), voteCall(stage)],
        sound: [...goneCalls(stage), ...backCalls(stage)],
      }),
    ),
    refusedAttempt('claim-twice', 'the same claim twice in one transaction', 'NothingToClaim', (stage) => ({
      forged: [claimCall(stage), claimCall(stage)],
      sound: [claimCall(stage)],
    })),
    refusedAttempt(
      'refund-and-claim',
      'a closed account that gets its lamports back before the next claim',
      ['AccountOwnedByWrongProgram', 'AccountNotInitialized'],
      (stage) => {
        const { thief } = stage;
        const refund = transferLamports(thief.owner, thief.userStake, REVIVAL_LAMPORTS);
        return {
          forged: [...goneCalls(stage), refund, claimCall(stage)],
          sound: [...goneCalls(stage), refund],
        };
      },
    ),
  ],
};
