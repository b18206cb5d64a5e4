// usage: tsx bench/units/compare-programs.ts FOLDER
// Measures the program whose artifacts lie in FOLDER beside the committed one and writes the page of both. Those of a
// commit: git show COMMIT:programs/staking/artifacts/NAME > FOLDER/NAME, for manifest.json, staking.json and staking.so.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadProgramArtifacts, type ProgramArtifacts } from '#harness/program/artifacts.ts';
import { ROOT } from '../../scripts/check.ts';
import { measureUnits } from './measure-units.ts';
import { comparisonPage, type MeasuredProgram } from './program-comparison.ts';
import type { Measured } from './units-stage.ts';

const PAGE = 'programs/staking/benches/before-and-after.md';
const ROUNDS = 4;
const REPETITIONS = 100;

const folder = process.argv[2];
if (folder === undefined) throw new Error('name the folder that holds the artifacts of the program before');
const programs = [loadProgramArtifacts(folder), loadProgramArtifacts()] as const;
const rounds: [Measured[][], Measured[][]] = [[], []];
// In turns, so that what else the machine does meets both.
for (let round = 0; round < ROUNDS; round += 1) {
  for (const which of [0, 1] as const) {
    const measured = await measureUnits('litesvm', { artifacts: programs[which], repetitions: REPETITIONS });
    rounds[which].push([...measured]);
  }
}
const described = (artifacts: ProgramArtifacts, measured: Measured[][]): MeasuredProgram => ({
  sha256: artifacts.elfSha256,
  bytes: artifacts.elf.length,
  rounds: measured,
});
writeFileSync(join(ROOT, PAGE), comparisonPage(described(programs[0], rounds[0]), described(programs[1], rounds[1])));
console.log(`wrote ${PAGE}`);
