import { createBankrunChain, createLitesvmChain, type ProgramArtifacts } from '#harness/index.ts';
import { parseScenario, type ScenarioFile, type ScenarioOverride } from '#scenarios/index.ts';
import type { RunSpec } from '#sim/core/run-spec.ts';
import { type RunObserver, type RunResult, runSimulation } from '#sim/index.ts';
import type { AttackStepRow, RunSink } from '#sim/ports/run-sink.ts';
import type { EngineName } from '../engines.ts';

/** What a played attack needs beside its scenario. */
export interface AttackGround {
  readonly engine: EngineName;
  readonly artifacts: ProgramArtifacts;
  readonly observers: readonly RunObserver[];
  readonly signal: { readonly aborted: boolean };
}

/** A run of a scenario with attacks, in memory: its accounts, and what each attacker did. */
export interface PlayedAttack {
  readonly spec: RunSpec;
  readonly result: RunResult;
  readonly steps: readonly AttackStepRow[];
}

/** The scenario's run, from its text and what is to be other than there. Throws what parsing throws. */
export function attackSpec(source: ScenarioFile, overrides: readonly ScenarioOverride[]): RunSpec {
  return parseScenario(source.text, source, { overrides });
}

/** Runs a scenario through broken invariants to its end; nothing is written. Throws what running throws. */
export async function playAttack(spec: RunSpec, ground: AttackGround): Promise<PlayedAttack> {
  const { engine, artifacts, observers, signal } = ground;
  const createChain = engine === 'bankrun' ? createBankrunChain : createLitesvmChain;
  const chain = createChain({ artifacts });
  const sink = new StepSink();
  try {
    const result = await runSimulation({ spec, chain, sink, observers, signal, breaches: 'record' });
    return { spec, result, steps: sink.steps };
  } finally {
    await chain.close();
  }
}

/** Keeps the attackers' steps and no other row. */
class StepSink implements RunSink {
  readonly steps: AttackStepRow[] = [];

  write(table: string, row: unknown): void {
    if (table === 'attack_steps') this.steps.push(row as AttackStepRow);
  }

  async endTick(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
  }
}
