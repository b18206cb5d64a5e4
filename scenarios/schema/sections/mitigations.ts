import { z } from 'zod';
import { FEATURE_NAMES, type FeatureFlags, type FeatureName } from '#sim/core/features.ts';
import type { Profile, ScenarioFrame } from '../frame.ts';
import { section } from './section.ts';

/** What each switch does, in the order of the program's bits. */
const DESCRIPTIONS: Readonly<Record<FeatureName, string>> = {
  compounding: 'Rewards of who asked for it are staked again, by anyone.',
  boosters: 'Boosters of reward weight can be earned.',
  stakeCap: 'staking.max_stake binds.',
  powerByLock: "A deposit votes with its lock's multiplier, else 1.0x.",
  powerByAge: "A deposit's power also grows with its age: 1.2, 1.5, 2.0 and 3.0x after 7, 30, 90 and 180 days.",
  boostVests: 'What a lock earns above 1.0x is paid at its end, and lost by leaving early.',
  unstakeTickets: 'An exit is paid out over staking.ticket_length.',
  voteLock: 'Who voted cannot unstake before voting ends.',
  lateQuorum: 'Quorum reached within governance.late_window of the end extends voting once.',
  powerCap: 'One vote counts at most governance.power_cap.',
  quadratic: 'Votes count by their square root, as governance.quadratic says.',
  spendingCap: 'The treasury spends at most treasury.spending_cap in any 30 days.',
  reserveFloor: 'The treasury keeps treasury.reserve_floor.',
  buyback: 'Buyback programmes can buy tokens and burn them.',
  penaltyBurn: 'Penalties are burned, else they go to the treasury.',
  pause: 'The guardian may pause instructions, never exits.',
  veto: 'The guardian may veto proposals for governance.veto_for.',
  coolDown: 'A defeated proposal cannot be made again for governance.cool_down.',
};

/** What the plan names, and what hardens it. The others are off in both profiles. */
const ON_IN_PLAN: readonly FeatureName[] = ['compounding', 'boosters', 'stakeCap', 'powerByLock', 'buyback', 'pause'];
const HARDENED_TOO: readonly FeatureName[] = [
  'voteLock',
  'lateQuorum',
  'powerCap',
  'spendingCap',
  'reserveFloor',
  'veto',
  'coolDown',
];

/** The switches of a profile before a scenario changes any. */
export function profileFeatures(profile: Profile): FeatureFlags {
  const isOn = (name: FeatureName): boolean =>
    ON_IN_PLAN.includes(name) || (profile === 'hardened' && HARDENED_TOO.includes(name));
  return Object.fromEntries(FEATURE_NAMES.map((name) => [name, isOn(name)])) as Record<FeatureName, boolean>;
}

export function mitigationsSection({ profile }: ScenarioFrame) {
  const other = profile === 'plan' ? 'hardened' : 'plan';
  const defaults = profileFeatures(profile);
  const others = profileFeatures(other);
  const switches = Object.fromEntries(
    FEATURE_NAMES.map((name) => {
      const elsewhere = defaults[name] === others[name] ? '' : ` Default of profile ${other}: ${others[name]}.`;
      return [
        name,
        z
          .boolean()
          .default(defaults[name])
          .describe(DESCRIPTIONS[name] + elsewhere),
      ];
    }),
  );
  // Object.fromEntries forgets the names.
  const shape = switches as Record<FeatureName, z.ZodDefault<z.ZodBoolean>>;
  return section(shape, "The program's features, each on or off from genesis; later only proposals switch them.");
}
