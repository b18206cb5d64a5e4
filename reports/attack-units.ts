import type { AttackMeasure } from '#sim/attacks/attack.ts';
import type { RunSpec } from '#sim/core/run-spec.ts';
import { QUOTE_SYMBOL } from './parameters.ts';
import { durationInWords } from './text/duration.ts';
import { formatNumber, formatPercent, formatTokens, groupDigits, type TokenUnit } from './text/quantity.ts';

/** What the amounts of an attack's account are counted in. */
export interface AttackUnits {
  readonly token: TokenUnit;
  readonly quote: TokenUnit;
}

/** The units of a run by its spec. */
export function attackUnits({ token, treasury }: Pick<RunSpec, 'token' | 'treasury'>): AttackUnits {
  const { symbol, decimals } = token;
  return { token: { symbol, decimals }, quote: { symbol: QUOTE_SYMBOL, decimals: treasury.quoteDecimals } };
}

const SOL_DECIMALS = 9;
/** A fee is a few thousand lamports: fewer decimals would show none. */
const SHOWN_SOL_DECIMALS = 6;

/** `1,234 ACT`, and `12 base units` of what is less than a hundredth; cut, never rounded up. */
export function tokenText(baseUnits: bigint, { token }: Pick<AttackUnits, 'token'>): string {
  return amountText(baseUnits, token, 'base unit');
}

/** `1,234 USD`, and `12 quote units` of what is less than a cent; cut, never rounded up. */
export function quoteText(quoteUnits: bigint, { quote }: AttackUnits): string {
  return amountText(quoteUnits, quote, 'quote unit');
}

/** A gain too small for the decimals is not nothing: it is counted in the smallest units. */
function amountText(units: bigint, { symbol, decimals }: TokenUnit, unitName: string): string {
  const text = formatTokens(units, decimals);
  if (units === 0n || !/^\u2212?0\.00$/.test(text)) return `${text} ${symbol}`;
  return `${formatTokens(units, 0)} ${unitName}${units === 1n || units === -1n ? '' : 's'}`;
}

/** Of base units times days. */
export function tokenDaysText(baseUnitDays: bigint, { token }: AttackUnits): string {
  return `${formatTokens(baseUnitDays, token.decimals)} ${token.symbol} x days`;
}

/** `0.012345 SOL`; cut, never rounded up. */
export function lamportsText(lamports: bigint): string {
  const text = String(lamports).padStart(SOL_DECIMALS + 1, '0');
  const whole = text.slice(0, -SOL_DECIMALS);
  const fraction = text.slice(-SOL_DECIMALS, SHOWN_SOL_DECIMALS - SOL_DECIMALS).replace(/0+$/, '');
  return `${groupDigits(whole)}${fraction === '' ? '' : `.${fraction}`} SOL`;
}

/** The figure that an attack is judged by, or the bound for it. */
export function measureText(value: number, unit: AttackMeasure['unit'], units: AttackUnits): string {
  switch (unit) {
    case 'ratio':
      return `${formatPercent(value)}%`;
    case 'factor':
      return `${formatNumber(value)}x`;
    case 'base_units':
      return tokenText(BigInt(Math.trunc(value)), units);
    case 'quote_units':
      return quoteText(BigInt(Math.trunc(value)), units);
    case 'seconds':
      return durationInWords(value);
    case 'count':
      return formatNumber(value);
  }
}
