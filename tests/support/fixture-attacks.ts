import { ATTACK_STEPS } from '#reports/artifacts/tables/attack-steps.ts';
import { ATTACKS } from '#reports/artifacts/tables/attacks.ts';
import type { CohortSpec, RunSpec } from '#sim/core/run-spec.ts';
import { SECONDS_PER_DAY } from '#sim/core/units.ts';
import type { AttackRow, AttackStepRow } from '#sim/ports/run-sink.ts';
import { fixtureTime } from './fixture-rows.ts';

const ONE_TOKEN = 10n ** 9n;
const ATTACK = 'just-in-time-staking';

/** An attacker with a million tokens in two wallets that comes on the third day. */
export function attackerCohort(cohort: string, changes: Partial<CohortSpec['attack']> = {}): CohortSpec {
  return {
    cohort,
    count: 2,
    holdings: { kind: 'even', totalBaseUnits: 1_000_000n * ONE_TOKEN },
    policy: { kind: ATTACK, config: { rounds: 14 } },
    attestedBps: 0,
    attack: { atSeconds: 2 * SECONDS_PER_DAY, idle: false, ...changes },
  };
}

/** A spec with two attacks: `raiders` pays, `sleepers` is refused. */
export function attackedSpec(spec: RunSpec): RunSpec {
  return { ...spec, population: [...spec.population, attackerCohort('raiders'), attackerCohort('sleepers')] };
}

/** What has to be said of an attack's row beside the defaults; a balanced account of an attack that pays. */
export function attackRow(tickIndex: number, changes: Partial<AttackRow> = {}): AttackRow {
  const days = BigInt(Math.max(0, tickIndex - 1));
  const gain = 5_120n * ONE_TOKEN * days;
  return {
    ...fixtureTime(tickIndex),
    attack: 'raiders',
    attackId: 'R01',
    wallets: 2,
    capitalBaseUnits: 1_000_000n * ONE_TOKEN,
    capitalQuoteUnits: undefined,
    wealthBaseUnits: 1_000_000n * ONE_TOKEN + gain,
    wealthQuoteUnits: undefined,
    gainBaseUnits: gain,
    gainQuoteUnits: undefined,
    stakedBaseUnits: 1_000_000n * ONE_TOKEN,
    stakedBaseUnitDays: 100_000n * ONE_TOKEN * days,
    othersBaseUnitDays: 9_900_000n * ONE_TOKEN * days,
    lockedBaseUnitDays: 0n,
    rewardsBaseUnits: gain,
    releasedBaseUnits: 4n * gain,
    penaltiesBaseUnits: 0n,
    treasuryBaseUnits: 0n,
    buybackQuoteUnits: undefined,
    priceImpactQuoteUnits: undefined,
    feesLamports: 5_000n * days,
    rentLamports: 31_000_000n,
    power: 1_000_000n * ONE_TOKEN,
    voteShare: undefined,
    accepted: Number(days),
    refused: 0,
    secondsToEffect: days === 0n ? undefined : SECONDS_PER_DAY,
    measure: days === 0n ? undefined : 25,
    succeeded: days > 0n,
    othersWealthBaseUnits: 50_000_000n * ONE_TOKEN - gain,
    othersWealthQuoteUnits: undefined,
    treasuryVaultBaseUnits: 200_000_000n * ONE_TOKEN,
    ...changes,
  };
}

/** The account of an attack that the program refused: it paid a penalty and gained nothing. */
export function refusedRow(tickIndex: number, changes: Partial<AttackRow> = {}): AttackRow {
  const lost = 12n * ONE_TOKEN;
  return attackRow(tickIndex, {
    attack: 'sleepers',
    wealthBaseUnits: 1_000_000n * ONE_TOKEN - lost,
    gainBaseUnits: -lost,
    penaltiesBaseUnits: lost,
    rewardsBaseUnits: 0n,
    refused: Math.max(0, tickIndex - 1),
    accepted: 1,
    secondsToEffect: undefined,
    measure: 0,
    succeeded: false,
    ...changes,
  });
}

/** Rows of one tick for the attacks of a spec: of `sleepers` refused, of all others paid; of none that has not come. */
export function fixtureAttackRows(
  tickIndex: number,
  spec: RunSpec,
): { readonly attacks: readonly AttackRow[]; readonly steps: readonly AttackStepRow[] } {
  const present = spec.population.filter(
    ({ attack }) => attack !== undefined && attack.atSeconds <= tickIndex * SECONDS_PER_DAY,
  );
  return {
    attacks: present.map(({ cohort }) =>
      cohort === 'sleepers' ? refusedRow(tickIndex) : attackRow(tickIndex, { attack: cohort }),
    ),
    steps: present.flatMap(({ cohort, attack }) =>
      attack?.idle === true ? [] : stepRows(tickIndex, cohort, cohort === 'sleepers'),
    ),
  };
}

function stepRows(tickIndex: number, attack: string, isRefused: boolean): readonly AttackStepRow[] {
  return [0, 1].map((wallet) => ({
    ...fixtureTime(tickIndex),
    attack,
    agentId: `${attack}/${wallet}`,
    action: wallet === 0 ? 'stake 500000000000000 for 0 days' : 'unstake 500000000000000 of entry 0',
    outcome: isRefused && wallet === 1 ? 'StillLocked' : 'accepted',
  }));
}

/** Columns of the two tables, for readers that take a table. */
export const ATTACK_HEADS = {
  attacks: { file: 'attacks.csv', columns: ATTACKS.columns },
  steps: { file: 'attack_steps.csv', columns: ATTACK_STEPS.columns },
} as const;
