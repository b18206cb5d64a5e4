import { supplyShares } from '#sim/core/distribution.ts';
import { bpsFloor } from '#sim/core/fixed.ts';
import type { DistributionSpec } from '#sim/core/run-spec.ts';

/** A supply by who gets it, in base units. The parts add up to the supply. */
export interface DistributionParts {
  readonly communityBaseUnits: bigint;
  readonly teamBaseUnits: bigint;
  readonly treasuryBaseUnits: bigint;
  readonly liquidityBaseUnits: bigint;
  readonly partnersBaseUnits: bigint;
}

/** Each share rounded down, the community's the rest: 40/20/20/10/10 by the plan. */
export function distributionParts(supplyBaseUnits: bigint, distribution: DistributionSpec): DistributionParts {
  const { openBaseUnits, ...parts } = supplyShares({ supplyBaseUnits, distribution });
  const liquidityBaseUnits = bpsFloor(supplyBaseUnits, distribution.liquidityBps);
  return { ...parts, liquidityBaseUnits, communityBaseUnits: openBaseUnits - liquidityBaseUnits };
}

/** An amount in equal parts for so many; what does not divide goes to the first. */
export function equalParts(amountBaseUnits: bigint, count: number): readonly bigint[] {
  const part = amountBaseUnits / BigInt(count);
  const rest = amountBaseUnits - part * BigInt(count);
  return Array.from({ length: count }, (_, position) => (position === 0 ? part + rest : part));
}
