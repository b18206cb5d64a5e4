import type { AssumptionSection } from './assumption.ts';
import { INSIDER_POLICIES } from './insider-policies.ts';
import { INVESTOR_POLICIES } from './investor-policies.ts';
import { COMPARISONS, MODEL } from './model.ts';
import { HOLDINGS, MARKET } from './outside-world.ts';
import { SPECIALIST_POLICIES } from './specialist-policies.ts';
import { TOKEN_ECONOMY } from './token-economy.ts';
import { TOKEN_RULES } from './token-rules.ts';

/** What behaviour policies assume of those who have them. */
const POLICIES: AssumptionSection = {
  title: 'Policies',
  lead: ["Defaults of the configuration, as in the policies' own schemas."],
  columns: [
    ['policy, field', 'topic'],
    ['default', 'value'],
    ['reason', 'source'],
    ['status', 'status'],
  ],
  rows: [...INVESTOR_POLICIES, ...SPECIALIST_POLICIES, ...INSIDER_POLICIES],
};

/** Everything that runs take for granted, in the order of `ASSUMPTIONS.md`. */
export const ASSUMPTION_SECTIONS: readonly AssumptionSection[] = [
  TOKEN_ECONOMY,
  TOKEN_RULES,
  POLICIES,
  HOLDINGS,
  MARKET,
  COMPARISONS,
  MODEL,
];
