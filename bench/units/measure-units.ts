import { COSTLY_AGENTS, measureCostly } from './costly-situations.ts';
import { GOVERNANCE_AGENTS, measureGovernance } from './governance-situations.ts';
import { measureStaking, STAKING_AGENTS } from './staking-situations.ts';
import { COSTLY, PLAIN } from './units-plan.ts';
import { type EngineName, type Measured, type MeasureOptions, UnitsStage } from './units-stage.ts';

/** Every situation on one engine, in the order of the table. */
export async function measureUnits(engine: EngineName, options?: MeasureOptions): Promise<readonly Measured[]> {
  const measured: Measured[] = [];
  for (const [agents, features, measure] of [
    [STAKING_AGENTS, PLAIN, measureStaking],
    [GOVERNANCE_AGENTS, PLAIN, measureGovernance],
    [COSTLY_AGENTS, COSTLY, measureCostly],
  ] as const) {
    const stage = await UnitsStage.open(engine, agents, features, options);
    await measure(stage);
    measured.push(...stage.measured);
    await stage.close();
  }
  return measured;
}
