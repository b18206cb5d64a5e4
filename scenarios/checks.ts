import type { Finding, ScenarioDraft } from './checks/finding.ts';
import { checkPool } from './checks/pool-checks.ts';
import { checkPopulation } from './checks/population-checks.ts';
import { checkSupplyBounds } from './checks/supply-checks.ts';
import { checkTime } from './checks/time-checks.ts';
import { checkToken } from './checks/token-checks.ts';

/** Rules that no single field can check. The bounds that the program compiles in are among them. */
export function checkScenario(draft: ScenarioDraft): readonly Finding[] {
  return [
    ...checkTime(draft),
    ...checkToken(draft),
    ...checkSupplyBounds(draft),
    ...checkPool(draft),
    ...checkPopulation(draft),
  ];
}
