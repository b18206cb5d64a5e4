import type { AccountMeta, Instruction } from '#harness/program/message.ts';
import { STRANGER } from './arena.ts';
import type { Call, Scene } from './call.ts';
import { edgesOf, type IdlAccount, idlInstruction, numberPlaces, withNumber } from './idl.ts';

/** One wrong version of an instruction. */
export interface Case {
  /** An account or a number of the IDL. */
  readonly row: string;
  /** What is wrong with it. */
  readonly column: string;
  readonly instruction: Instruction;
}

type Kind = 'wallet' | 'program' | 'vault' | 'token' | 'mint' | 'state' | 'buffer';

/** What stands at an account's place, by its name in the IDL. */
const KINDS: Readonly<Record<string, Kind>> = {
  authority: 'wallet',
  payer: 'wallet',
  funder: 'wallet',
  owner: 'wallet',
  pending_authority: 'wallet',
  guardian: 'wallet',
  attestor: 'wallet',
  proposer: 'wallet',
  seller: 'wallet',
  token_program: 'program',
  system_program: 'program',
  stake_vault: 'vault',
  reward_vault: 'vault',
  penalty_vault: 'vault',
  treasury_vault: 'vault',
  bond_vault: 'vault',
  vesting_vault: 'vault',
  quote_vault: 'vault',
  owner_token: 'token',
  funder_token: 'token',
  proposer_token: 'token',
  seller_token: 'token',
  seller_quote: 'token',
  destination: 'token',
  token_mint: 'mint',
  quote_mint: 'mint',
  pool: 'state',
  user_stake: 'state',
  governance: 'state',
  treasury: 'state',
  emission: 'state',
  proposal: 'state',
  vesting: 'state',
  ticket: 'state',
  attestation: 'state',
  expiry_page: 'state',
  history_page: 'state',
  buffer: 'buffer',
};

/** Every wrong version of a call: its accounts' flags and addresses, what is left out, and its numbers' edges. */
export async function casesOf(scene: Scene, name: string, call: Call): Promise<readonly Case[]> {
  const { accounts } = idlInstruction(name);
  assertFlags(name, accounts, call.good.accounts);
  const cases: Case[] = [];
  for (const [i, meta] of call.good.accounts.entries()) {
    const row = accounts[i]?.name ?? `further ${i - accounts.length + 1}`;
    const change = (column: string, changed: Partial<AccountMeta>): void => {
      cases.push({ row, column, instruction: withMeta(call.good, i, changed) });
    };
    if (meta.signer) change('unsigned', { signer: false });
    if (meta.writable) change('readonly', { writable: false });
    const kind = i < accounts.length ? KINDS[row] : meta.address.every((byte) => byte === 0) ? 'program' : 'state';
    if (kind === undefined) throw new RangeError(`${name}: nothing is known of ${row}`);
    const made = call.makes?.includes(row) === true;
    for (const [column, address] of await substitutes(scene, kind, made, meta.address, call, call.others?.[row])) {
      change(column, { address });
    }
    if (i >= accounts.length) change('left out', { address: scene.arena.nowhere });
  }
  for (const [i, { name: account }] of accounts.entries()) {
    const instruction = { ...call.good, accounts: call.good.accounts.slice(0, i) };
    cases.push({ row: 'cut off', column: `from ${account} on`, instruction });
  }
  for (const { data, ...rest } of [call.good, ...(call.variants ?? [])]) {
    for (const place of numberPlaces(name, data)) {
      for (const [column, value] of Object.entries(edgesOf(place))) {
        const row = place.path;
        if (cases.some((known) => known.row === row && known.column === column)) continue;
        cases.push({ row, column, instruction: { ...rest, data: withNumber(data, place, value) } });
      }
    }
  }
  return cases;
}

/** The good version asks for the flags of the IDL: neither more nor fewer signatures, no less to write. */
function assertFlags(name: string, accounts: readonly IdlAccount[], metas: readonly AccountMeta[]): void {
  for (const [i, { name: account, signer, writable }] of accounts.entries()) {
    const meta = metas[i];
    if (meta?.signer !== (signer ?? false) || (writable === true && !meta.writable)) {
      throw new RangeError(`${name}: the good version's ${account} is not what the IDL says`);
    }
  }
}

async function substitutes(
  { arena, wrong }: Scene,
  kind: Kind,
  made: boolean,
  genuine: Uint8Array,
  { good }: Call,
  other: Uint8Array | undefined,
): Promise<readonly (readonly [string, Uint8Array])[]> {
  const others = other === undefined ? [] : [['other', other] as const];
  // An account that the call names already would be refused for being there twice.
  const typed = wrong.typed.find((candidate) => good.accounts.every(({ address }) => !same(address, candidate)));
  if (typed === undefined) throw new RangeError('the call names every type');
  const type = ['type', typed] as const;
  if (made) return [['nowhere', arena.nowhere], type, ...others];
  const vaults = wrong.vaults.filter((vault) => !same(vault, genuine)).map((vault) => ['vault', vault] as const);
  switch (kind) {
    case 'wallet':
      return [['stranger', STRANGER.address]];
    case 'program':
      return [['program', arena.otherProgram]];
    case 'vault':
      return [['forged', await arena.forge(genuine)], type, ['token', wrong.tokenAccount], ...vaults];
    case 'token':
      return [
        ['forged', await arena.forge(genuine)],
        type,
        ['other', other ?? wrong.tokenAccount],
        ['mint', wrong.otherMintOf(genuine)],
        ...vaults,
      ];
    case 'mint':
      return [
        ['forged', await arena.forge(genuine)],
        type,
        ['other', other ?? (same(genuine, wrong.mint) ? wrong.otherMint : wrong.mint)],
      ];
    case 'state':
    case 'buffer':
      return [['forged', await arena.forge(genuine)], type, ...others];
  }
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

function withMeta(instruction: Instruction, position: number, changed: Partial<AccountMeta>): Instruction {
  const accounts = instruction.accounts.map((meta, i) => (i === position ? { ...meta, ...changed } : meta));
  return { ...instruction, accounts };
}
