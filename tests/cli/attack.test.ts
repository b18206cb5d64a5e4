import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CliExit, runCli } from '#tests/support/cli-process.ts';

function attack(...words: readonly string[]): Promise<CliExit> {
  return runCli('attack', ...words);
}

/** G02 with R01 beside it, which gains nothing; `settings` are the latter's. */
async function twoAttackers(settings: string): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'actsim-attack-')), 'two.yaml');
  const text = await readFile('scenarios/attacks/g02-quiet-quorum-capture.yaml', 'utf8');
  const second = `  - attack: just-in-time-staking\n    name: sandwich\n    at: 0d\n    capital: 1%\n${settings}`;
  await writeFile(
    file,
    text.replace(/^assert:[^]*$/m, '').replace(/^attacks:\n[^]*$/m, (own) => own.trimEnd() + `\n${second}`),
  );
  return file;
}

describe('actsim attack', () => {
  it('plays an attack by its id, and tells what it cost, what it brought, who lost, and each step', async () => {
    const { code, stdout } = await attack('r01');
    expect(code).toBe(0);
    expect(stdout).toContain('R01 Just-in-time staking');
    expect(stdout).toContain('bounded: rewards for exposure 0x');
    expect(stdout).toMatch(/Gain in tokens +0\.00 ACT/);
    expect(stdout).toMatch(/Everybody else +0\.00 ACT/);
    expect(stdout).toMatch(/day 7\.96 {2}sandwich\/0 {2}stake 10000000000000000 for 0 days {2}accepted/);
    expect(stdout).not.toContain('broke in tick');
  });

  it('shows that it pays on the twin, and which invariants break there', async () => {
    const { code, stdout } = await attack('R01', '--build', 'vuln-r01');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^paid: /m);
    expect(stdout).toMatch(/Everybody else +−[0-9,]+/);
    expect(stdout).toMatch(/^invariant I05 broke in tick [0-9]+: .*\n {2}what has to hold: rewards paid \+ owed /m);
    expect(stdout).toContain('program: vuln-r01');
  });

  it('says the same on both engines', async () => {
    const [first, second] = [await attack('S01'), await attack('S01', '--engine', 'bankrun')];
    expect(first.code).toBe(0);
    expect(second.stdout).toBe(first.stdout);
  });

  it('takes the capital that it is told', async () => {
    const { stdout } = await attack('R01', '--capital', '2_000 ACT');
    expect(stdout).toMatch(/Capital +2,000 ACT/);
  });

  it('finds the smallest capital that succeeds, and the largest that does not', async () => {
    const { code, stdout } = await attack('G02', '--search', 'capital');
    expect(code).toBe(0);
    const [, success, failure] =
      /succeeds with ([0-9_]+)(?:\.[0-9]+)? ACT .*\ndoes not with ([0-9_]+)(?:\.[0-9]+)? ACT/.exec(stdout) ?? [];
    const [least, most] = [success, failure].map((text) => Number(text?.replaceAll('_', '')));
    expect(least! > most! && least! <= most! * 1.01).toBe(true);
    const tries = await Promise.all([least! + 1, most!].map((tokens) => attack('G02', '--capital', `${tokens} ACT`)));
    expect(tries.map(({ stdout: text }) => /^(paid|succeeded): /m.test(text))).toEqual([true, false]);
  });

  it('tells what each of two attackers alone took', async () => {
    const { code, stdout } = await attack(await twoAttackers(''));
    expect(code).toBe(0);
    expect(stdout).toMatch(/Paid by the treasury +19,800,000 ACT/);
    const [raiders, sandwich] = [...stdout.matchAll(/Everybody else +(\S+)/g)].map(([, amount]) => amount);
    expect(raiders).toMatch(/^−[0-9]{3},[0-9]{3}$/);
    expect(sandwich).toBe('0.00');
  });

  it('plays no attacker that the scenario keeps idle', async () => {
    const { code, stdout } = await attack(await twoAttackers('    idle: true\n'));
    expect([code, stdout.match(/^[A-Z][0-9]{2} .*$/gm)]).toEqual([0, [expect.stringMatching(/^G02/)]]);
  });

  it('runs the crafted transactions of a class', async () => {
    const { code, stdout } = await attack('X01');
    expect(code).toBe(0);
    expect(stdout).toContain('AccountNotSigner');
  });

  it.each([
    [['R99'], /R01, .*P02/],
    [['scenarios/library/smoke.yaml'], /an attack in the section attacks/],
    [['scenarios/attacks/none.yaml'], /none\.yaml/],
    [['R01', '--build', 'vuln-r0'], /vuln-r01/],
    [['R01', '--capital', 'much'], /attacks\[0\]\.capital/],
    [['R01', '--capital', '1%', '--search', 'capital'], /mutually exclusive|capital/],
    [['X01', '--capital', '1%'], /not for crafted transactions/],
    [['R01', '--seed', 'x'], /seed/],
  ])('refuses %j and says what to do', async (words, expected) => {
    const { code, stderr } = await attack(...words);
    expect([code, stderr]).toEqual([2, expect.stringMatching(expected)]);
  });
});
