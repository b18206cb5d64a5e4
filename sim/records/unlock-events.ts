import type { TokenSpec } from '../core/run-spec.ts';
import { SECONDS_PER_DAY } from '../core/units.ts';
import type { VestingGrant } from '../ports/staking-chain.ts';
import { counted, tokensFloorText } from './amount-text.ts';
import type { EventNote } from './event-note.ts';

interface Cliff {
  readonly group: string;
  readonly cliffDays: number;
  readonly durationDays: number;
  unlockedBaseUnits: bigint;
  totalBaseUnits: bigint;
}

/** Cliffs of the vesting grants, one event a group. A grant that unlocks from genesis on has none. */
export class UnlockEvents {
  readonly #token: Pick<TokenSpec, 'decimals' | 'symbol'>;
  /** Those to come, by time, those of one time in the order of the grants. */
  #cliffs: readonly Cliff[];

  constructor(grants: readonly VestingGrant[], token: Pick<TokenSpec, 'decimals' | 'symbol'>) {
    this.#token = token;
    this.#cliffs = cliffsOf(grants);
  }

  /** Of the tick that begins so many seconds after genesis. */
  advanceTo(elapsedSeconds: number): readonly EventNote[] {
    const passed = this.#cliffs.filter(({ cliffDays }) => cliffDays * SECONDS_PER_DAY <= elapsedSeconds);
    if (passed.length === 0) return [];
    this.#cliffs = this.#cliffs.slice(passed.length);
    return passed.map((cliff) => ({ kind: 'unlock_cliff', subject: cliff.group, detail: this.#detailOf(cliff) }));
  }

  #detailOf({ cliffDays, durationDays, unlockedBaseUnits, totalBaseUnits }: Cliff): string {
    const unlocked = tokensFloorText(unlockedBaseUnits, this.#token);
    if (unlockedBaseUnits === totalBaseUnits) return `all ${unlocked} unlock at once`;
    const rest = tokensFloorText(totalBaseUnits - unlockedBaseUnits, this.#token);
    return `${unlocked} unlock at once, ${rest} over the next ${counted(durationDays - cliffDays, 'day')}`;
  }
}

/** Grants of one group and one cliff together. */
function cliffsOf(grants: readonly VestingGrant[]): readonly Cliff[] {
  const cliffs: Cliff[] = [];
  for (const { group, cliffDays, durationDays, totalBaseUnits } of grants) {
    if (cliffDays === 0) continue;
    let cliff = cliffs.find((known) => known.group === group && known.cliffDays === cliffDays);
    if (cliff === undefined) {
      cliff = { group, cliffDays, durationDays, unlockedBaseUnits: 0n, totalBaseUnits: 0n };
      cliffs.push(cliff);
    }
    cliff.totalBaseUnits += totalBaseUnits;
    cliff.unlockedBaseUnits +=
      cliffDays >= durationDays ? totalBaseUnits : (totalBaseUnits * BigInt(cliffDays)) / BigInt(durationDays);
  }
  return cliffs.sort((a, b) => a.cliffDays - b.cliffDays);
}
