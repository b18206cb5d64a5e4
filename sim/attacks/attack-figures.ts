import type { AttackRow, MetricValue } from '../ports/run-sink.ts';

/** Of a figure's value; `bool` is 0 or 1, and a `measure` is in the unit that the attack's definition says. */
export type AttackFigureUnit =
  | 'base_units'
  | 'quote_units'
  | 'base_unit_days'
  | 'lamports'
  | 'power'
  | 'ratio'
  | 'seconds'
  | 'count'
  | 'bool'
  | 'measure';

/** A figure of an attacker's account. */
export interface AttackFigure {
  readonly unit: AttackFigureUnit;
  readonly value: (row: AttackRow) => MetricValue;
}

const FIGURES = {
  wallets: { unit: 'count', value: (row) => row.wallets },
  capital_base_units: { unit: 'base_units', value: (row) => row.capitalBaseUnits },
  capital_quote_units: { unit: 'quote_units', value: (row) => row.capitalQuoteUnits },
  wealth_base_units: { unit: 'base_units', value: (row) => row.wealthBaseUnits },
  wealth_quote_units: { unit: 'quote_units', value: (row) => row.wealthQuoteUnits },
  gain_base_units: { unit: 'base_units', value: (row) => row.gainBaseUnits },
  gain_quote_units: { unit: 'quote_units', value: (row) => row.gainQuoteUnits },
  staked_base_units: { unit: 'base_units', value: (row) => row.stakedBaseUnits },
  staked_base_unit_days: { unit: 'base_unit_days', value: (row) => row.stakedBaseUnitDays },
  others_base_unit_days: { unit: 'base_unit_days', value: (row) => row.othersBaseUnitDays },
  locked_base_unit_days: { unit: 'base_unit_days', value: (row) => row.lockedBaseUnitDays },
  rewards_base_units: { unit: 'base_units', value: (row) => row.rewardsBaseUnits },
  released_base_units: { unit: 'base_units', value: (row) => row.releasedBaseUnits },
  penalties_base_units: { unit: 'base_units', value: (row) => row.penaltiesBaseUnits },
  treasury_base_units: { unit: 'base_units', value: (row) => row.treasuryBaseUnits },
  buyback_quote_units: { unit: 'quote_units', value: (row) => row.buybackQuoteUnits },
  price_impact_quote_units: { unit: 'quote_units', value: (row) => row.priceImpactQuoteUnits },
  fees_lamports: { unit: 'lamports', value: (row) => row.feesLamports },
  rent_lamports: { unit: 'lamports', value: (row) => row.rentLamports },
  power: { unit: 'power', value: (row) => row.power },
  vote_share: { unit: 'ratio', value: (row) => row.voteShare },
  accepted: { unit: 'count', value: (row) => row.accepted },
  refused: { unit: 'count', value: (row) => row.refused },
  seconds_to_effect: { unit: 'seconds', value: (row) => row.secondsToEffect },
  measure: { unit: 'measure', value: (row) => row.measure },
  succeeded: { unit: 'bool', value: (row) => Number(row.succeeded) },
  others_wealth_base_units: { unit: 'base_units', value: (row) => row.othersWealthBaseUnits },
  others_wealth_quote_units: { unit: 'quote_units', value: (row) => row.othersWealthQuoteUnits },
  treasury_vault_base_units: { unit: 'base_units', value: (row) => row.treasuryVaultBaseUnits },
} as const satisfies Readonly<Record<string, AttackFigure>>;

/** What can be said of an attacker's account, by the id of its column in `attacks.csv`. */
export const ATTACK_FIGURES: ReadonlyMap<string, AttackFigure> = new Map(Object.entries(FIGURES));
