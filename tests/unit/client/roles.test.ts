import { beforeEach, describe, expect, it } from 'vitest';
import { pauseMask, Roles } from '#client/roles.ts';
import { StakingAddresses } from '#harness/program/pda.ts';
import { RoleInstructions } from '#harness/program/role-instructions.ts';
import { PAUSE } from '#sim/ledger/pool-features.ts';
import { keyOf } from '#tests/support/client-stage.ts';
import { bytesOf, RecordedChain } from '#tests/support/recorded-chain.ts';

const [ann, bob] = [keyOf(3), keyOf(4)];
const [annBytes, bobBytes] = [ann.publicKey.toBytes(), bob.publicKey.toBytes()];

let chain: RecordedChain;
let roles: Roles;
let harness: RoleInstructions;
let at: StakingAddresses;
beforeEach(() => {
  chain = new RecordedChain();
  roles = new Roles(chain.provider);
  at = new StakingAddresses(chain.at.programId.toBytes());
  harness = new RoleInstructions(at);
});

describe('client/roles', () => {
  it("sends the simulator's instructions", async () => {
    await roles.proposeAuthority(ann, bob.publicKey);
    expect(chain.last).toEqual(bytesOf(harness.proposeAuthority(annBytes, bobBytes)));
    await roles.acceptAuthority(bob);
    expect(chain.last).toEqual(bytesOf(harness.acceptAuthority(bobBytes)));
    await roles.setGuardian(ann, bob.publicKey);
    expect(chain.last).toEqual(bytesOf(harness.setGuardian(annBytes, bobBytes)));
    await roles.setAttestor(ann, bob.publicKey);
    expect(chain.last).toEqual(bytesOf(harness.setAttestor(annBytes, bobBytes)));
    await roles.pause(ann, ['stake', 'mint'], 60);
    expect(chain.last).toEqual(bytesOf(harness.pause(annBytes, 1 | (1 << 8), 60)));
    await roles.unpause(ann);
    expect(chain.last).toEqual(bytesOf(harness.unpause(annBytes)));
    const attestation = at.attestation(bobBytes);
    await roles.attest(ann, bob.publicKey);
    expect(chain.last).toEqual(bytesOf(harness.attest(annBytes, bobBytes, attestation)));
    await roles.revokeAttestation(ann, bob.publicKey);
    expect(chain.last).toEqual(bytesOf(harness.revokeAttestation(annBytes, attestation)));
  });

  it('reads who holds the roles and who is attested', async () => {
    chain.putPool();
    chain.putGovernance((_, data) => data.set(bobBytes, 8));
    expect(await roles.get()).toMatchObject({ guardian: bob.publicKey, pendingAuthority: undefined });
    expect(await roles.isAttested(bob.publicKey)).toBe(false);
    chain.put(chain.at.attestation(bob.publicKey), new Uint8Array(48));
    expect(await roles.isAttested(bob.publicKey)).toBe(true);
  });

  it("has the ledger's pause bits", () => {
    expect(pauseMask(['vote'])).toBe(PAUSE.vote);
    expect(pauseMask(['stake', 'stake'])).toBe(PAUSE.stake);
    expect(pauseMask([])).toBe(0);
  });
});
