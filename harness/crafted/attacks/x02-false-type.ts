import { TRIAL_TOKEN } from '../../genesis/trial-plan.ts';
import { RoleInstructions } from '../../program/role-instructions.ts';
import type { CraftedAttack } from '../crafted-attack.ts';
import { YES } from '../crafted-stage.ts';
import { withAccount } from '../forged-call.ts';
import { FORKED_STAKE_BASE_UNITS, forkedEconomy } from '../forked-economy.ts';
import { copyByProbe } from '../probe-copy.ts';
import { refusedAttempt } from './refused-attempt.ts';

/** Where a claim has its accounts. */
const POOL = 1;
const USER_STAKE = 2;
/** Where a pause has the account that names the guardian. */
const GOVERNANCE = 2;

const FOREIGN = 'AccountOwnedByWrongProgram';
const OTHER_TYPE = 'AccountDiscriminatorMismatch';

export const FALSE_TYPE: CraftedAttack = {
  id: 'X02',
  title: 'False owner or type of an account',
  description:
    'Brings accounts whose bytes fit but which another program owns, or which are of another type; a weak program believes what they say.',
  source:
    'sealevel-attacks 2 and 3 (owner checks, type cosplay); Cashio, March 2022 (accounts without a root of trust, about $50M)',
  attempts: [
    refusedAttempt(
      'forked-stake-claim',
      'a stake account of a copy of the program, for a claim',
      FOREIGN,
      async (stage) => {
        const { staking, thief } = stage;
        const { userStake } = (await forkedEconomy(stage)).thief;
        return {
          forged: [staking.claimRewards({ ...thief, userStake }, [])],
          sound: [staking.claimRewards(thief, [])],
        };
      },
    ),
    refusedAttempt(
      'forked-stake-unstake',
      'a stake account of a copy of the program, for an exit with 5M tokens',
      FOREIGN,
      async (stage) => {
        const { thief } = stage;
        const { userStake } = (await forkedEconomy(stage)).thief;
        return {
          forged: [stage.leaveCall({ ...thief, userStake }, FORKED_STAKE_BASE_UNITS)],
          sound: [stage.leaveCall(thief, 15_000n * TRIAL_TOKEN)],
        };
      },
    ),
    refusedAttempt(
      'forked-stake-vote',
      'a stake account of a copy of the program, for a vote',
      FOREIGN,
      async (stage) => {
        const { ballots, thief, proposal } = stage;
        const { userStake } = (await forkedEconomy(stage)).thief;
        return {
          forged: [ballots.castVote({ ...thief, userStake }, proposal, YES)],
          sound: [ballots.castVote(thief, proposal, YES)],
        };
      },
    ),
    refusedAttempt('forked-pool-claim', 'the pool of a copy of the program, for a claim', FOREIGN, async (stage) => {
      const claim = stage.staking.claimRewards(stage.thief, []);
      const { pool } = (await forkedEconomy(stage)).deployment.addresses;
      return { forged: [withAccount(claim, POOL, pool)], sound: [claim] };
    }),
    refusedAttempt(
      'forked-governance-pause',
      'the governance of a copy of the program, whose guardian is the thief',
      FOREIGN,
      async (stage) => {
        const { deployment } = await forkedEconomy(stage);
        const { guardian, addresses } = deployment;
        const sound = stage.roles.pause(stage.guardian.address, 1, 60);
        const own = new RoleInstructions(stage.at).pause(guardian.address, 1, 60);
        return {
          signers: [stage.thief.wallet, guardian],
          forged: [withAccount(own, GOVERNANCE, addresses.governance)],
          soundSigners: [stage.guardian],
          sound: [sound],
        };
      },
    ),
    refusedAttempt(
      'forked-grant-release',
      'a grant of a copy of the program, paid by the real vault',
      FOREIGN,
      async (stage) => {
        const { money, vesting, victim, thief } = stage;
        const { deployment } = await forkedEconomy(stage);
        const [grant] = deployment.grants;
        if (grant === undefined) throw new RangeError('the fork has no grant');
        return {
          forged: [money.releaseVested(grant.vesting, grant.beneficiary, thief.tokenAccount)],
          sound: [money.releaseVested(vesting, victim.owner, victim.tokenAccount)],
        };
      },
    ),
    refusedAttempt(
      'copied-bytes-claim',
      "the bytes of the thief's stake account, behind their length, in an account of the probe program's",
      FOREIGN,
      async (stage) => {
        const claim = stage.staking.claimRewards(stage.thief, []);
        const copy = await copyByProbe(stage, stage.thief.userStake);
        return { forged: [withAccount(claim, USER_STAKE, copy)], sound: [claim] };
      },
    ),
    refusedAttempt(
      'token-account-as-stake',
      "the thief's token account in the place of the stake account",
      FOREIGN,
      ({ staking, thief }) => {
        const claim = staking.claimRewards(thief, []);
        return { forged: [withAccount(claim, USER_STAKE, thief.tokenAccount)], sound: [claim] };
      },
    ),
    refusedAttempt(
      'proposal-as-stake',
      'a proposal in the place of the stake account',
      OTHER_TYPE,
      ({ staking, thief, proposal }) => {
        const claim = staking.claimRewards(thief, []);
        return { forged: [withAccount(claim, USER_STAKE, proposal)], sound: [claim] };
      },
    ),
    refusedAttempt(
      'stake-as-pool',
      "the victim's stake account in the place of the pool",
      OTHER_TYPE,
      ({ staking, thief, victim }) => {
        const claim = staking.claimRewards(thief, []);
        return { forged: [withAccount(claim, POOL, victim.userStake)], sound: [claim] };
      },
    ),
    refusedAttempt('history-as-pool', 'a history page in the place of the pool', OTHER_TYPE, (stage) => {
      const claim = stage.staking.claimRewards(stage.thief, []);
      return { forged: [withAccount(claim, POOL, stage.historyPage(0))], sound: [claim] };
    }),
  ],
};
