import { describe, expect, it } from 'vitest';
import { barLength } from '../../../cli/progress-bar.ts';

describe('cli/progress-bar.ts', () => {
  it('leaves room for the figures on a narrow terminal', () => {
    expect([40, 66, 80, 100, 300].map(barLength)).toEqual([5, 6, 20, 40, 40]);
  });
});
