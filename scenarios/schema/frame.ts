import type { FieldNotes } from './fields.ts';
import type { TokenUnit } from './quantities.ts';

/** Sets of defaults: the plan's literal behaviour, or that with the mitigations that close its known holes. */
export const PROFILES = ['hardened', 'plan'] as const;
export type Profile = (typeof PROFILES)[number];

/** What the rest of a file is read by: the units of its amounts, and which defaults stand for what it leaves out. */
export interface ScenarioFrame {
  readonly profile: Profile;
  readonly token: TokenUnit;
  /** What buybacks pay with. */
  readonly quote: TokenUnit;
}

/** Of a file that says nothing: the token of the plan, hardened. */
export const DEFAULT_FRAME: ScenarioFrame = {
  profile: 'hardened',
  token: { symbol: 'ACT', decimals: 9 },
  // A token that stands for a dollar.
  quote: { symbol: 'USD', decimals: 6, decimalsKey: 'treasury.buyback.quote_decimals' },
};

/** Symbol that amounts of the token have in defaults. */
export function symbolOf({ token }: ScenarioFrame): string {
  return token.symbol ?? 'ACT';
}

/** A default that depends on the profile; the other profile's goes into the field's description. */
export function byProfile(
  { profile }: ScenarioFrame,
  defaults: Readonly<Record<Profile, string>>,
): Required<Pick<FieldNotes, 'byDefault' | 'elsewhere'>> {
  const other = profile === 'plan' ? 'hardened' : 'plan';
  return { byDefault: defaults[profile], elsewhere: `Default of profile ${other}: ${defaults[other]}.` };
}
