import type { PolicyDefinition } from '#sim/policies/policy.ts';
import { POLICY_DEFINITIONS } from '#sim/policies/registry.ts';
import { checkAttacks } from './checks/attack-checks.ts';
import { checkEvents } from './checks/event-checks.ts';
import type { Finding, ScenarioDraft } from './checks/finding.ts';
import { checkHoldings } from './checks/holdings-checks.ts';
import { checkMarket } from './checks/market-checks.ts';
import { checkOutputs } from './checks/output-checks.ts';
import { checkPool } from './checks/pool-checks.ts';
import { checkPopulation } from './checks/population-checks.ts';
import { checkStatements } from './checks/statement-checks.ts';
import { checkSupplyBounds } from './checks/supply-checks.ts';
import { checkTime } from './checks/time-checks.ts';
import { checkToken } from './checks/token-checks.ts';
import { NO_TABLES, type ScenarioTables } from './tables/scenario-tables.ts';

/** Rules that no single field can check. The bounds that the program compiles in are among them. */
export function checkScenario(
  draft: ScenarioDraft,
  tables: ScenarioTables = NO_TABLES,
  policies: readonly PolicyDefinition[] = POLICY_DEFINITIONS,
): readonly Finding[] {
  return [
    ...checkTime(draft),
    ...checkToken(draft),
    ...checkSupplyBounds(draft),
    ...checkPool(draft),
    ...checkMarket(draft, tables),
    ...checkPopulation(draft, policies),
    ...checkAttacks(draft),
    ...checkHoldings(draft, tables),
    ...checkEvents(draft, policies),
    ...checkStatements(draft),
    ...checkOutputs(draft),
  ];
}
