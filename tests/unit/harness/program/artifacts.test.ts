import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createBankrunChain,
  createLitesvmChain,
  DEFAULT_ARTIFACTS_DIR,
  loadProgramArtifacts,
  loadTwinArtifacts,
} from '#harness/index.ts';
import { loadMarketElf, loadProbeElf } from '#harness/program/artifacts.ts';

describe('harness/program/artifacts', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'actsim-artifacts-'));
    cpSync(DEFAULT_ARTIFACTS_DIR, folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const edit = (file: string, change: (text: string) => string): void => {
    const path = join(folder, file);
    writeFileSync(path, change(readFileSync(path, 'utf8')));
  };
  /** Rewrites the IDL and its hash in the manifest. */
  const editIdl = (change: (text: string) => string): void => {
    const old = createHash('sha256')
      .update(readFileSync(join(folder, 'staking.json')))
      .digest('hex');
    edit('staking.json', change);
    const now = createHash('sha256')
      .update(readFileSync(join(folder, 'staking.json')))
      .digest('hex');
    edit('manifest.json', (text) => text.replace(old, now));
  };

  it.each([
    ['probe', loadProbeElf],
    ['market', loadMarketElf],
  ])('reads the committed %s, and nothing that is not what its manifest names', (name, load) => {
    const committed = fileURLToPath(new URL(`../../../../programs/${name}/artifacts/`, import.meta.url));
    expect([...load().subarray(0, 4)]).toEqual([0x7f, 0x45, 0x4c, 0x46]);
    cpSync(committed, folder, { recursive: true });
    expect(load(folder)).toEqual(load());
    writeFileSync(join(folder, `${name}.so`), 'something else');
    expect(() => load(folder)).toThrow(expect.objectContaining({ code: 'PROGRAM__HASH_MISMATCH' }));
    writeFileSync(join(folder, 'manifest.json'), '{}');
    expect(() => load(folder)).toThrow(expect.objectContaining({ code: 'PROGRAM__FILE_UNREADABLE' }));
  });

  it('reads the committed program', () => {
    const artifacts = loadProgramArtifacts();
    expect(artifacts.programAddress).toMatch(/^[1-9A-HJ-NP-Za-km-z]{32,44}$/);
    expect(artifacts.programId).toHaveLength(32);
    expect([...artifacts.elf.subarray(0, 4)]).toEqual([0x7f, 0x45, 0x4c, 0x46]);
    expect(artifacts.elfSha256).toBe(createHash('sha256').update(artifacts.elf).digest('hex'));
    expect(artifacts.errorNames.get(6000)).toBe('ZeroAmount');
  });

  it('reads another folder', () => {
    expect(loadProgramArtifacts(folder)).toEqual({
      ...loadProgramArtifacts(),
      elfFile: join(folder, 'staking.so'),
      idlFile: join(folder, 'staking.json'),
    });
  });

  it("rejects a program that is not its manifest's", () => {
    const so = join(folder, 'staking.so');
    const bytes = readFileSync(so);
    bytes[bytes.length - 1] = (bytes[bytes.length - 1] ?? 0) ^ 1;
    writeFileSync(so, bytes);
    const refused = expect.objectContaining({
      code: 'PROGRAM__HASH_MISMATCH',
      context: expect.objectContaining({ file: so, expectedSha256: loadProgramArtifacts().elfSha256 }),
    });
    expect(() => loadProgramArtifacts(folder)).toThrow(refused);
    expect(() => createLitesvmChain({ artifactsDir: folder })).toThrow(refused);
    expect(() => createBankrunChain({ artifactsDir: folder })).toThrow(refused);
  });

  it.each(['vuln-r01', 'vuln-g05'])('rejects the vulnerable twin %s, and says how to attack it', (twin) => {
    const { elf, elfSha256 } = loadTwinArtifacts(twin);
    const { elfSha256: realSha256 } = loadProgramArtifacts();
    writeFileSync(join(folder, 'staking.so'), elf);
    edit('manifest.json', (text) => text.replace(realSha256, elfSha256));
    const refused = expect.objectContaining({
      code: 'PROGRAM__VULNERABLE_TWIN',
      context: { file: join(folder, 'staking.so'), twin },
      message: expect.stringContaining(`--build ${twin}`),
    });
    expect(() => loadProgramArtifacts(folder)).toThrow(refused);
    expect(() => createLitesvmChain({ artifactsDir: folder })).toThrow(refused);
  });

  it('knows a twin by what it is, though its folder has no interface', () => {
    expect(() => loadProgramArtifacts('programs/staking/twins/vuln-r01')).toThrow(
      expect.objectContaining({
        code: 'PROGRAM__VULNERABLE_TWIN',
        context: expect.objectContaining({ twin: 'vuln-r01' }),
      }),
    );
  });

  it("rejects an IDL that is not its manifest's", () => {
    edit('staking.json', (text) => `${text} `);
    expect(() => loadProgramArtifacts(folder)).toThrow(
      expect.objectContaining({
        code: 'PROGRAM__HASH_MISMATCH',
        context: expect.objectContaining({ file: join(folder, 'staking.json') }),
      }),
    );
  });

  it.each(['manifest.json', 'staking.so', 'staking.json'])('rejects a folder without %s', (file) => {
    rmSync(join(folder, file));
    expect(() => loadProgramArtifacts(folder)).toThrow(
      expect.objectContaining({
        code: 'PROGRAM__FILE_UNREADABLE',
        context: expect.objectContaining({ file: join(folder, file) }),
      }),
    );
  });

  it.each([
    ['text that is no JSON', '{'],
    ['another object', '{}'],
    ['a list', '[]'],
    [
      'a program without a hash',
      '{"program":{"file":"staking.so","bytes":1},"idl":{"file":"a","sha256":"b"},"programId":"c"}',
    ],
  ])('rejects a manifest of %s', (_, text) => {
    edit('manifest.json', () => text);
    expect(() => loadProgramArtifacts(folder)).toThrow(expect.objectContaining({ code: 'PROGRAM__FILE_UNREADABLE' }));
  });

  it('rejects a manifest whose program id is no address', () => {
    const { programAddress } = loadProgramArtifacts();
    edit('manifest.json', (text) => text.replace(programAddress, 'abc'));
    expect(() => loadProgramArtifacts(folder)).toThrow(expect.objectContaining({ code: 'PROGRAM__FILE_UNREADABLE' }));
  });

  it('rejects an IDL of another program', () => {
    const { programAddress } = loadProgramArtifacts();
    editIdl((text) => text.replaceAll(programAddress, '11111111111111111111111111111111'));
    expect(() => loadProgramArtifacts(folder)).toThrow(
      expect.objectContaining({
        code: 'PROGRAM__LAYOUT_MISMATCH',
        context: expect.objectContaining({ account: 'program' }),
      }),
    );
  });

  it('rejects an IDL without an instruction that this build encodes', () => {
    editIdl((text) => text.replace('"claim_rewards"', '"collect_rewards"'));
    expect(() => loadProgramArtifacts(folder)).toThrow(
      expect.objectContaining({
        code: 'PROGRAM__LAYOUT_MISMATCH',
        context: expect.objectContaining({ account: 'instruction claim_rewards', found: 'no such instruction' }),
      }),
    );
  });
});
