import type { Scene } from './call.ts';
import type { World } from './world.ts';

/** The rich world with its substitutes. */
export function sceneOf(world: World): Scene {
  const { at, arena, mint } = world;
  const { stakeVault, rewardVault, penaltyVault, treasuryVault, bondVault, vestingVault, quoteVault } = at;
  return {
    arena,
    wrong: {
      typed: [at.pool, at.governance, at.treasury, at.emission, world.staker('forgotten').userStake],
      vaults: [stakeVault, rewardVault, penaltyVault, treasuryVault, bondVault, vestingVault, quoteVault],
      tokenAccount: world.staker('forgotten').tokenAccount,
      mint,
      otherMint: world.quoteMint,
      otherMintOf: (tokenAccount) => world.otherMintOf(tokenAccount),
    },
  };
}
