import { describe, expect, it } from 'vitest';
import { ATTACK_DEFINITIONS } from '#sim/attacks/registry.ts';
import { attackPage, type LeastCapitalLine, type MeasuredLine } from '../../../scripts/generate-attack-docs.ts';

const LINE: MeasuredLine = {
  scenario: 'r01-just-in-time-staking.yaml',
  attack: 'R01',
  build: 'vuln-r01',
  succeeded: 'true',
  measure: '17.5',
  capital_base_units: '1000000000000',
  gain_base_units: '-1500000000',
  others_lost_base_units: '0',
};

const BOUND: LeastCapitalLine = {
  scenario: 'g11-vote-buying.yaml',
  least_base_units: '200000000000000',
  fails_base_units: '199000000000000',
  too_much_base_units: '460000000000000000',
  supply_base_units: '1000000000000000000',
};

describe('scripts/generate-attack-docs.ts', () => {
  it('lists every attack under its group, with its files, and what was measured in readable units', () => {
    const page = attackPage(
      ATTACK_DEFINITIONS,
      ['r01-just-in-time-staking.yaml', 'r010-not-this.yaml'],
      [LINE],
      [BOUND],
    );
    for (const { id, title } of ATTACK_DEFINITIONS) expect(page).toContain(`| ${id} | ${title} |`);
    expect(page).toContain('[r01-just-in-time-staking](r01-just-in-time-staking.md) |');
    expect(page).not.toContain('not-this');
    expect(page).toContain('| g11-vote-buying | 200,000 ACT | 0.0200% | 199,000 ACT | 460,000,000 ACT |');
    expect(page).toContain('| r01-just-in-time-staking | vuln-r01 | yes | 17.50x | 1,000 ACT | −1.50 ACT | 0.00 ACT |');
  });

  it('says that nothing succeeds', () => {
    const none = { ...BOUND, least_base_units: '', too_much_base_units: '' };
    expect(attackPage(ATTACK_DEFINITIONS, [], [], [none])).toContain(
      '| g11-vote-buying | nothing |  | 199,000 ACT | – |',
    );
  });

  it('says that a figure is not known', () => {
    expect(attackPage(ATTACK_DEFINITIONS, [], [{ ...LINE, measure: '', succeeded: 'false' }], [])).toContain(
      '| no |  |',
    );
  });
});
