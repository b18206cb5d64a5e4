import type { AttackRow } from '#sim/ports/run-sink.ts';

/** Parts that an attacker had of the economy, as ratios; undefined where there was nothing to have a part of. */
export interface AttackShares {
  /** Of all token-days that were staked since it came. */
  readonly exposure: number | undefined;
  /** Of the rewards that the pool released since it came. */
  readonly rewards: number | undefined;
}

export function attackShares({
  stakedBaseUnitDays,
  othersBaseUnitDays,
  rewardsBaseUnits,
  releasedBaseUnits,
}: AttackRow): AttackShares {
  return {
    exposure: ratio(stakedBaseUnitDays, stakedBaseUnitDays + othersBaseUnitDays),
    rewards: ratio(rewardsBaseUnits, releasedBaseUnits),
  };
}

function ratio(part: bigint, whole: bigint): number | undefined {
  return whole === 0n ? undefined : Number(part) / Number(whole);
}
