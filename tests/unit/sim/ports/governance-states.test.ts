import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PROPOSAL_STATES } from '#sim/ports/governance-states.ts';

describe('sim/ports/governance-states.ts', () => {
  it("orders the states as the program's byte counts them", () => {
    const source = readFileSync(new URL('../../../../programs/staking/src/state/proposal.rs', import.meta.url), 'utf8');
    const states = [...(/pub mod status \{(.*?)\n\}/s.exec(source)?.[1] ?? '').matchAll(/const (\w+): u8 = (\d)/g)];
    expect(states.map(([, name, byte]) => [name?.toLowerCase(), Number(byte)])).toEqual(
      PROPOSAL_STATES.map((name, byte) => [name, byte]),
    );
  });
});
