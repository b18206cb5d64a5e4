// Every account of the programs, each decoded by fixed offsets in a file of its own.
export { accountDiscriminator, type StakingAccountName } from './accounts/account-bytes.ts';
export { decodeEmission, EMISSION_BYTES } from './accounts/emission-account.ts';
export { decodeGovernance, GOVERNANCE_BYTES } from './accounts/governance-account.ts';
export {
  decodeMarket,
  decodePositions,
  MARKET_BYTES,
  POSITIONS_BYTES,
} from './accounts/market-account.ts';
export {
  AGE_DAYS,
  decodePool,
  decodePoolSchedule,
  EXPIRY_PAGE_COUNT,
  PAGE_DAYS,
  POOL_BYTES,
  type PoolSchedule,
} from './accounts/pool-account.ts';
export { decodeProposal, PROPOSAL_BYTES } from './accounts/proposal-account.ts';
export { decodeMintSupply, decodeTokenBalance } from './accounts/token-account.ts';
export { decodeTreasury, TREASURY_BYTES } from './accounts/treasury-account.ts';
export {
  decodeStakeSchedule,
  decodeUserStake,
  type PagedEntry,
  type StakeSchedule,
  USER_STAKE_BYTES,
} from './accounts/user-stake-account.ts';
export { decodeVesting, VESTING_BYTES } from './accounts/vesting-account.ts';
