import { describe, expect, it } from 'vitest';
import { findingList } from '#reports/page/finding-list.ts';
import { fixtureResults } from '#tests/support/fixture-results.ts';

describe('reports/page/finding-list', () => {
  it('answers the questions that the run can answer', () => {
    const text = findingList(fixtureResults())?.text ?? '';
    expect(text).toContain('<div data-finding="targets"><dt>Does the plan meet its targets?</dt><dd>');
    expect(text).toContain(
      '<div data-finding="power"><dt>Who holds the power at the end?</dt><dd>Voting power at the end',
    );
  });

  it('is left out where there is no answer', () => {
    const none = fixtureResults({ series: { 'supply.total': [1] }, ticks: 1, change: { cohorts: [], censuses: [] } });
    expect(findingList(none)).toBeUndefined();
  });
});
