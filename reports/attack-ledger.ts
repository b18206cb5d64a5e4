import type { AttackDefinition } from '#sim/attacks/attack.ts';
import type { AttackRow } from '#sim/ports/run-sink.ts';
import { attackShares } from './attack-shares.ts';
import { type AttackUnits, lamportsText, measureText, quoteText, tokenDaysText, tokenText } from './attack-units.ts';
import { durationInWords } from './text/duration.ts';
import { formatNumber, formatPercent, groupDigits } from './text/quantity.ts';

/** One line of an attack's account. */
export interface LedgerRow {
  readonly id: string;
  readonly label: string;
  /** With its unit. */
  readonly value: string;
  /** What it is set against, or how it came about; empty where nothing is to be said. */
  readonly note: string;
}

/** What a measure is of; absent: an attack that this version does not know. */
type Judged = Pick<AttackDefinition, 'measure'> | undefined;

/**
 * The account of an attack: what it cost, what it brought, who lost, and the figure that it is judged by. `idle` is the
 * row of the same tick of the run in which the attacker did nothing: what others and the treasury lost is known with
 * it alone. Sums that an economy without a market does not have are left out.
 */
export function attackLedger(
  row: AttackRow,
  definition: Judged,
  units: AttackUnits,
  idle?: AttackRow,
): readonly LedgerRow[] {
  return [
    ...costRows(row, units),
    ...gainRows(row, units),
    ...lossRows(row, units, idle),
    ...effectRows(row, definition, units),
  ];
}

function line(id: string, label: string, value: string, note = ''): LedgerRow {
  return { id, label, value, note };
}

function costRows(row: AttackRow, units: AttackUnits): readonly LedgerRow[] {
  const { wallets, capitalQuoteUnits: cash, priceImpactQuoteUnits: impact } = row;
  const spread = `in ${wallets === 1 ? 'one wallet' : `${groupDigits(String(wallets))} wallets`}`;
  return [
    line('capital', 'Capital', tokenText(row.capitalBaseUnits, units), spread),
    ...(cash === undefined || cash === 0n ? [] : [line('cash', 'Cash', quoteText(cash, units), spread)]),
    line('exposure', 'Token-days staked', tokenDaysText(row.stakedBaseUnitDays, units), exposureNote(row)),
    line(
      'locked',
      'Token-days still locked',
      tokenDaysText(row.lockedBaseUnitDays, units),
      'deposits under a lock, times the days until it ends',
    ),
    line('penalties', 'Penalties', tokenText(row.penaltiesBaseUnits, units), 'for leaving early'),
    line('fees', 'Fees', lamportsText(row.feesLamports), 'one signature an action, refused ones too'),
    line('rent', 'Rent', lamportsText(row.rentLamports), 'comes back when the accounts are closed'),
    ...(impact === undefined
      ? []
      : [line('price_impact', 'Price impact', quoteText(impact, units), 'of its swaps, fees of the pool included')]),
  ];
}

function gainRows(row: AttackRow, units: AttackUnits): readonly LedgerRow[] {
  const { capitalBaseUnits: capital, gainBaseUnits: gain, capitalQuoteUnits: cash, gainQuoteUnits: cashGain } = row;
  const { buybackQuoteUnits: buyback } = row;
  return [
    line('rewards', 'Rewards', tokenText(row.rewardsBaseUnits, units), rewardsNote(row)),
    line('treasury', 'Paid by the treasury', tokenText(row.treasuryBaseUnits, units)),
    ...(buyback === undefined ? [] : [line('buyback', 'Paid by buybacks', quoteText(buyback, units))]),
    line('gain', 'Gain in tokens', signed(gain, tokenText(gain, units)), 'what it has less what it came with'),
    ...(cashGain === undefined
      ? []
      : [line('gain_quote', 'Gain in cash', signed(cashGain, quoteText(cashGain, units)), 'beside the tokens')]),
    ...(capital === 0n ? [] : [line('return', 'Return on capital', returnText(gain, capital), returnNote(cash))]),
    ...(cash === undefined || cash === 0n || cashGain === undefined
      ? []
      : [line('return_quote', 'Return on cash', returnText(cashGain, cash), 'in cash alone')]),
  ];
}

