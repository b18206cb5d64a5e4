import fc from 'fast-check';
import { describe, it } from 'vitest';
import { RoleInstructions } from '#harness/program/role-instructions.ts';
import {
  addresses,
  anyU32,
  cast,
  check,
  client,
  expectSameInstruction,
  SINGLE,
  scene,
} from '#tests/support/anchor-comparison.ts';

const { pool, governance, systemProgram } = SINGLE;
const instructions = new RoleInstructions(addresses);

describe('harness/program/role-instructions', () => {
  it('encodes what authority, guardian and attestor sign as Anchor does', async () => {
    await check(
      fc.record({ scene, mask: anyU32, seconds: anyU32 }),
      async ({ scene: at, mask, seconds }) => {
        const { owner, other, staker } = cast(at);
        const next = other.toBytes();
        const byAuthority = { authority: owner, pool, governance };
        await expectSameInstruction(
          instructions.proposeAuthority(staker.owner, next),
          client.instruction('proposeAuthority', [other], byAuthority),
        );
        await expectSameInstruction(
          instructions.acceptAuthority(staker.owner),
          client.instruction('acceptAuthority', [], { pendingAuthority: owner, pool, governance }),
        );
        await expectSameInstruction(
          instructions.setGuardian(staker.owner, next),
          client.instruction('setGuardian', [other], byAuthority),
        );
        await expectSameInstruction(
          instructions.setAttestor(staker.owner, next),
          client.instruction('setAttestor', [other], byAuthority),
        );
        const byGuardian = { guardian: owner, pool, governance };
        await expectSameInstruction(
          instructions.pause(staker.owner, mask, seconds),
          client.instruction('pause', [mask, seconds], byGuardian),
        );
        await expectSameInstruction(instructions.unpause(staker.owner), client.instruction('unpause', [], byGuardian));
        await expectSameInstruction(
          instructions.vetoProposal(staker.owner, next),
          client.instruction('vetoProposal', [], { ...byGuardian, proposal: other }),
        );
        const attestation = client.pda('attest', next);
        await expectSameInstruction(
          instructions.attest(staker.owner, next, attestation.toBytes()),
          client.instruction('attest', [other], { attestor: owner, governance, attestation, systemProgram }),
        );
        await expectSameInstruction(
          instructions.revokeAttestation(staker.owner, attestation.toBytes()),
          client.instruction('revokeAttestation', [], { attestor: owner, governance, attestation }),
        );
      },
      1,
    );
  });
});
