import type { AttackFigures } from './attack.ts';

/**
 * An attacker's part of the rewards that were released since it came, over its part of all token-days since then: 1 is
 * what everybody gets on average, locks and boosters aside. Undefined until somebody was exposed and something released.
 */
export function rewardsForExposure(figures: AttackFigures): number | undefined {
  const { rewardsBaseUnits, releasedBaseUnits, stakedBaseUnitDays, othersBaseUnitDays } = figures;
  const all = stakedBaseUnitDays + othersBaseUnitDays;
  if (releasedBaseUnits === 0n || stakedBaseUnitDays === 0n) return undefined;
  const rewardShare = Number(rewardsBaseUnits) / Number(releasedBaseUnits);
  return rewardShare / (Number(stakedBaseUnitDays) / Number(all));
}
