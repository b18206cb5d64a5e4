import type { Calls } from '../call.ts';
import { MINT_PAUSE } from '../pauses.ts';
import { SUCCESSOR, type World } from '../world.ts';

/** Authority, guardian, attestor. */
export function roleCalls(world: World): Calls {
  const { at, roles, guardian, attestor } = world;
  const authority = world.operator.wallet.address;
  const [newcomer, saver, voter] = (['newcomer', 'saver', 'voter'] as const).map((name) => world.staker(name).owner);
  if (newcomer === undefined || saver === undefined || voter === undefined) throw new RangeError('agents are missing');
  return {
    propose_authority: { good: roles.proposeAuthority(authority, saver) },
    accept_authority: { good: roles.acceptAuthority(SUCCESSOR.address) },
    set_guardian: { good: roles.setGuardian(authority, saver) },
    set_attestor: { good: roles.setAttestor(authority, saver) },
    pause: {
      good: roles.pause(guardian, MINT_PAUSE, 3_600),
      accepted: { 'mask 1': 'bit 0 is that of deposits', 'seconds 1': 'the shortest pause' },
    },
    unpause: { good: roles.unpause(guardian), before: [roles.pause(guardian, MINT_PAUSE, 3_600)] },
    attest: {
      good: roles.attest(attestor, newcomer, at.attestation(newcomer)),
      makes: ['attestation'],
      others: { attestation: at.attestation(authority) },
      space: 'system',
    },
    revoke_attestation: {
      good: roles.revokeAttestation(attestor, at.attestation(saver)),
      others: { attestation: at.attestation(voter) },
      accepted: { 'attestation other': 'the attestor may revoke each of his attestations' },
      space: 'system',
    },
  };
}
