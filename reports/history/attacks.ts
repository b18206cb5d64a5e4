import type { AttackRow } from '#sim/ports/run-sink.ts';
import type { TableHead } from '../artifacts/run-table.ts';
import { type RowReader, rowReader } from './table-reader.ts';

/** One attacker's account over the run; every list has a value for each of its rows in attacks.csv. */
export interface AttackCourse {
  /** The row of its arrival, and the last one, exact. */
  readonly first: AttackRow;
  readonly last: AttackRow;
  readonly unixSeconds: readonly number[];
  /** Base units as floats: exact enough for a picture. */
  readonly gainBaseUnits: readonly number[];
  /** Quote units as floats; undefined without a market. */
  readonly gainQuoteUnits: readonly (number | undefined)[];
}

interface GrowingCourse extends AttackCourse {
  last: AttackRow;
  readonly unixSeconds: number[];
  readonly gainBaseUnits: number[];
  readonly gainQuoteUnits: (number | undefined)[];
}

/** Takes the rows of `attacks.csv` one by one and keeps what a report tells of them. */
export class AttackLog {
  readonly #take: (cells: readonly string[], line: number) => AttackRow;
  readonly #courses = new Map<string, GrowingCourse>();

  constructor(table: TableHead) {
    this.#take = rowReader(table, rowOf);
  }

  /** Throws REPORT__RUN_FILE_INVALID. */
  take(cells: readonly string[], line: number): void {
    const row = this.#take(cells, line);
    const known = this.#courses.get(row.attack);
    const course = known ?? { first: row, last: row, unixSeconds: [], gainBaseUnits: [], gainQuoteUnits: [] };
    if (known === undefined) this.#courses.set(row.attack, course);
    course.last = row;
    course.unixSeconds.push(row.unixSeconds);
    course.gainBaseUnits.push(Number(row.gainBaseUnits));
    course.gainQuoteUnits.push(row.gainQuoteUnits === undefined ? undefined : Number(row.gainQuoteUnits));
  }

  /** By the attack's name; none of one that has not come. */
  courses(): ReadonlyMap<string, AttackCourse> {
    return this.#courses;
  }
}

function rowOf(row: RowReader): AttackRow {
  const amount = (id: string): bigint => row.integer(id) ?? 0n;
  const count = (id: string): number => row.number(id) ?? 0;
  return {
    tickIndex: count('tick'),
    unixSeconds: count('unix_seconds'),
    attack: row.text('attack'),
    attackId: row.text('attack_id'),
    wallets: count('wallets'),
    capitalBaseUnits: amount('capital_base_units'),
    capitalQuoteUnits: row.integer('capital_quote_units'),
    wealthBaseUnits: amount('wealth_base_units'),
    wealthQuoteUnits: row.integer('wealth_quote_units'),
    gainBaseUnits: amount('gain_base_units'),
    gainQuoteUnits: row.integer('gain_quote_units'),
    stakedBaseUnits: amount('staked_base_units'),
    stakedBaseUnitDays: amount('staked_base_unit_days'),
    othersBaseUnitDays: amount('others_base_unit_days'),
    lockedBaseUnitDays: amount('locked_base_unit_days'),
    rewardsBaseUnits: amount('rewards_base_units'),
    releasedBaseUnits: amount('released_base_units'),
    penaltiesBaseUnits: amount('penalties_base_units'),
    treasuryBaseUnits: amount('treasury_base_units'),
    buybackQuoteUnits: row.integer('buyback_quote_units'),
    priceImpactQuoteUnits: row.integer('price_impact_quote_units'),
    feesLamports: amount('fees_lamports'),
    rentLamports: amount('rent_lamports'),
    power: amount('power'),
    voteShare: row.number('vote_share'),
    accepted: count('accepted'),
    refused: count('refused'),
    secondsToEffect: row.number('seconds_to_effect'),
    measure: row.number('measure'),
    succeeded: row.text('succeeded') === '1',
    othersWealthBaseUnits: row.integer('others_wealth_base_units'),
    othersWealthQuoteUnits: row.integer('others_wealth_quote_units'),
    treasuryVaultBaseUnits: amount('treasury_vault_base_units'),
  };
}
