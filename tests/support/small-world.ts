/** One whole token of nine decimals. */
export const ACT = 1_000_000_000n;

export const FIRST_OF_2026 = Date.UTC(2026, 0, 1) / 1000;

/** Day number of the small pool's genesis. */
export const GENESIS_DAY = FIRST_OF_2026 / 86_400;
