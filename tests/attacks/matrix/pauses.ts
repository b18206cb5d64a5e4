/** Bits of the pause mask: bit 8 stops `mint_inflation` alone. */
export const MINT_PAUSE = 1 << 8;
export const ALL_PAUSES = (1 << 9) - 1;
