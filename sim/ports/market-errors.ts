/** Number of the market program's first error. */
export const FIRST_MARKET_ERROR = 7_000;

/** The market program's errors in the order of its numbers, as its README lists them. */
export const MARKET_ERROR_NAMES = [
  'AlreadyOpen',
  'WrongAccount',
  'FeeOutOfRange',
  'ZeroAmount',
  'NoLiquidity',
  'SlippageExceeded',
  'NothingOut',
  'SharesExceeded',
  'PositionsFull',
  'MathOverflow',
  'UnknownInstruction',
  'NotSigner',
] as const;
