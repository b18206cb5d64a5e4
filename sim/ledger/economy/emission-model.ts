import { bpsFloor, maxBigint, minBigint } from '../../core/fixed.ts';
import { BASIS_POINTS, DAYS_PER_WEEK, DAYS_PER_YEAR } from '../../core/units.ts';
import type { EmissionState } from '../../ports/governance-states.ts';
import { MAX_TOTAL_SUPPLY } from '../reward-math.ts';

/** Weekly mints that the account remembers: more than a year of them. */
const MINT_SLOTS = 54;

interface Mint {
  readonly minted: bigint;
  readonly supplyBefore: bigint;
  readonly day: number;
}

/** Mutable twin of the `Emission` account. */
export interface EmissionModel {
  readonly genesisSupply: bigint;
  totalMinted: bigint;
  readonly inflationBps: number[];
  capBps: number;
  /** Week + 1 of the last mint, 0 none. */
  lastWeek: number;
  mintCount: number;
  readonly mints: Mint[];
}

const NO_MINT: Mint = { minted: 0n, supplyBefore: 0n, day: 0 };

export function createEmissionModel(supply: bigint, inflationBps: readonly number[], capBps: number): EmissionModel {
  return {
    genesisSupply: supply,
    totalMinted: 0n,
    inflationBps: [...inflationBps],
    capBps,
    lastWeek: 0,
    mintCount: 0,
    mints: Array.from({ length: MINT_SLOTS }, () => NO_MINT),
  };
}

/** One week of a year's inflation: floor(genesis supply * rate * 7 / 365). Years count 365 days from genesis. */
export function weeklyMintFloor(emission: EmissionModel, daysSinceGenesis: number): bigint {
  const year = Math.min(Math.floor(daysSinceGenesis / DAYS_PER_YEAR), emission.inflationBps.length - 1);
  const rate = BigInt(emission.inflationBps[year] as number);
  return (emission.genesisSupply * rate * BigInt(DAYS_PER_WEEK)) / (BASIS_POINTS * BigInt(DAYS_PER_YEAR));
}

/**
 * What the 365 days up to and including `day` may still mint: floor(supply before them * cap) less what they have. The
 * supply before them is what their first mint found; burns in between only lower it.
 */
export function capRoomFloor(emission: EmissionModel, day: number, supply: bigint): bigint {
  let supplyThen = supply;
  let minted = 0n;
  for (let back = 1; back <= Math.min(emission.mintCount, MINT_SLOTS); back += 1) {
    const mint = emission.mints[(emission.mintCount - back) % MINT_SLOTS] as Mint;
    if (mint.day + DAYS_PER_YEAR <= day) {
      break;
    }
    supplyThen = mint.supplyBefore;
    minted += mint.minted;
  }
  return maxBigint(bpsFloor(supplyThen, emission.capBps) - minted, 0n);
}

/** What a mint would make now; 0 when the cap or the ceiling of the supply is reached. */
export function mintable(emission: EmissionModel, day: number, genesisDay: number, supply: bigint): bigint {
  const due = weeklyMintFloor(emission, day - genesisDay);
  const room = minBigint(capRoomFloor(emission, day, supply), maxBigint(MAX_TOTAL_SUPPLY - supply, 0n));
  return minBigint(due, room);
}

export function recordMint(emission: EmissionModel, mint: Mint, week: number): void {
  emission.mints[emission.mintCount % MINT_SLOTS] = mint;
  emission.mintCount += 1;
  emission.lastWeek = week + 1;
  emission.totalMinted += mint.minted;
}

/** Snapshot in the port's shape. */
export function emissionState(emission: EmissionModel): EmissionState {
  return {
    genesisSupplyBaseUnits: emission.genesisSupply,
    totalMintedBaseUnits: emission.totalMinted,
    inflationBps: [...emission.inflationBps],
    capBps: emission.capBps,
    lastWeek: emission.lastWeek,
    mintCount: emission.mintCount,
    mints: emission.mints.map(({ minted, supplyBefore, day }) => ({
      mintedBaseUnits: minted,
      supplyBeforeBaseUnits: supplyBefore,
      day,
    })),
  };
}
