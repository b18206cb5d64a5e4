import { beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM_PROGRAM, TOKEN_PROGRAM } from '#harness/program/addresses.ts';
import { STAKING_INSTRUCTION_NAMES } from '#harness/program/instruction-names.ts';
import type { AccountMeta } from '#harness/program/message.ts';
import { createAccount, rentExemptLamports } from '#harness/program/token-instructions.ts';
import { deriveWallet } from '#harness/wallet.ts';
import { corruptAccount } from '#tests/support/corrupt-account.ts';
import { type AttackStage, withAccount, withoutSignature, withReadonly } from './attack-stage.ts';
import { type CataloguedCall, everyCall, openCatalogueStage, sendSigned, THIEF } from './call-catalogue.ts';

const TOKEN_2022_PROGRAM = deriveWallet(7, 'program', 'token-2022').address;

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

describe('Solana account classes over every instruction (X01 to X08)', () => {
  let stage: AttackStage;
  let calls: readonly CataloguedCall[];
  let before: readonly bigint[];
  beforeAll(async () => {
    stage = await openCatalogueStage();
    calls = await everyCall(stage);
    before = await stage.holdings();
  });

  /** Positions of a call's accounts that fit, each with the call. */
  const positions = (fits: (meta: AccountMeta) => boolean) =>
    calls.flatMap((listed) =>
      listed.call.accounts.flatMap((meta, position) => (fits(meta) ? [{ listed, meta, position }] : [])),
    );

  it('knows every instruction of the program', () => {
    expect(calls.map(({ name }) => name).sort()).toEqual([...STAKING_INSTRUCTION_NAMES].sort());
  });

  it('X01 refuses each call whose owner, authority or role did not sign', async () => {
    // Weak: whoever names the victim's accounts claims, exits, votes or pauses for him.
    const found = positions((meta) => meta.signer);
    expect(found).toHaveLength(calls.filter(({ signer }) => signer !== undefined).length);
    for (const { listed, position } of found) {
      const result = await stage.send(THIEF, withoutSignature(listed.call, position));
      expect([listed.name, result]).toEqual([listed.name, 'AccountNotSigner']);
    }
    expect(await stage.holdings()).toEqual(before);
  });

  it('X01 refuses the thief in the place of each owner and role', async () => {
    // Weak: a signature is asked for, but anybody's will do.
    const thief = stage.wallet(THIEF);
    const own = new Set(['initialize_pool', 'open_expiry_page', 'open_history_page', 'fund_rewards', 'create_vesting']);
    for (const { listed, position } of positions((meta) => meta.signer)) {
      if (own.has(listed.name)) continue;
      const result = await stage.send(THIEF, withAccount(listed.call, position, thief.address));
      expect([listed.name, result]).toEqual([listed.name, WRONG_SIGNER[listed.name] ?? 'WrongOwner']);
    }
    expect(await stage.holdings()).toEqual(before);
  });

  it('X02 refuses an account of another type in the place of each of the program', async () => {
    // Weak: a proposal read as a stake account would have whatever stake its text says.
    const decoy = stage.at.expiryPage(5);
    let tried = 0;
    for (const { listed, meta, position } of positions(isLoaded)) {
      if (isMade(listed.name, meta) || isReadLate(listed.name, position)) continue;
      const result = await sendSigned(stage, { ...listed, call: withAccount(listed.call, position, decoy) });
      expect([listed.name, position, result]).toEqual([listed.name, position, 'AccountDiscriminatorMismatch']);
      tried += 1;
    }
    expect(tried).toBeGreaterThan(70);
    expect(await stage.holdings()).toEqual(before);
  });

  it('X02 refuses a copy that another program owns in the place of each', async () => {
    // Weak: the attacker writes the bytes of a pool in which everything is owed to him.
    const copies = new Map<string, Uint8Array>();
    for (const { listed, meta, position } of positions(isLoaded)) {
      if (isMade(listed.name, meta) || isReadLate(listed.name, position)) continue;
      const key = Buffer.from(meta.address).toString('hex');
      const copy = copies.get(key) ?? (await forge(meta.address, key));
      copies.set(key, copy);
      const result = await sendSigned(stage, { ...listed, call: withAccount(listed.call, position, copy) });
      expect([listed.name, position, result]).toEqual([listed.name, position, 'AccountOwnedByWrongProgram']);
    }
    expect(copies.size).toBe(9);
    expect(await stage.holdings()).toEqual(before);
  });

  it('X06 refuses every vault in the place of every other, and a strangers account', async () => {
    // Weak: principal pays rewards, or the thief's own account is the vault that a deposit goes to.
    const vaults = VAULTS();
    let tried = 0;
    for (const { listed, meta, position } of positions(({ address }) => vaults.some((vault) => same(vault, address)))) {
      for (const other of [...vaults, stage.staker(THIEF).tokenAccount]) {
        if (same(other, meta.address)) continue;
        const result = await sendSigned(stage, { ...listed, call: withAccount(listed.call, position, other) });
        const expected = listed.name === 'initialize_governance' ? 'AlreadyInitialized' : 'WrongVault';
        expect([listed.name, position, result]).toEqual([listed.name, position, expected]);
        tried += 1;
      }
    }
    expect(tried).toBeGreaterThan(100);
    expect(await stage.holdings()).toEqual(before);
  });

  it('X07 refuses any other program as the token or the system program', async () => {
    // Weak: a program of the thief's answers that it has moved the tokens.
    const programs = positions(({ address }) => same(address, TOKEN_PROGRAM) || same(address, SYSTEM_PROGRAM));
    for (const { listed, meta, position } of programs) {
      if (listed.name === 'unstake' && same(meta.address, SYSTEM_PROGRAM)) continue;
      for (const fake of [stage.at.programId, TOKEN_2022_PROGRAM, stage.mint]) {
        const result = await sendSigned(stage, { ...listed, call: withAccount(listed.call, position, fake) });
        expect([listed.name, position, result]).toEqual([listed.name, position, 'InvalidProgramId']);
      }
    }
    expect(await stage.holdings()).toEqual(before);
  });

  it('refuses read-only accounts where an instruction must write', async () => {
    for (const { listed, meta, position } of positions((place) => place.writable && !place.signer)) {
      const twice = listed.call.accounts.filter(({ address }) => same(address, meta.address)).length > 1;
      if (twice || (listed.name === 'unstake' && position > 6)) continue;
      const result = await sendSigned(stage, { ...listed, call: withReadonly(listed.call, position) });
      expect([listed.name, position, result]).toEqual([listed.name, position, 'ConstraintMut']);
    }
  });

  it('refuses each call with its last account left out', async () => {
    for (const listed of calls) {
      const { name, call } = listed;
      const own = name === 'unstake' ? call.accounts.slice(0, 6) : call.accounts.slice(0, -1);
      const result = await sendSigned(stage, { ...listed, call: { ...call, accounts: own } });
      expect([name, result]).toEqual([name, 'AccountNotEnoughKeys']);
    }
  });

  const VAULTS = () => {
    const { stakeVault, rewardVault, penaltyVault, treasuryVault, bondVault, vestingVault, quoteVault } = stage.at;
    return [stakeVault, rewardVault, penaltyVault, treasuryVault, bondVault, vestingVault, quoteVault];
  };

  /** Accounts of this program that a call reads or changes, told from tokens and programs by their owner. */
  function isLoaded(meta: AccountMeta): boolean {
    const { at } = stage;
    const { owner, userStake } = stage.staker(0);
    const { vesting } = stage.opened.chain.deployment.grants[0]!;
    const ticket = calls.find(({ name }) => name === 'release_ticket')!.call.accounts[1]!.address;
    const held = [userStake, at.proposal(0), vesting, ticket, at.attestation(owner)];
    const known = [at.pool, at.governance, at.treasury, at.emission, ...held];
    return known.some((address) => same(address, meta.address));
  }

  /** Accounts that the instruction would make itself. */
  function isMade(name: string, { address }: AccountMeta): boolean {
    const { at } = stage;
    const made: Readonly<Record<string, readonly Uint8Array[]>> = {
      initialize_pool: [at.pool],
      initialize_governance: [at.governance, at.treasury],
      initialize_emission: [at.emission],
      open_stake_account: [stage.staker(0).userStake],
      attest: [at.attestation(stage.staker(0).owner)],
    };
    return made[name]?.some((own) => same(own, address)) ?? false;
  }

  /** Treasury and emission are read only for a parameter of theirs; p01 executes such proposals. */
  function isReadLate(name: string, position: number): boolean {
    return name === 'execute_parameter_change' && (position === 2 || position === 3);
  }

  /** An account with the genuine one's bytes that the system program owns. */
  async function forge(genuine: Uint8Array, name: string): Promise<Uint8Array> {
    const forger = deriveWallet(7, 'forger', name);
    const bytes = await stage.data(genuine);
    const rent = rentExemptLamports(bytes.length);
    const make = createAccount(
      stage.wallet(THIEF).address,
      forger.address,
      rent,
      bytes.length,
      stage.opened.chain.deployment.mint,
    );
    expect((await stage.attempt([stage.wallet(THIEF), forger], [make], 'system')).result).toBe('accepted');
    await corruptAccount(stage.opened.engine, forger.address, (data) => data.set(bytes));
    return forger.address;
  }
});

/** What refuses a stranger's signature where it is not `WrongOwner`. */
const WRONG_SIGNER: Readonly<Record<string, string>> = {
  initialize_governance: 'NotAuthority',
  initialize_emission: 'NotAuthority',
  open_stake_account: 'ConstraintSeeds',
  propose_authority: 'NotAuthority',
  accept_authority: 'NotPendingAuthority',
  set_guardian: 'NotAuthority',
  set_attestor: 'NotAuthority',
  pause: 'NotGuardian',
  unpause: 'NotGuardian',
  attest: 'NotAttestor',
  revoke_attestation: 'NotAttestor',
  activate_proposal: 'NotProposer',
  cancel_proposal: 'NotProposer',
  veto_proposal: 'NotGuardian',
  buy_back: 'DestinationNotOwned',
};
