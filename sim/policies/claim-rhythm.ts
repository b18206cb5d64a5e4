/**
 * Claimable rewards at which claiming and restaking by hand gains most, in base units, rounded down. With a stake S at rate
 * r and a cost c of each claim, claiming every t costs c / t for the claims and r (r S t) / 2 for rewards that wait, as
 * r S t / 2 wait on average. The sum is least at t = sqrt(2 c / S) / r, when r S t = sqrt(2 c S) is claimable, whatever r is.
 */
export function bestClaimFloor(stakeBaseUnits: bigint, costBaseUnits: bigint): bigint {
  // A threshold to fifteen digits is exact enough.
  return BigInt(Math.floor(Math.sqrt(2 * Number(costBaseUnits) * Number(stakeBaseUnits))));
}
