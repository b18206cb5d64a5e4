import { readFileSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import { buildSync, type Metafile } from 'esbuild';

/** The browser's side of a report, ready to be embedded. */
export interface BrowserProgram {
  /** Runs before the page is drawn. */
  readonly early: string;
  /** Runs when the page is there. */
  readonly main: string;
  /** Licences of the packages that are part of it, each text once. */
  readonly notices: readonly LicenceNotice[];
}

export interface LicenceNotice {
  /** Name and version of each package under this text. */
  readonly packages: readonly string[];
  readonly text: string;
}

const ROOT = join(import.meta.dirname, '..', '..');
const LICENCE_FILES = ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'LICENCE'];

let built: BrowserProgram | undefined;

/** Bundles `reports/browser` with Vega; once a process. The same sources and packages give the same text. */
export function browserProgram(): BrowserProgram {
  built ??= build();
  return built;
}

function build(): BrowserProgram {
  const { outputFiles, metafile } = buildSync({
    absWorkingDir: ROOT,
    entryPoints: ['early', 'main'].map((name) => join('reports', 'browser', `${name}.ts`)),
    // Nothing is written; the names tell the two apart.
    outdir: 'bundle',
    bundle: true,
    write: false,
    minify: true,
    metafile: true,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    // Whole licences are in the page; comments would repeat a part of them.
    legalComments: 'none',
    logLevel: 'silent',
    tsconfigRaw: {},
  });
  const textOf = (name: string): string => {
    const text = outputFiles.find(({ path }) => basename(path) === name)?.text ?? '';
    // An end tag inside of a string would end the element.
    return text.trimEnd().replaceAll('</script', '<\\/script');
  };
  return { early: textOf('early.js'), main: textOf('main.js'), notices: noticesOf(metafile) };
}

/** Of the packages that left something in the bundle. */
function noticesOf({ outputs }: Metafile): readonly LicenceNotice[] {
  const inputs = Object.values(outputs).flatMap((output) =>
    Object.entries(output.inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
  );
  const folders = [...new Set(inputs.map(packageFolder).filter((folder) => folder !== undefined))].sort();
  const byText = new Map<string, string[]>();
  for (const folder of folders) {
    const text = licenceOf(folder);
    byText.set(text, [...(byText.get(text) ?? []), nameOf(folder)]);
  }
  // A package may be there more than once, for different others.
  return [...byText].map(([text, packages]) => ({ packages: [...new Set(packages)], text }));
}

/** Path up to the package's own folder; undefined for a file of ours. */
function packageFolder(path: string): string | undefined {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path.replaceAll(sep, '/'))?.[0];
}

function nameOf(folder: string): string {
  const { name, version } = JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8')) as {
    readonly name: string;
    readonly version: string;
  };
  return `${name} ${version}`;
}

function licenceOf(folder: string): string {
  for (const name of LICENCE_FILES) {
    try {
      return readFileSync(join(ROOT, folder, name), 'utf8').trim();
    } catch {
      // The next name.
    }
  }
  throw new TypeError(`${folder} has no licence file, so it must not be bundled`);
}
