import { z } from 'zod';
import {
  amountField,
  durationField,
  type FieldNotes,
  percentageField,
  type QuantityField,
  wholeDaysField,
} from '../fields.ts';
import { byProfile, type ScenarioFrame, symbolOf } from '../frame.ts';
import {
  MAX_LATE_WINDOW_HOURS,
  MAX_SUPPLY_BASE_UNITS,
  PARAMETER_BPS,
  PARAMETER_DAYS,
  SECONDS_PER_HOUR,
} from '../limits.ts';
import { section } from './section.ts';

/** Kinds of proposals in the order of the program. */
export const KINDS = ['parameter', 'spend', 'upgrade', 'feature'] as const;

export function governanceSection(frame: ScenarioFrame) {
  const symbol = symbolOf(frame);
  const amount = (least: bigint, notes: FieldNotes): QuantityField<bigint> =>
    amountField(frame.token, { min: least, max: MAX_SUPPLY_BASE_UNITS }, notes);
  return section(
    {
      min_proposal_stake: amount(1n, {
        description: 'Tokens staked that a proposer needs; at most 1% of the supply.',
        byDefault: `10_000 ${symbol}`,
      }),
      min_vote_stake: amount(1n, {
        description: 'Tokens staked before the snapshot that a voter needs; at most 1% of the supply.',
        byDefault: `1_000 ${symbol}`,
      }),
      bond: amount(0n, {
        description: 'What a proposer leaves in the bond vault until the proposal is over; at most 1% of the supply.',
        ...byProfile(frame, { hardened: `10_000 ${symbol}`, plan: `0 ${symbol}` }),
      }),
      quorum: percentageField(PARAMETER_BPS.quorum, {
        description: 'Part of all voting power at the snapshot that has to vote.',
        byDefault: '10%',
      }),
      approval: percentageField(PARAMETER_BPS.approval, {
        description: 'Part of yes among yes and no that passes a proposal.',
        byDefault: '66%',
      }),
      by_kind: section(
        {
          parameter: kindSection('Changes of parameters.'),
          spend: kindSection('Treasury spending.'),
          upgrade: kindSection('Upgrades of the program.'),
          feature: kindSection('Features switched on and off.'),
        },
        'Other quorum and approval for a kind of proposals.',
      ),
      voting: wholeDaysField(PARAMETER_DAYS.voting, { description: 'How long votes are taken.', byDefault: '7d' }),
      timelock: wholeDaysField(PARAMETER_DAYS.timelock, {
        description: 'From the end of voting to the earliest execution.',
        byDefault: '3d',
      }),
      grace: wholeDaysField(PARAMETER_DAYS.grace, {
        description: 'How long a passed proposal can be executed after its timelock.',
        byDefault: '14d',
      }),
      seasoning: wholeDaysField(PARAMETER_DAYS.seasoning, {
        description: 'How long before the snapshot a deposit must have been made to vote.',
        ...byProfile(frame, { hardened: '1d', plan: '0d' }),
      }),
      late_window: durationField(
        { min: 0, max: MAX_LATE_WINDOW_HOURS * SECONDS_PER_HOUR },
        {
          description: 'Quorum reached so late extends voting once, by as much, with mitigations.lateQuorum.',
          byDefault: '24h',
        },
      ),
      power_cap: percentageField(PARAMETER_BPS.powerCap, {
        description: 'Most that one vote counts, as a part of the snapshot total, with mitigations.powerCap.',
        byDefault: '5%',
      }),
      cool_down: wholeDaysField(PARAMETER_DAYS.coolDown, {
        description: 'How long a defeated proposal cannot be made again, with mitigations.coolDown.',
        byDefault: '30d',
      }),
      veto_for: wholeDaysField(PARAMETER_DAYS.vetoFor, {
        description: 'How long after genesis the guardian can veto, with mitigations.veto.',
        byDefault: '180d',
      }),
      quadratic: quadraticSection(frame),
    },
    'Parameters of proposals and votes.',
  );
}

function kindSection(description: string) {
  return section(
    {
      quorum: percentageField(PARAMETER_BPS.quorum, { description: 'Instead of governance.quorum.' }).optional(),
      approval: percentageField(PARAMETER_BPS.approval, { description: 'Instead of governance.approval.' }).optional(),
    },
    description,
  );
}

function quadraticSection({ profile }: ScenarioFrame) {
  const isPlan = profile === 'plan';
  return section(
    {
      applies: z
        .enum(['feature_proposals', 'all'])
        .default(isPlan ? 'all' : 'feature_proposals')
        .describe(
          `Proposals whose votes count by their square root. Default of profile ${isPlan ? 'hardened: feature_proposals' : 'plan: all'}.`,
        ),
      attested: z
        .boolean()
        .default(!isPlan)
        .describe(
          `Only votes of attested owners count by their square root. Default of profile ${isPlan ? 'hardened: true' : 'plan: false'}.`,
        ),
    },
    'Quadratic voting, with mitigations.quadratic.',
  );
}
