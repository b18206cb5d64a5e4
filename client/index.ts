export type { ProgramRoles } from './account-reader.ts';
export { type DeploymentParts, initializeEconomy, initializeEmission } from './deployment.ts';
export { type DistributionParts, distributionParts } from './distribution.ts';
export type { Staking } from './generated/staking.ts';
export { type CreatedProposal, GovernanceManager, type ProposalStatus } from './governance-manager.ts';
export type { Owner } from './owner.ts';
export { type EconomyTerms, featuresOn, PLAN_DISTRIBUTION, PLAN_ECONOMY, PLAN_TOKEN } from './plan-economy.ts';
export { ProgramAddresses } from './program-addresses.ts';
export { stakingProgram } from './program-connection.ts';
export type { ProposalAction } from './proposal-payload.ts';
export { canonicalProposalText, proposalContentHash } from './proposal-text.ts';
export { AccountMissing, ProgramRefusal } from './refusal.ts';
export {
  type BoosterFacts,
  type Boosters,
  type BoosterTerms,
  calculateBoosters,
  calculateUserReward,
} from './reward-previews.ts';
export { RewardsDistributor } from './rewards-distributor.ts';
export { PAUSABLE, type Pausable, Roles } from './roles.ts';
export type { RewardBalance } from './settlement-preview.ts';
export {
  applyUnstakePenalty,
  getTimeMultiplier,
  type LockTier,
  PLAN_LOCKS,
  type UnstakePayout,
} from './stake-previews.ts';
export { type StakeInfo, StakingManager, type UnstakeOptions, type UnstakePreview } from './staking-manager.ts';
export { type GrantTerms, type Recipients, TokenManager, type TokenTerms, type VestingInfo } from './token-manager.ts';
export type { NextStep, QuorumCheck, VoteWeight } from './vote-previews.ts';
