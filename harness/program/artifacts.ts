import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SimError } from '#sim/core/errors/sim-error.ts';
import { decodeAddress } from './base58.ts';
import { instructionDiscriminator, STAKING_INSTRUCTION_NAMES } from './instruction-names.ts';
import { readTwinMark } from './twin-mark.ts';

/** The committed build of `programs/staking`. */
export const DEFAULT_ARTIFACTS_DIR = fileURLToPath(new URL('../../programs/staking/artifacts/', import.meta.url));

/** The compiled program and its interface, checked against their manifest. */
export interface ProgramArtifacts {
  readonly programId: Uint8Array;
  readonly programAddress: string;
  readonly elf: Uint8Array;
  readonly elfFile: string;
  readonly elfSha256: string;
  /** The IDL as parsed JSON, for clients that read one. */
  readonly idl: unknown;
  readonly idlFile: string;
  readonly idlSha256: string;
  /** The program's own errors by code. */
  readonly errorNames: ReadonlyMap<number, string>;
}

/** The committed builds of `programs/probe` and `programs/market`. */
const PROBE_ARTIFACTS_DIR = fileURLToPath(new URL('../../programs/probe/artifacts/', import.meta.url));
const MARKET_ARTIFACTS_DIR = fileURLToPath(new URL('../../programs/market/artifacts/', import.meta.url));

interface ProgramFile {
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
}

interface Manifest {
  readonly idl: { readonly file: string; readonly sha256: string };
  readonly programId: string;
}

/**
 * Reads `manifest.json` of a folder, then the program and the IDL that it names.
 * Throws `PROGRAM__FILE_UNREADABLE` (absent or malformed), `PROGRAM__HASH_MISMATCH` (not the manifest's),
 * `PROGRAM__LAYOUT_MISMATCH` (the IDL is not of the program that this build encodes for), `PROGRAM__VULNERABLE_TWIN`
 * (a build with a flaw put back, which only `loadTwinArtifacts` takes).
 */
export function loadProgramArtifacts(artifactsDir: string = DEFAULT_ARTIFACTS_DIR): ProgramArtifacts {
  // A twin has no interface of its own: what it is says more than what it lacks.
  const { elf, elfFile, elfSha256 } = readProgram(artifactsDir);
  const twin = readTwinMark(elf);
  if (twin !== undefined) throw new SimError('PROGRAM__VULNERABLE_TWIN', { file: elfFile, twin: twin || 'unnamed' });
  const manifest = readManifest(join(artifactsDir, 'manifest.json'));
  const idlFile = join(artifactsDir, manifest.idl.file);
  const idl = parseJson(idlFile, readVerified(idlFile, manifest.idl.sha256));
  const programId = decodeAddress(manifest.programId);
  if (programId === undefined) {
    throw unreadable(join(artifactsDir, 'manifest.json'), `programId ${manifest.programId} is no address`);
  }
  const address = field(idl, 'address');
  if (address !== manifest.programId) {
    const found = String(address);
    throw new SimError('PROGRAM__LAYOUT_MISMATCH', { account: 'program', expected: manifest.programId, found });
  }
  assertInstructions(idl);
  return {
    programId,
    programAddress: manifest.programId,
    elf,
    elfFile,
    elfSha256,
    idl,
    idlFile,
    idlSha256: manifest.idl.sha256,
    errorNames: readErrorNames(idl),
  };
}

/**
 * The compiled probe program. Throws `PROGRAM__FILE_UNREADABLE` or `PROGRAM__HASH_MISMATCH`.
 */
export function loadProbeElf(artifactsDir: string = PROBE_ARTIFACTS_DIR): Uint8Array {
  return readProgram(artifactsDir).elf;
}

/**
 * The compiled market program. Throws `PROGRAM__FILE_UNREADABLE` or `PROGRAM__HASH_MISMATCH`.
 */
export function loadMarketElf(artifactsDir: string = MARKET_ARTIFACTS_DIR): Uint8Array {
  return readProgram(artifactsDir).elf;
}

/**
 * A program of which the manifest names nothing but its bytes.
 * Throws `PROGRAM__FILE_UNREADABLE` or `PROGRAM__HASH_MISMATCH`.
 */
export function readProgram(artifactsDir: string): Pick<ProgramArtifacts, 'elf' | 'elfFile' | 'elfSha256'> {
  const manifestFile = join(artifactsDir, 'manifest.json');
  const program = readProgramFile(field(parseJson(manifestFile, readBytes(manifestFile)), 'program'));
  if (program === undefined) throw unreadable(manifestFile, 'not a manifest: expected program');
  const elfFile = join(artifactsDir, program.file);
  return { elf: readVerified(elfFile, program.sha256), elfFile, elfSha256: program.sha256 };
}

function readManifest(file: string): Manifest {
  const json = parseJson(file, readBytes(file));
  const idl = field(json, 'idl');
  const [idlFile, idlSha256, programId] = [field(idl, 'file'), field(idl, 'sha256'), field(json, 'programId')];
  if (typeof idlFile !== 'string' || typeof idlSha256 !== 'string' || typeof programId !== 'string') {
    throw unreadable(file, 'not a manifest: expected program, idl and programId');
  }
  return { idl: { file: idlFile, sha256: idlSha256 }, programId };
}

function readProgramFile(value: unknown): ProgramFile | undefined {
  const [file, sha256, bytes] = [field(value, 'file'), field(value, 'sha256'), field(value, 'bytes')];
  if (typeof file !== 'string' || typeof sha256 !== 'string' || typeof bytes !== 'number') return undefined;
  return { file, sha256, bytes };
}

function readVerified(file: string, expectedSha256: string): Uint8Array {
  const bytes = readBytes(file);
  const foundSha256 = createHash('sha256').update(bytes).digest('hex');
  if (foundSha256 !== expectedSha256) {
    throw new SimError('PROGRAM__HASH_MISMATCH', { file, expectedSha256, foundSha256 });
  }
  return bytes;
}

function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw unreadable(file, error instanceof Error ? error.message : String(error), error);
  }
}

function parseJson(file: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    throw unreadable(file, `not JSON: ${error instanceof Error ? error.message : String(error)}`, error);
  }
}

/** Every instruction that this build encodes is in the IDL, under the discriminator that it writes. */
function assertInstructions(idl: unknown): void {
  const listed = field(idl, 'instructions');
  const byName = new Map(Array.isArray(listed) ? listed.map((item) => [field(item, 'name'), item]) : []);
  for (const name of STAKING_INSTRUCTION_NAMES) {
    const expected = [...instructionDiscriminator(name)].join(' ');
    const discriminator = field(byName.get(name), 'discriminator');
    const found = Array.isArray(discriminator) ? discriminator.join(' ') : 'no such instruction';
    if (found !== expected) {
      throw new SimError('PROGRAM__LAYOUT_MISMATCH', { account: `instruction ${name}`, expected, found });
    }
  }
}

function readErrorNames(idl: unknown): ReadonlyMap<number, string> {
  const listed = field(idl, 'errors');
  const names = new Map<number, string>();
  for (const item of Array.isArray(listed) ? listed : []) {
    const code = field(item, 'code');
    const name = field(item, 'name');
    if (typeof code === 'number' && typeof name === 'string') names.set(code, name);
  }
  return names;
}

function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function unreadable(file: string, reason: string, cause?: unknown): SimError<'PROGRAM__FILE_UNREADABLE'> {
  return new SimError('PROGRAM__FILE_UNREADABLE', { file, reason }, cause);
}
