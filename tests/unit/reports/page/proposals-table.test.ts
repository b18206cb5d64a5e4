import { describe, expect, it } from 'vitest';
import type { ProposalHistory } from '#reports/history/proposal-history.ts';
import { countsInWords, proposalsSection, whatInWords } from '#reports/page/proposals-table.ts';

const ACT = { symbol: 'ACT', decimals: 9 };
const PROPOSAL: ProposalHistory = {
  id: 3,
  kind: 'spend',
  subject: 'debate_grants',
  value: 5_000_000_000_000n,
  proposer: 'whales-1',
  cohort: 'whales',
  steps: [
    { unixSeconds: 0, date: '2026-01-01', state: 'active' },
    { unixSeconds: 1, date: '2026-01-09', state: 'executed' },
  ],
  state: 'executed',
  turnoutShare: 0.5627,
  quorumShare: 0.1,
  approvalShare: 0.8681,
  approvalNeeded: 0.66,
  voters: 12,
  largestVoter: 'whales-2',
  largestShare: 0.2,
  decidedByOne: true,
};

describe('reports/page/proposals-table', () => {
  it('says what each kind would do', () => {
    expect(whatInWords(PROPOSAL, ACT)).toBe('spend on debate grants: 5,000 ACT');
    expect(whatInWords({ ...PROPOSAL, kind: 'parameter', subject: 'quorum_bps', value: 1_200n }, ACT)).toBe(
      'parameter quorum bps = 1,200',
    );
    expect(whatInWords({ ...PROPOSAL, kind: 'feature', subject: 'power_cap', value: 0n }, ACT)).toBe(
      'feature power cap off',
    );
    expect(whatInWords({ ...PROPOSAL, kind: 'upgrade', subject: 'program', value: undefined }, ACT)).toBe(
      'upgrade: program',
    );
  });

  it('counts ends, and votes that one wallet decided', () => {
    expect(countsInWords([PROPOSAL])).toBe(
      '1 proposal: 1 executed. 1 of 1 decided votes would have ended in the other way without one wallet.',
    );
    expect(
      countsInWords([{ ...PROPOSAL, decidedByOne: false }, { ...PROPOSAL, state: 'defeated' }, PROPOSAL]),
    ).toContain('3 proposals: 2 executed, 1 defeated. 2 of 3 decided');
    expect(countsInWords([{ ...PROPOSAL, decidedByOne: false }])).toContain('No vote would have ended');
    expect(countsInWords([{ ...PROPOSAL, decidedByOne: undefined, state: 'active' }])).toBe('1 proposal: 1 active.');
  });

  it('sets turnout against quorum and approval against what is needed', () => {
    const { text } = proposalsSection([PROPOSAL], ACT);
    expect(text).toContain('<td class="number">56.27% (10%)</td><td class="number">86.81% (66%)</td>');
    expect(text).toContain('executed<br><span class="muted status">2026-01-09</span>');
    expect(text).toContain('largest vote: whales-2, 20.00%');
  });

  it('shows what is not known as a dash, and an author from outside as such', () => {
    const { text } = proposalsSection(
      [
        {
          ...PROPOSAL,
          cohort: '',
          proposer: '',
          turnoutShare: undefined,
          approvalShare: undefined,
          decidedByOne: undefined,
        },
      ],
      ACT,
    );
    expect(text).toContain('<td>outside the population</td><td class="number">– (10%)</td>');
    expect(text).toContain('<td>–</td></tr>');
  });

  it('folds a long list away, escapes names, and says when there is none', () => {
    const many = Array.from({ length: 16 }, (_, id) => ({ ...PROPOSAL, id, cohort: '<b>' }));
    const { text } = proposalsSection(many, ACT);
    expect(text).toContain('<summary>All 16 proposals</summary>');
    expect(text).not.toContain('<b>');
    expect(proposalsSection([], ACT).text).toBe('<p>Nobody made a proposal.</p>');
  });
});
