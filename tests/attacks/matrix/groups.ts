import type { Calls, Scene } from './call.ts';
import { executionCalls, proposalCalls } from './calls/governance.ts';
import { rewardCalls } from './calls/rewards.ts';
import { roleCalls } from './calls/roles.ts';
import { poolSetupCalls, setupCalls } from './calls/setup.ts';
import { stakingCalls } from './calls/staking.ts';
import { treasuryCalls } from './calls/treasury.ts';
import { sceneOf } from './scene.ts';
import { SetupWorld } from './setup-world.ts';
import { World } from './world.ts';

/** Calls, and the chain on which all of them are good. */
export interface Group {
  readonly scene: Scene;
  readonly calls: Calls;
}

async function onWorld(calls: (world: World) => Calls | Promise<Calls>): Promise<Group> {
  const world = await World.open('litesvm');
  return { scene: sceneOf(world), calls: await calls(world) };
}

/** Every instruction is in one of them; each opens a chain of its own. */
export const GROUPS = {
  poolSetup: async (): Promise<Group> => {
    const world = await SetupWorld.openBare('litesvm');
    return { scene: world.scene, calls: poolSetupCalls(world) };
  },
  setup: async (): Promise<Group> => {
    const world = await SetupWorld.openPooled('litesvm');
    return { scene: world.scene, calls: setupCalls(world) };
  },
  staking: async (): Promise<Group> => onWorld(stakingCalls),
  rewards: async (): Promise<Group> => onWorld(rewardCalls),
  treasury: async (): Promise<Group> => onWorld(treasuryCalls),
  roles: async (): Promise<Group> => onWorld(roleCalls),
  proposals: async (): Promise<Group> => onWorld(proposalCalls),
  executions: async (): Promise<Group> => onWorld(executionCalls),
} as const;
export type GroupName = keyof typeof GROUPS;
