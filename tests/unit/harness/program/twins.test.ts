import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  DEFAULT_ARTIFACTS_DIR,
  DEFAULT_TWINS_DIR,
  loadProgramArtifacts,
  loadTwinArtifacts,
  TWIN_NAMES,
  TWINS,
} from '#harness/index.ts';
import { readTwinMark } from '#harness/program/twin-mark.ts';

const CARGO = readFileSync(fileURLToPath(new URL('../../../../programs/staking/Cargo.toml', import.meta.url)), 'utf8');
const sha256 = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

describe('harness/program/twins', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'actsim-twins-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** A folder that holds the files of one twin under the name of another. */
  const copyOf = (source: string, name: string): string => {
    cpSync(source, join(folder, name), { recursive: true });
    return folder;
  };

  it('knows the features of the program, and the committed builds, no more and no fewer', () => {
    const features = new Set([...CARGO.matchAll(/^(vuln-[a-z0-9]+) *=/gm)].map(([, name]) => name));
    const built = readdirSync(DEFAULT_TWINS_DIR).filter((name) => name !== 'README.md');
    expect(new Set<unknown>(TWIN_NAMES)).toEqual(features);
    expect(new Set(built)).toEqual(features);
  });

  it('says in the README what each one permits', () => {
    const page = readFileSync(join(DEFAULT_TWINS_DIR, 'README.md'), 'utf8');
    for (const { name, attack, flaw, instead } of TWINS) {
      expect(page).toContain(`| ${name} | ${attack} | ${flaw} | ${instead} |\n`);
      expect(attack).toBe(name.slice('vuln-'.length).toUpperCase());
    }
  });

  it.each(TWIN_NAMES)('reads %s: its own program under the interface of the real one', (name) => {
    const real = loadProgramArtifacts();
    const twin = loadTwinArtifacts(name);
    expect(twin.programAddress).toBe(real.programAddress);
    expect([twin.idlFile, twin.idlSha256]).toEqual([real.idlFile, real.idlSha256]);
    expect(twin.errorNames).toEqual(real.errorNames);
    expect(twin.elfFile).toBe(join(DEFAULT_TWINS_DIR, name, 'staking.so'));
    expect(twin.elfSha256).toBe(sha256(twin.elfFile));
    expect(twin.elfSha256).not.toBe(real.elfSha256);
    expect(readTwinMark(twin.elf)).toBe(name);
    expect(readFileSync(join(DEFAULT_TWINS_DIR, name, 'manifest.json'), 'utf8')).toContain(`"${name}"`);
  });

  it('has no two twins of the same bytes, and no mark in the real program', () => {
    expect(new Set(TWIN_NAMES.map((name) => loadTwinArtifacts(name).elfSha256)).size).toBe(TWIN_NAMES.length);
    expect(readTwinMark(loadProgramArtifacts().elf)).toBeUndefined();
  });

  it.each([
    ['vuln-r1', 'vuln-r01'],
    ['vuln_g12', 'vuln-g12'],
    ['R14', 'vuln-r14'],
    ['vuln-g13', 'vuln-g12'],
    ['s', 'vuln-s02'],
    ['flash loan', 'vuln-r01'],
  ])('refuses %s and says which is meant', (name, nearest) => {
    expect(() => loadTwinArtifacts(name)).toThrow(
      expect.objectContaining({
        code: 'PROGRAM__TWIN_UNKNOWN',
        context: { name, nearest, known: TWIN_NAMES },
        message: expect.stringContaining(`did you mean ${nearest}?`),
      }),
    );
  });

  it.each(['', '..', '../artifacts', 'constructor', 'x'.repeat(1_000_000)])(
    'reads no file for the name %.20s',
    (name) => {
      expect(() => loadTwinArtifacts(name)).toThrow(expect.objectContaining({ code: 'PROGRAM__TWIN_UNKNOWN' }));
    },
  );

  it('refuses a program without a mark, and one of another twin', () => {
    for (const [source, found] of [
      [DEFAULT_ARTIFACTS_DIR, 'no mark'],
      [join(DEFAULT_TWINS_DIR, 'vuln-r04'), 'vuln-r04'],
    ] as const) {
      expect(() => loadTwinArtifacts('vuln-r01', copyOf(source, 'vuln-r01'))).toThrow(
        expect.objectContaining({
          code: 'PROGRAM__TWIN_MARK',
          context: { file: join(folder, 'vuln-r01', 'staking.so'), expected: 'vuln-r01', found },
        }),
      );
    }
  });

  it("refuses a program that is not its manifest's, and a folder that is not there", () => {
    expect(() => loadTwinArtifacts('vuln-r01', folder)).toThrow(
      expect.objectContaining({ code: 'PROGRAM__FILE_UNREADABLE' }),
    );
    copyOf(join(DEFAULT_TWINS_DIR, 'vuln-r01'), 'vuln-r01');
    writeFileSync(join(folder, 'vuln-r01', 'staking.so'), 'ACTSIM VULNERABLE TWIN vuln-r01');
    expect(() => loadTwinArtifacts('vuln-r01', folder)).toThrow(
      expect.objectContaining({ code: 'PROGRAM__HASH_MISMATCH' }),
    );
  });
});
