import { bpsFloor } from '#sim/core/fixed.ts';
import type { CohortSpec } from '#sim/core/run-spec.ts';
import type { Scenario } from './schema/scenario.ts';

/** One of a scenario's attacks. */
export type Attack = NonNullable<Scenario['attacks']>[number];

/** The cohort of an attacker's wallets; a part of the supply is rounded down. */
export function resolveAttack(attack: Attack, supplyBaseUnits: bigint): CohortSpec {
  const { attack: kind, name: _, at, capital, cash, wallets, idle, ...config } = attack;
  return {
    cohort: attackName(attack),
    count: wallets,
    holdings: {
      kind: 'even',
      totalBaseUnits: 'baseUnits' in capital ? capital.baseUnits : bpsFloor(supplyBaseUnits, capital.supplyBps),
    },
    ...(cash === undefined ? {} : { cash: { kind: 'even', totalBaseUnits: cash } }),
    policy: { kind, config },
    attestedBps: 0,
    attack: { atSeconds: at, idle },
  };
}

/** Which its cohort has. */
export function attackName({ name, attack }: Attack): string {
  return name ?? attack;
}
