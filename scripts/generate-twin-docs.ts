import { TWINS, type Twin } from '#harness/index.ts';
import { isMain } from './check.ts';
import { writeGenerated } from './generated-file.ts';

/** The page `programs/staking/twins/README.md`. */
export function twinPage(twins: readonly Twin[]): string {
  const lines = [
    '# Vulnerable twins',
    '',
    'Generated from `harness/program/twins.ts` by `npm run generate`; do not edit.',
    '',
    'Each folder holds the staking program with one known flaw put back, so that an attack can be seen to work before it is',
    'seen to fail. A twin is the same source with a cargo feature of its name; accounts, instructions, error codes and program',
    'id are those of the real program, and so is the IDL. Never deploy one.',
    '',
    '| twin | attack | flaw | the real program |',
    '| --- | --- | --- | --- |',
    ...twins.map(({ name, attack, flaw, instead }) => `| ${name} | ${attack} | ${flaw} | ${instead} |`),
    '',
    'vuln-r02, vuln-r04 and vuln-r08 differ from the real program in a second place as well. They promise more rewards than',
    'are reserved; a claim on them pays what the reserve still holds and leaves the rest owed.',
    '',
    '- `npm run program:twins` builds all of them; `npm run program:check` builds them again and compares the bytes.',
    '- The program of a twin holds the text `ACTSIM VULNERABLE TWIN` and its name. Whatever loads the real program refuses it',
    '  (PROGRAM__VULNERABLE_TWIN), and a build of two features that are no twin does not compile.',
    '- `tests/attacks/twins.test.ts` runs the shortest attack on each twin and on the real program.',
  ];
  return `${lines.join('\n')}\n`;
}

if (isMain(import.meta.url)) writeGenerated('programs/staking/twins/README.md', twinPage(TWINS));
