import { runCheck, type SourceFile } from './check.ts';

/** Permissive licences, by SPDX id. */
const PERMISSIVE: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Unlicense',
  'Zlib',
]);

/** Packages that the lock file gives no permissive SPDX id for: the licence that was read, and why it may stay. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'dejavu-fonts-ttf': 'Bitstream Vera licence and public domain: free to use and pass on, not to sell alone',
  eyes: 'MIT, in its LICENSE file; through jayson, which @solana/web3.js needs',
  'rpc-websockets':
    'LGPL-3.0; not changed, not bundled, replaceable in node_modules; @solana/web3.js loads it for connections that actsim never opens',
  'text-encoding-utf-8': 'Unlicense, in its LICENSE file; through borsh, which @solana/web3.js needs',
};

interface LockedPackage {
  readonly license?: string;
  readonly dev?: boolean;
}

/** Production dependencies whose licence is neither permissive nor excepted, and exceptions that are no longer needed. */
export function findLicenceProblems(
  packages: Readonly<Record<string, LockedPackage>>,
  exceptions: Readonly<Record<string, string>> = EXCEPTIONS,
): readonly string[] {
  const problems: string[] = [];
  const needed = new Set<string>();
  for (const [path, { license, dev }] of Object.entries(packages)) {
    if (path === '' || dev === true || isPermissive(license ?? '')) continue;
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    needed.add(name);
    if (exceptions[name] === undefined) problems.push(`${path}: licence ${license ?? 'not stated'} is not permissive`);
  }
  for (const name of Object.keys(exceptions)) {
    if (!needed.has(name)) problems.push(`${name}: licence exception is no longer needed`);
  }
  return problems;
}

/** Whether an SPDX expression of ids, AND, OR and brackets can be met by permissive licences alone. */
export function isPermissive(expression: string): boolean {
  const flat = expression.replace(/^\((.*)\)$/, '$1');
  if (/[()]/.test(flat)) return false;
  return flat.split(' OR ').some((option) => option.split(' AND ').every((id) => PERMISSIVE.has(id)));
}

function lockedPackages(files: readonly SourceFile[]): Readonly<Record<string, LockedPackage>> {
  const lock = files.find(({ path }) => path === 'package-lock.json');
  return (JSON.parse(lock?.text ?? '{}') as { packages?: Record<string, LockedPackage> }).packages ?? {};
}

runCheck(import.meta.url, 'check-licences', (files) => findLicenceProblems(lockedPackages(files)));