/** What others and the treasury have less than in the run in which the attacker did nothing. */
function lossRows(row: AttackRow, units: AttackUnits, idle: AttackRow | undefined): readonly LedgerRow[] {
  if (idle === undefined) return [];
  const { othersWealthBaseUnits: others, othersWealthQuoteUnits: cash } = row;
  const { othersWealthBaseUnits: spared, othersWealthQuoteUnits: sparedCash } = idle;
  const against = 'against the same run with the attacker idle';
  const treasury = row.treasuryVaultBaseUnits - idle.treasuryVaultBaseUnits;
  return [
    ...(others === undefined || spared === undefined
      ? []
      : [line('others', 'Everybody else', signed(others - spared, tokenText(others - spared, units)), against)]),
    ...(cash === undefined || sparedCash === undefined
      ? []
      : [
          line(
            'others_cash',
            "Everybody else's cash",
            signed(cash - sparedCash, quoteText(cash - sparedCash, units)),
            against,
          ),
        ]),
    line('treasury_change', 'Treasury', signed(treasury, tokenText(treasury, units)), against),
  ];
}

function effectRows(row: AttackRow, definition: Judged, units: AttackUnits): readonly LedgerRow[] {
  const { voteShare, secondsToEffect } = row;
  return [
    ...(voteShare === undefined
      ? []
      : [line('vote_share', 'Largest share of a vote', `${formatPercent(voteShare)}%`, "of the snapshot's power")]),
    line('accepted', 'Accepted actions', groupDigits(String(row.accepted))),
    line('refused', 'Refused actions', groupDigits(String(row.refused))),
    line(
      'time',
      'From capital to effect',
      effectText(secondsToEffect),
      secondsToEffect === undefined ? 'it has had no effect' : '',
    ),
    ...(definition === undefined ? [] : [measureRow(row, definition.measure, units)]),
  ];
}

function measureRow(row: AttackRow, measure: AttackDefinition['measure'], units: AttackUnits): LedgerRow {
  const { title, formula, unit, successAbove } = measure;
  const found = row.measure === undefined ? 'not known yet' : measureText(row.measure, unit, units);
  return line('measure', title, found, `succeeds above ${measureText(successAbove, unit, units)}; ${formula}`);
}

function effectText(secondsToEffect: number | undefined): string {
  if (secondsToEffect === undefined) return 'none';
  return secondsToEffect === 0 ? 'at once' : durationInWords(secondsToEffect);
}

function exposureNote(row: AttackRow): string {
  const { exposure } = attackShares(row);
  return exposure === undefined ? '' : `${formatPercent(exposure)}% of all that was staked meanwhile`;
}

/** Rewards beyond the part of the exposure are somebody else's. */
function rewardsNote(row: AttackRow): string {
  const { rewards, exposure } = attackShares(row);
  if (rewards === undefined) return 'the pool released none meanwhile';
  const share = `${formatPercent(rewards)}% of what the pool released meanwhile`;
  if (exposure === undefined) return share;
  const against = `${share}, for ${formatPercent(exposure)}% of the token-days`;
  return exposure === 0 || rewards === 0 ? against : `${against}: ${formatNumber(rewards / exposure)} times its part`;
}

function returnText(gain: bigint, capital: bigint): string {
  const ratio = Number(gain) / Number(capital);
  // Two decimals would call a small loss -0.00%.
  const text = ratio === 0 || Math.abs(ratio) >= 0.0001 ? formatPercent(ratio) : formatNumber(ratio * 100);
  return `${ratio > 0 ? '+' : ''}${text}%`;
}

function returnNote(cash: bigint | undefined): string {
  return cash === undefined || cash === 0n ? '' : 'in tokens alone';
}

function signed(amount: bigint, text: string): string {
  return amount > 0n ? `+${text}` : text;
}
