import { TOKEN_PROGRAM } from '#harness/program/addresses.ts';
import type { Instruction } from '#harness/program/message.ts';
import { associatedTokenAddress } from '#harness/program/pda.ts';
import {
  createAccount,
  createTokenAccount,
  initializeMint,
  MINT_BYTES,
  mintTokens,
  rentExemptLamports,
} from '#harness/program/token-instructions.ts';
import { featuresWith, genesisPlan } from '#tests/support/chain-plan.ts';
import { openChain, outcomeName, stake } from '#tests/support/open-chain.ts';
import { SetupWorld, SPARE_MINT } from '../setup-world.ts';

/** Errors of the beginning: each opens a chain of its own, and names the refusal. */
export const SETUP_PROVOCATIONS: Readonly<Record<string, () => Promise<string>>> = {
  PoolNotReady: async () => {
    const { arena, staking } = await SetupWorld.openPooled('litesvm');
    arena.setTime(1, 0);
    return arena.refuse(staking.roll([]));
  },
  SupplyOutOfRange: async () => {
    const world = await SetupWorld.openBare('litesvm');
    await world.set(...emptyMint(world));
    return world.arena.refuse(world.initializePool({}, 0n, SPARE_MINT.address), 'system');
  },
  MintCanFreeze: async () => {
    const world = await SetupWorld.openBare('litesvm');
    const { authority } = world;
    const mint = SPARE_MINT.address;
    const tokens = associatedTokenAddress(authority, mint);
    const [account, initialize] = emptyMint(world);
    await world.set(account, withFreezeAuthority(initialize, authority));
    await world.set(createTokenAccount(authority, tokens, authority, mint), mintTokens(mint, tokens, authority, 1n));
    return world.arena.refuse(world.initializePool({}, 1n, mint), 'system');
  },
  DecimalsOutOfRange: async () => {
    const world = await SetupWorld.openBare('litesvm');
    return world.arena.refuse(world.initializePool({ minStakeBaseUnits: 1n, maxStakeBaseUnits: 10n }), 'system');
  },
  MintAuthorityNotProgram: async () => {
    const world = await SetupWorld.openBare('litesvm');
    await world.set(world.initializePool());
    const params = { inflationBps: [0, 0, 0], capBps: 0 };
    return world.arena.refuse(world.rewards.initializeEmission(world.authority, world.mint, params), 'system');
  },
  FeatureDisabled: async () => {
    const { chain } = await openChain('litesvm', genesisPlan([1_000n], { features: featuresWith({ pause: false }) }));
    await chain.submit([stake(0, 100n, 0)]);
    return outcomeName(await chain.operate({ kind: 'pause', mask: 1, seconds: 1 }));
  },
};

function emptyMint({ authority }: SetupWorld): readonly [Instruction, Instruction] {
  const mint = SPARE_MINT.address;
  return [
    createAccount(authority, mint, rentExemptLamports(MINT_BYTES), MINT_BYTES, TOKEN_PROGRAM),
    initializeMint(mint, 9, authority),
  ];
}

/** `InitializeMint2` ends in an optional key. */
function withFreezeAuthority(initialize: Instruction, authority: Uint8Array): Instruction {
  return { ...initialize, data: Buffer.concat([initialize.data.subarray(0, 34), Uint8Array.of(1), authority]) };
}
