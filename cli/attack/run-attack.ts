import { formatAmount, readScenarioFile, type ScenarioFile, type ScenarioOverride } from '#scenarios/index.ts';
import { type CapitalFound, searchLeastCapital } from '#sim/attacks/least-capital.ts';
import { attackDefinition } from '#sim/attacks/registry.ts';
import { supplyShares } from '#sim/core/distribution.ts';
import type { RunSpec } from '#sim/core/run-spec.ts';
import { type BrokenInvariant, buildPopulation, type RunObserver } from '#sim/index.ts';
import type { AttackRow } from '#sim/ports/run-sink.ts';
import type { EngineName } from '../engines.ts';
import { chooseProgram } from '../program-choice.ts';
import type { AttackFile } from './attack-file.ts';
import { type ChosenAttack, capitalOverride, chosenAttacks, idleOverride, onlyAttack } from './attack-request.ts';
import type { AttackOutcome } from './attack-text.ts';
import { type AttackGround, attackSpec, playAttack } from './play-attack.ts';

export interface AttackRequest {
  readonly attack: AttackFile;
  readonly engine: EngineName;
  /** Name of a vulnerable twin; undefined: the real program, or that of `programDir`. */
  readonly build: string | undefined;
  readonly programDir: string | undefined;
  /** As scenarios write it; undefined: as the scenario has it. */
  readonly capital: string | undefined;
  readonly seed: number | undefined;
  readonly observers: readonly RunObserver[];
  readonly signal: { readonly aborted: boolean };
}

/** What became of a scenario's attacks. */
export interface AttackReport {
  readonly outcomes: readonly AttackOutcome[];
  readonly broken: readonly BrokenInvariant[];
}

/** The search for the least capital, with what it was made for. */
export interface CapitalReport extends CapitalFound {
  readonly spec: RunSpec;
  readonly kind: string;
}

/** How near the search comes: within 1%. */
const PRECISION = 1.01;

interface Prepared {
  readonly source: ScenarioFile;
  readonly overrides: readonly ScenarioOverride[];
  readonly spec: RunSpec;
  readonly chosen: readonly ChosenAttack[];
  readonly ground: AttackGround;
}

/**
 * Runs a scenario with its attacks, and once more for each that is asked for with this one idle, so that what it alone
 * took can be told. Undefined when the signal ended it. Throws CLI__USAGE, and what reading, parsing, loading and
 * running throw.
 */
export async function runAttack(request: AttackRequest): Promise<AttackReport | undefined> {
  const { source, overrides, spec, chosen, ground } = await prepare(request);
  const played = await playAttack(spec, ground);
  if (played.result.status !== 'completed') return undefined;
  const outcomes: AttackOutcome[] = [];
  for (const attack of chosen) {
    const { cohort, policy } = attack.cohort;
    const without = await playAttack(attackSpec(source, [...overrides, idleOverride(attack)]), ground);
    if (without.result.status !== 'completed') return undefined;
    outcomes.push({
      spec,
      kind: policy.kind,
      row: rowOf(played.result.attacks, cohort),
      idle: rowOf(without.result.attacks, cohort),
      steps: played.steps.filter(({ attack: name }) => name === cohort),
    });
  }
  return { outcomes, broken: played.result.broken };
}

/**
 * The smallest capital with which an attack succeeds. Every try is a run from genesis with the same seed, so that all
 * have the same days before the attacker comes. `onTry` hears of each. Undefined when the signal ended it.
 */
export async function searchCapital(
  request: AttackRequest,
  onTry: (capitalBaseUnits: bigint, succeeded: boolean, spec: RunSpec) => void,
): Promise<CapitalReport | undefined> {
  const { source, overrides, spec, chosen, ground } = await prepare(request);
  const attack = onlyAttack(chosen, request.attack.file, 'search');
  const { token } = spec;
  const unit = 10n ** BigInt(token.decimals);
  const found = await searchLeastCapital(
    {
      leastBaseUnits: unit,
      mostBaseUnits: roomFor(spec, attack),
      likelyBaseUnits: capitalOf(attack),
      precision: PRECISION,
    },
    async (capitalBaseUnits) => {
      const capital = formatAmount(capitalBaseUnits, token.symbol, token.decimals);
      const tried = attackSpec(source, [...overrides, capitalOverride(attack, capital)]);
      const { result } = await playAttack(tried, ground);
      if (result.status !== 'completed') return undefined;
      const { succeeded } = rowOf(result.attacks, attack.cohort.cohort);
      onTry(capitalBaseUnits, succeeded, spec);
      return succeeded;
    },
  );
  return request.signal.aborted ? undefined : { ...found, spec, kind: attack.cohort.policy.kind };
}

/** Whether nothing was shown that a sound program must refuse. */
export function isSound({ outcomes, broken }: AttackReport): boolean {
  return (
    broken.length === 0 &&
    outcomes.every(({ kind, row }) => !row.succeeded || attackDefinition(kind).nature === 'economic')
  );
}

async function prepare(request: AttackRequest): Promise<Prepared> {
  const { attack, engine, build, programDir, capital, seed, observers, signal } = request;
  const source = await readScenarioFile(attack.file);
  const seeded = seed === undefined ? [] : [{ path: 'seed', value: seed }];
  const chosen = chosenAttacks(attackSpec(source, seeded), attack.file, attack.id);
  const funded = capital === undefined ? [] : [capitalOverride(onlyAttack(chosen, attack.file, 'capital'), capital)];
  const overrides = [...seeded, ...funded];
  const ground = { engine, artifacts: chooseProgram({ build, programDir }).artifacts, observers, signal };
  return { source, overrides, spec: attackSpec(source, overrides), chosen, ground };
}

function rowOf(rows: readonly AttackRow[], attack: string): AttackRow {
  const row = rows.find((candidate) => candidate.attack === attack);
  if (row === undefined) throw new TypeError(`no account of ${attack}`);
  return row;
}

function capitalOf({ cohort: { holdings } }: ChosenAttack): bigint {
  return holdings.kind === 'even' ? holdings.totalBaseUnits : 0n;
}

/** The most that the shares of community and liquidity have for an attacker. */
function roomFor(spec: RunSpec, attack: ChosenAttack): bigint {
  const { holdingsBaseUnits, arrivals } = buildPopulation(spec);
  let held = (spec.market?.pool?.tokenBaseUnits ?? 0n) + (spec.market?.pool?.deskBaseUnits ?? 0n);
  for (const holding of holdingsBaseUnits) held += holding;
  for (const { amountBaseUnits } of arrivals) held += amountBaseUnits;
  return supplyShares(spec.token).openBaseUnits - held + capitalOf(attack);
}
