import { FEATURE_NAMES } from '../core/features.ts';
import { PARAMETER_NAMES, PARAMETERS } from '../core/parameters.ts';
import type { TokenSpec } from '../core/run-spec.ts';
import { SPEND_PURPOSES } from '../ports/actions.ts';
import type { ProposalState } from '../ports/governance-states.ts';
import { grouped, tokensText } from './amount-text.ts';

type Payload = Pick<ProposalState, 'kind' | 'selector' | 'value' | 'priceQuoteUnits'>;

/** What a proposal would change, by name: of the parameter, the feature or the purpose; `program` for an upgrade. */
export function subjectOf({ kind, selector }: Pick<Payload, 'kind' | 'selector'>): string {
  switch (kind) {
    case 'parameter':
      return PARAMETER_NAMES.find((name) => PARAMETERS[name].id === selector) ?? `number ${selector}`;
    case 'spend':
      return SPEND_PURPOSES[selector] ?? `number ${selector}`;
    case 'upgrade':
      return 'program';
    case 'feature':
      return FEATURE_NAMES[selector] ?? `number ${selector}`;
  }
}

/** What an executed proposal did, in words: `parameter min_stake = 200 ACT`, `burn of 5000 ACT`. */
export function effectText(payload: Payload, token: Pick<TokenSpec, 'decimals' | 'symbol'>): string {
  const { kind, value, priceQuoteUnits } = payload;
  const subject = subjectOf(payload);
  switch (kind) {
    case 'parameter':
      return `parameter ${subject} = ${parameterText(payload, token)}`;
    case 'spend': {
      const price = priceQuoteUnits === 0n ? '' : ` for at most ${grouped(priceQuoteUnits)} quote units a token`;
      return `${subject} of ${tokensText(value, token)}${price}`;
    }
    case 'upgrade':
      return 'upgrade of the program';
    case 'feature':
      return `feature ${subject} ${value === 0n ? 'off' : 'on'}`;
  }
}

/** Names of parameters end in their unit, unless it is an amount. */
function parameterText({ selector, value }: Payload, token: Pick<TokenSpec, 'decimals' | 'symbol'>): string {
  const name = PARAMETER_NAMES.find((known) => PARAMETERS[known].id === selector);
  const unit = name === undefined ? undefined : PARAMETERS[name].unit;
  if (unit === 'tokens') return tokensText(value, token);
  return unit === 'quote_units' ? `${grouped(value)} quote units` : String(value);
}
