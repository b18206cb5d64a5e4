import type { AttackReading } from './attack.ts';

/** What the treasury has paid an attacker, over what it would hold without that; 0 while it holds nothing. */
export function paidShareOfTreasury({ figures, vaults }: AttackReading): number {
  const paid = figures.treasuryBaseUnits;
  const before = vaults.treasuryVaultBaseUnits + paid;
  return before === 0n ? 0 : Number(paid) / Number(before);
}
