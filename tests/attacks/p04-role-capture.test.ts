import { beforeEach, describe, expect, it } from 'vitest';
import type { Instruction } from '#harness/program/message.ts';
import { deriveWallet, type Wallet } from '#harness/wallet.ts';
import { AttackStage, withoutSignature } from './attack-stage.ts';
import { SMALL_GOVERNANCE, SMALL_POOL } from './bare-stage.ts';

const THIEF = 0;

describe('P04, G09: roles', () => {
  let stage: AttackStage;
  let authority: Wallet;
  beforeEach(async () => {
    stage = await AttackStage.open([10_000n, 10_000n]);
    authority = stage.operator.wallet;
  });

  const byAuthority = (call: Instruction) => stage.sendAs(authority, call);

  it('P04 hands the authority over in two steps, of two signers', async () => {
    // Weak (SQToken): transferOwnership by anyone; or in one step, to a key that nobody has.
    const { roles } = stage;
    const heir = stage.wallet(1);
    const thief = stage.wallet(THIEF);
    expect(await stage.send(THIEF, roles.proposeAuthority(thief.address, thief.address))).toBe('NotAuthority');
    const forged = withoutSignature(roles.proposeAuthority(authority.address, thief.address), 0);
    expect(await stage.send(THIEF, forged)).toBe('AccountNotSigner');
    expect(await stage.send(THIEF, roles.acceptAuthority(thief.address))).toBe('NotPendingAuthority');
    expect(await byAuthority(roles.proposeAuthority(authority.address, heir.address))).toBe('accepted');
    expect(await stage.send(THIEF, roles.acceptAuthority(thief.address))).toBe('NotPendingAuthority');
    // Until it is accepted the old one is in charge, and may change its mind.
    expect(await stage.send(1, roles.setGuardian(heir.address, thief.address))).toBe('NotAuthority');
    const lost = deriveWallet(7, 'nobody', 'wallet').address;
    expect(await byAuthority(roles.proposeAuthority(authority.address, lost))).toBe('accepted');
    expect(await stage.send(1, roles.acceptAuthority(heir.address))).toBe('NotPendingAuthority');
    expect(await byAuthority(roles.proposeAuthority(authority.address, heir.address))).toBe('accepted');
    expect(await stage.send(1, roles.acceptAuthority(heir.address))).toBe('accepted');
    expect(await stage.send(1, roles.acceptAuthority(heir.address))).toBe('NotPendingAuthority');
    expect(await byAuthority(roles.setGuardian(authority.address, authority.address))).toBe('NotAuthority');
  });

  it('P04 takes the zero key for no one', async () => {
    // Weak: no transfer is pending, the field is zero, and so is the default account.
    const zero = { address: new Uint8Array(32), signingKey: authority.signingKey };
    const accept = withoutSignature(stage.roles.acceptAuthority(zero.address), 0);
    expect(await stage.send(THIEF, accept)).toBe('AccountNotSigner');
  });

  it('P04 keeps authority and guardian apart, whichever changes', async () => {
    // Weak: one key pauses, and names who pauses.
    const { roles, guardian } = stage;
    expect(await byAuthority(roles.setGuardian(authority.address, authority.address))).toBe('RolesMustDiffer');
    expect(await byAuthority(roles.proposeAuthority(authority.address, guardian.address))).toBe('RolesMustDiffer');
    // Proposed first, made guardian afterwards: refused at the last step.
    const heir = stage.wallet(1);
    expect(await byAuthority(roles.proposeAuthority(authority.address, heir.address))).toBe('accepted');
    expect(await byAuthority(roles.setGuardian(authority.address, heir.address))).toBe('accepted');
    expect(await stage.send(1, roles.acceptAuthority(heir.address))).toBe('RolesMustDiffer');
    expect(await stage.sendAs(guardian, roles.pause(guardian.address, 1, 60))).toBe('NotGuardian');
  });

  it('P04 names guardian and attestor by the authority only', async () => {
    const { roles } = stage;
    for (const wallet of [stage.wallet(THIEF), stage.guardian, stage.attestor]) {
      expect(await stage.sendAs(wallet, roles.setGuardian(wallet.address, wallet.address))).toBe('NotAuthority');
      expect(await stage.sendAs(wallet, roles.setAttestor(wallet.address, wallet.address))).toBe('NotAuthority');
    }
    const { owner } = stage.staker(THIEF);
    const self = roles.attest(owner, owner, stage.at.attestation(owner));
    expect(await stage.send(THIEF, self)).toBe('NotAttestor');
  });

  it('G09 makes pool, governance and emission no second time, for nobody', async () => {
    // Weak (Audius): initialize is open again behind a proxy; voting period 3 blocks, 1e31 votes for the thief.
    const { calls, ballots, rewards, mint, at } = stage;
    const { quoteMint } = stage.opened.chain.deployment;
    const accounts = [at.pool, at.governance, at.treasury, at.emission, at.treasuryVault];
    const before = await Promise.all(accounts.map((address) => stage.data(address)));
    const params = { inflationBps: [500, 500, 500], capBps: 500 };
    const initialize = (owner: Uint8Array): readonly Instruction[] => [
      calls.initializePool(owner, mint, 1n, 1, SMALL_POOL),
      ballots.initializeGovernance(owner, mint, quoteMint, { ...SMALL_GOVERNANCE, guardian: owner, attestor: owner }),
      rewards.initializeEmission(owner, mint, params),
    ];
    const results = async (wallet: Wallet): Promise<readonly string[]> => {
      const names: string[] = [];
      for (const call of initialize(wallet.address)) names.push(await stage.sendAs(wallet, call));
      return names;
    };
    expect(await results(stage.wallet(THIEF))).toEqual(['AlreadyInitialized', 'NotAuthority', 'NotAuthority']);
    expect(await results(authority)).toEqual(['AlreadyInitialized', 'AlreadyInitialized', 'AlreadyInitialized']);
    expect(await Promise.all(accounts.map((address) => stage.data(address)))).toEqual(before);
  });
});
