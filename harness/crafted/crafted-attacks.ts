import { MISSING_SIGNER } from './attacks/x01-missing-signer.ts';
import { FALSE_TYPE } from './attacks/x02-false-type.ts';
import { FALSE_ADDRESS } from './attacks/x03-false-address.ts';
import { REVIVAL } from './attacks/x04-revival.ts';
import { DUPLICATE_ACCOUNT } from './attacks/x05-duplicate-account.ts';
import { FALSE_VAULT } from './attacks/x06-false-vault.ts';
import { FALSE_PROGRAM } from './attacks/x07-false-program.ts';
import { FALSE_SYSVAR } from './attacks/x08-false-sysvar.ts';
import { ARITHMETIC_EDGES } from './attacks/x09-arithmetic-edges.ts';
import { EXHAUSTION } from './attacks/x10-exhaustion.ts';
import type { CraftedAttack } from './crafted-attack.ts';

/** Group X of docs/explanation/threat-model.md, in the order of its ids. */
export const CRAFTED_ATTACKS: readonly CraftedAttack[] = [
  MISSING_SIGNER,
  FALSE_TYPE,
  FALSE_ADDRESS,
  REVIVAL,
  DUPLICATE_ACCOUNT,
  FALSE_VAULT,
  FALSE_PROGRAM,
  FALSE_SYSVAR,
  ARITHMETIC_EDGES,
  EXHAUSTION,
];
