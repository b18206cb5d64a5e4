import type { Deployment } from '../genesis/deployment.ts';
import { TRIAL_TOKEN, trialClock } from '../genesis/trial-plan.ts';
import { associatedTokenAddress } from '../program/pda.ts';
import { StakingInstructions } from '../program/staking-instructions.ts';
import { createTokenAccount, transferTokens } from '../program/token-instructions.ts';
import { CRAFTED_PLAN } from './crafted-plan.ts';
import { ATTACK_DAY, type CraftedStage, type StageStaker } from './crafted-stage.ts';

/** What the thief stakes in the copy: tokens that cost nothing. */
export const FORKED_STAKE_BASE_UNITS = 5_000_000n * TRIAL_TOKEN;

/** An economy of the thief's own under the copied program: genuine types, false owner. */
export interface ForkedEconomy {
  readonly deployment: Deployment;
  /** The thief in the copy, with a stake that the real pool never took. Its token account is of a mint of the thief's. */
  readonly thief: StageStaker;
}

const FORKS = new WeakMap<CraftedStage, Promise<ForkedEconomy>>();

/** The copy's economy on a stage, opened when first asked for. Throws `CHAIN__FAILED`. */
export async function forkedEconomy(stage: CraftedStage): Promise<ForkedEconomy> {
  const known = FORKS.get(stage);
  if (known !== undefined) return known;
  const opened = openFork(stage);
  FORKS.set(stage, opened);
  return opened;
}

async function openFork(stage: CraftedStage): Promise<ForkedEconomy> {
  const deployment = await stage.deployFork({
    ...CRAFTED_PLAN,
    seed: CRAFTED_PLAN.seed + 1,
    clock: trialClock(ATTACK_DAY),
    agentIds: ['accomplice'],
    holdingsBaseUnits: [0n],
    grants: [{ beneficiary: 0, group: 'team', totalBaseUnits: TRIAL_TOKEN, cliffDays: 0, durationDays: 1 }],
  });
  const { addresses, mint, operator } = deployment;
  const { wallet, owner } = stage.thief;
  const tokenAccount = associatedTokenAddress(owner, mint);
  const thief: StageStaker = { wallet, owner, tokenAccount, userStake: addresses.userStake(owner) };
  const staking = new StakingInstructions(addresses);
  await stage.demand(
    [operator.wallet, wallet],
    createTokenAccount(owner, tokenAccount, owner, mint),
    transferTokens(operator.tokenAccount, tokenAccount, operator.wallet.address, 2n * FORKED_STAKE_BASE_UNITS),
    staking.openStakeAccount(thief),
    staking.stake(thief, FORKED_STAKE_BASE_UNITS, 0),
  );
  return { deployment, thief };
}
