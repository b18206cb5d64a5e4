import type { GenesisPlan } from '#sim/ports/staking-chain.ts';
import { MARKET_PROGRAM, PROBE_PROGRAM } from '../program/addresses.ts';
import { loadMarketElf, loadProbeElf, type ProgramArtifacts } from '../program/artifacts.ts';
import type { DeployedProgram } from './chain-engine.ts';

/** What is deployed before genesis: the staking program, the probe, and the market where the plan has one. */
export function deployedPrograms(
  { programId, elf }: Pick<ProgramArtifacts, 'programId' | 'elf'>,
  plan: Pick<GenesisPlan, 'market'>,
): readonly DeployedProgram[] {
  const programs = [
    { programId, elf },
    { programId: PROBE_PROGRAM, elf: loadProbeElf() },
  ];
  return plan.market === undefined ? programs : [...programs, { programId: MARKET_PROGRAM, elf: loadMarketElf() }];
}
