import { SimError } from '../core/errors/sim-error.ts';
import type { AttackContext } from './attack.ts';

/** Of each two wallets one attacks and one does what it is compared with: throws `POLICY__CONFIG_INVALID` for an odd number. */
export function requirePairs(kind: string, { wallets }: Pick<AttackContext, 'wallets'>): void {
  if (wallets % 2 === 0) return;
  throw new SimError('POLICY__CONFIG_INVALID', {
    policy: kind,
    path: 'wallets',
    expected: 'an even number: each wallet that attacks has one beside it to be compared with',
    found: String(wallets),
  });
}
