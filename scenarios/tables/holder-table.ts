import { MAX_ADDRESS_LENGTH, MAX_SUPPLY_BASE_UNITS, MAX_TABLE_DECIMALS } from '../schema/limits.ts';
import { readTable, shownCell, TableProblems } from './csv-table.ts';

/** Letters and digits of any chain's addresses; `:`, `.`, `_` and `-` for those that have a prefix or a name. */
const ADDRESS = /^[A-Za-z0-9][A-Za-z0-9:._-]*$/;
const TOKENS = /^[0-9]{1,30}(\.[0-9]+)?$/;
const BASE_UNITS = /^[0-9]{1,40}$/;
const ONE = 10n ** BigInt(MAX_TABLE_DECIMALS);

/** Balances of a table. */
export interface HolderTable {
  /** Descending, in 10^-18 tokens, so that a table of another token can be scaled without loss. */
  readonly balances: readonly bigint[];
  readonly problems: TableProblems;
}

/** How balances are read. */
export interface HolderTableTerms {
  /** Of the scenario's token. */
  readonly decimals: number;
  /** Without scaling a balance is one of the scenario's token: in its decimals, and not above what there may be of it. */
  readonly isScaled: boolean;
}

/**
 * Reads a table with the columns `address` and `balance` (whole tokens, with decimals) or `balance_base_units`, one row a
 * holder, in any order. Every bad row is a problem of its own, an address that comes twice too.
 */
export function readHolderTable(text: string, file: string, terms: HolderTableTerms): HolderTable {
  const problems = new TableProblems(file);
  const balances: bigint[] = [];
  const lineByAddress = new Map<string, number>();
  const names = [['address'], ['balance', 'balance_base_units']];
  readTable(text, names, problems, ([, column = '']) => {
    const isBase = column === 'balance_base_units';
    return (line, [address = '', balance = '']) => {
      const first = lineByAddress.get(address);
      if (!ADDRESS.test(address) || address.length > MAX_ADDRESS_LENGTH) {
        const expected = `an address of letters and digits, at most ${MAX_ADDRESS_LENGTH}`;
        problems.report(line, 'address', expected, shownCell(address));
        return;
      }
      if (first !== undefined) {
        problems.report(line, 'address', `each address once: line ${first} has this one already`, shownCell(address));
        return;
      }
      lineByAddress.set(address, line);
      const read = isBase ? readBaseUnits(balance, terms) : readTokens(balance, terms);
      if (typeof read === 'bigint') balances.push(read);
      else problems.report(line, column, read.expected, shownCell(balance), read.hint);
    };
  });
  return { balances: balances.sort((a, b) => (a < b ? 1 : a > b ? -1 : 0)), problems };
}

interface Refusal {
  readonly expected: string;
  readonly hint?: string;
}

function readTokens(text: string, { decimals, isScaled }: HolderTableTerms): bigint | Refusal {
  const most = isScaled ? MAX_TABLE_DECIMALS : decimals;
  const expected = `a number of tokens above 0 with at most ${most} decimals`;
  if (!TOKENS.test(text)) {
    const plain = text.replace(/[,_ ]/g, '');
    return plain !== text && TOKENS.test(plain) ? { expected, hint: `did you mean "${plain}"?` } : { expected };
  }
  const [whole = '', fraction = ''] = text.split('.');
  if (fraction.replace(/0+$/, '').length > most) return { expected };
  const balance = BigInt(whole) * ONE + BigInt(fraction.slice(0, most).padEnd(MAX_TABLE_DECIMALS, '0'));
  return withinSupply(balance, expected, decimals, isScaled);
}

function readBaseUnits(text: string, { decimals, isScaled }: HolderTableTerms): bigint | Refusal {
  const expected = 'a whole number of base units above 0';
  if (!BASE_UNITS.test(text)) return { expected };
  return withinSupply(BigInt(text) * 10n ** BigInt(MAX_TABLE_DECIMALS - decimals), expected, decimals, isScaled);
}

function withinSupply(balance: bigint, expected: string, decimals: number, isScaled: boolean): bigint | Refusal {
  if (balance === 0n) return { expected };
  const most = MAX_SUPPLY_BASE_UNITS * 10n ** BigInt(MAX_TABLE_DECIMALS - decimals);
  if (isScaled || balance <= most) return balance;
  return { expected: `${expected}, at most ${MAX_SUPPLY_BASE_UNITS} base units`, hint: 'use scale_to' };
}

/**
 * Balances of a table in base units, rounded down. With `scaleTo` they are multiplied so that those that a cohort of
 * `sample` takes (rows of the table, which may come more than once) add up to it, less what is rounded off.
 */
export function balancesFloor(
  balances: readonly bigint[],
  decimals: number,
  scaleTo: bigint | undefined,
  sample: readonly number[],
): readonly bigint[] {
  if (scaleTo === undefined) {
    const unit = 10n ** BigInt(MAX_TABLE_DECIMALS - decimals);
    return balances.map((balance) => balance / unit);
  }
  let sum = 0n;
  for (const row of sample) sum += balances[row] ?? 0n;
  return sum === 0n ? [] : balances.map((balance) => (balance * scaleTo) / sum);
}
