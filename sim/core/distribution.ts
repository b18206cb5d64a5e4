import { bpsFloor } from './fixed.ts';
import type { DistributionSpec } from './run-spec.ts';

/** The supply at genesis by who gets it, in base units. The parts add up to the supply. */
export interface SupplyShares {
  /** Community and liquidity: what the population may hold. */
  readonly openBaseUnits: bigint;
  readonly teamBaseUnits: bigint;
  readonly treasuryBaseUnits: bigint;
  readonly partnersBaseUnits: bigint;
}

/** Team, treasury and partners get their shares rounded down; the open part gets the rest. */
export function supplyShares(token: {
  readonly supplyBaseUnits: bigint;
  readonly distribution: Pick<DistributionSpec, 'teamBps' | 'treasuryBps' | 'partnersBps'>;
}): SupplyShares {
  const { supplyBaseUnits, distribution } = token;
  const teamBaseUnits = bpsFloor(supplyBaseUnits, distribution.teamBps);
  const treasuryBaseUnits = bpsFloor(supplyBaseUnits, distribution.treasuryBps);
  const partnersBaseUnits = bpsFloor(supplyBaseUnits, distribution.partnersBps);
  const openBaseUnits = supplyBaseUnits - teamBaseUnits - treasuryBaseUnits - partnersBaseUnits;
  return { openBaseUnits, teamBaseUnits, treasuryBaseUnits, partnersBaseUnits };
}
