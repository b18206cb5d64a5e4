import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readIdl } from '#tests/support/anchor-session.ts';

const FOLDER = 'tests/property/harness/program';
/** An instruction that a property test has Anchor encode. */
const ENCODED = /client\.instruction\(\s*'(\w+)'/g;

describe(FOLDER, () => {
  it("compares every instruction of the program's interface with Anchor's", () => {
    const files = readdirSync(FOLDER).filter((file) => file.endsWith('.prop.test.ts'));
    const compared = files.flatMap((file) =>
      [...readFileSync(`${FOLDER}/${file}`, 'utf8').matchAll(ENCODED)].map(([, name]) => name),
    );
    const named = readIdl().instructions.map(({ name }) =>
      name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
    );
    expect(named).toHaveLength(46);
    expect(named.filter((name) => !compared.includes(name))).toEqual([]);
  });
});
