import { createHash } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { tsImport } from 'tsx/esm/api';
import { isSimError, SimError } from '#sim/core/errors/sim-error.ts';
import { POLICY_DEFINITIONS, POLICY_KIT, type PolicyDefinition } from '#sim/index.ts';

/** A module of the user's with policies, as it was loaded. */
export interface PolicyModuleFile {
  /** As it was named. */
  readonly file: string;
  readonly sha256: string;
  /** Kinds of its policies. */
  readonly kinds: readonly string[];
}

export interface LoadedPolicies {
  /** This build's policies, then those of the modules. */
  readonly definitions: readonly PolicyDefinition[];
  readonly modules: readonly PolicyModuleFile[];
}

const EXTENSIONS = ['.ts', '.mts', '.js', '.mjs'];
const MAX_BYTES = 1_000_000;
/** Policies of a module. */
const MAX_POLICIES = 100;
const KIND = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const MAX_KIND_LENGTH = 40;

/**
 * Loads modules by path, in their order, and adds their policies to this build's. A module is code that runs with the
 * rights of the user; only the command line can name one. `expected` are hashes that the files must have.
 * Throws POLICY__MODULE_INVALID.
 */
export async function loadPolicyModules(
  files: readonly string[],
  expected: readonly string[] = [],
): Promise<LoadedPolicies> {
  const definitions: PolicyDefinition[] = [...POLICY_DEFINITIONS];
  const modules: PolicyModuleFile[] = [];
  const seen = new Set<string>();
  for (const [index, file] of files.entries()) {
    const path = await realPathOf(file);
    if (seen.has(path)) throw invalid(file, 'each module once', 'the same file named twice');
    seen.add(path);
    const sha256 = await hashOf(file, path);
    if (expected[index] !== undefined && expected[index] !== sha256) {
      throw invalid(file, `the file as it was (sha256 ${expected[index]})`, `sha256 ${sha256}`);
    }
    const found = await policiesOf(file, path);
    for (const definition of found) {
      checkDefinition(file, definition, definitions);
      definitions.push(definition);
    }
    modules.push({ file, sha256, kinds: found.map(({ kind }) => kind) });
  }
  return { definitions, modules };
}

async function realPathOf(file: string): Promise<string> {
  const expected = `a module that can be read (${EXTENSIONS.join(', ')})`;
  try {
    const path = await realpath(resolve(file));
    const status = await stat(path);
    if (!status.isFile()) throw invalid(file, expected, status.isDirectory() ? 'a folder' : 'no regular file');
    if (!EXTENSIONS.includes(extname(path))) throw invalid(file, expected, `the ending "${extname(path)}"`);
    if (status.size > MAX_BYTES) throw invalid(file, `at most ${MAX_BYTES} bytes`, `${status.size} bytes`);
    return path;
  } catch (error) {
    if (isSimError(error)) throw error;
    const { code = String(error) } = error as NodeJS.ErrnoException;
    throw invalid(file, expected, code === 'ENOENT' ? 'no such file' : code, error);
  }
}

async function hashOf(file: string, path: string): Promise<string> {
  try {
    return createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
  } catch (error) {
    throw invalid(file, 'a module that can be read', (error as NodeJS.ErrnoException).code ?? String(error), error);
  }
}

async function policiesOf(file: string, path: string): Promise<readonly PolicyDefinition[]> {
  const factory = defaultExportOf(await importModule(file, path));
  if (typeof factory !== 'function') {
    throw invalid(file, 'a default export (kit) => PolicyDefinition', inWords(factory));
  }
  let made: unknown;
  try {
    made = (factory as (kit: typeof POLICY_KIT) => unknown)(POLICY_KIT);
  } catch (error) {
    throw invalid(file, 'a default export that returns a policy', `it threw ${reasonOf(error)}`, error);
  }
  const list: readonly unknown[] = Array.isArray(made) ? made : [made];
  if (list.length === 0 || list.length > MAX_POLICIES) {
    throw invalid(file, `1 to ${MAX_POLICIES} policies`, String(list.length));
  }
  return list as readonly PolicyDefinition[];
}

async function importModule(file: string, path: string): Promise<unknown> {
  try {
    return await tsImport(pathToFileURL(path).href, import.meta.url);
  } catch (error) {
    throw invalid(file, 'a module that loads', reasonOf(error), error);
  }
}

/** A folder without `"type": "module"` makes a .ts file CommonJS, whose default export is one level deeper. */
function defaultExportOf(module: unknown): unknown {
  const inner = propertyOf(module, 'default');
  const deeper = propertyOf(inner, 'default');
  return typeof inner !== 'function' && deeper !== undefined ? deeper : inner;
}

function propertyOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
}

/** Throws unless it has the form that `kit.definePolicy` returns, and a name of its own. */
function checkDefinition(file: string, definition: unknown, known: readonly PolicyDefinition[]): void {
  if (typeof definition !== 'object' || definition === null) {
    throw invalid(file, 'what kit.definePolicy returns', inWords(definition));
  }
  const { kind, description, configSchema, create } = definition as Readonly<Record<string, unknown>>;
  if (typeof kind !== 'string' || !KIND.test(kind) || kind.length > MAX_KIND_LENGTH) {
    const form = `a kind in lower case with hyphens, at most ${MAX_KIND_LENGTH} characters`;
    throw invalid(file, form, inWords(kind));
  }
  if (known.some((other) => other.kind === kind)) {
    throw invalid(file, 'a kind that no other policy has', `"${kind}"`);
  }
  if (typeof description !== 'string' || description.trim() === '' || /[\r\n]/.test(description)) {
    throw invalid(file, `a description of ${kind} in one line`, inWords(description));
  }
  if (!(configSchema instanceof POLICY_KIT.z.ZodObject)) {
    throw invalid(file, `a configSchema of ${kind} made with kit.z.strictObject`, inWords(configSchema));
  }
  if ('kind' in configSchema.shape)
    throw invalid(file, `a configSchema of ${kind} without the field kind`, 'one with it');
  if (typeof create !== 'function') throw invalid(file, `a function create of ${kind}`, inWords(create));
}

function invalid(file: string, expected: string, found: string, cause?: unknown): SimError {
  return new SimError('POLICY__MODULE_INVALID', { file, expected, found }, cause);
}

/** The first line of what went wrong. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return text.split('\n').slice(0, 2).join(' ');
}

function inWords(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object';
  return JSON.stringify(value) ?? typeof value;
}
