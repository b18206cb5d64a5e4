import { isMain, readRepository } from './check.ts';
import { writeGenerated } from './generated-file.ts';

interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  readonly cpu?: readonly string[];
  readonly dev?: boolean;
  readonly libc?: readonly string[];
  readonly optional?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly os?: readonly string[];
}

type LockedPackages = Readonly<Record<string, LockedPackage>>;

const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const PROCESSORS = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64'];
const C_LIBRARIES: Readonly<Record<string, string>> = {
  gnu: 'glibc',
  gnueabihf: 'glibc',
  musl: 'musl',
  musleabihf: 'musl',
};

/**
 * The packages of a lock file with an entry for every prebuilt binary of another platform. A registry mirror that
 * serves only this platform's makes npm leave the others out, and `npm ci` then refuses the whole lock file. Versions are
 * the exact ones that the parents ask for; platforms follow from the names; a sibling's licence is theirs.
 */
export function completePlatforms(packages: LockedPackages): LockedPackages {
  const missing: Record<string, LockedPackage> = {};
  for (const [path, parent] of Object.entries(packages)) {
    const names = Object.entries(parent.optionalDependencies ?? {});
    const license = names.map(([name]) => packages[`node_modules/${name}`]?.license).find((one) => one !== undefined);
    for (const [name, version] of names) {
      if (isLocked(packages, path, name)) continue;
      missing[`node_modules/${name}`] = platformEntry(name, version, parent, license);
    }
  }
  const byPath = ([a]: [string, unknown], [b]: [string, unknown]): number => a.localeCompare(b, 'en');
  return Object.fromEntries(Object.entries({ ...packages, ...missing }).toSorted(byPath));
}

/** As Node looks a package up: beside the parent's own packages, then one level out, and so on. */
function isLocked(packages: LockedPackages, parentPath: string, name: string): boolean {
  for (let path = parentPath; path !== ''; path = path.slice(0, Math.max(path.lastIndexOf('/node_modules/'), 0))) {
    if (packages[`${path}/node_modules/${name}`] !== undefined) return true;
  }
  return packages[`node_modules/${name}`] !== undefined;
}

function platformEntry(
  name: string,
  version: string,
  parent: LockedPackage,
  license: string | undefined,
): LockedPackage {
  const words = name.split(/[-/]/);
  const cpu = words.filter((word) => PROCESSORS.includes(word));
  const os = words.filter((word) => SYSTEMS.includes(word));
  const libc = words.flatMap((word) => C_LIBRARIES[word] ?? []);
  if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version) || cpu.length !== 1 || os.length !== 1) {
    throw new RangeError(`${name}@${version} is not a binary package of one platform`);
  }
  return {
    version,
    cpu,
    ...(parent.dev === true ? { dev: true } : {}),
    ...(libc.length === 0 ? {} : { libc }),
    ...(license === undefined ? {} : { license }),
    optional: true,
    os,
  };
}

if (isMain(import.meta.url)) {
  const text = readRepository().find(({ path }) => path === 'package-lock.json')?.text ?? '{}';
  const lock = JSON.parse(text) as { packages: LockedPackages };
  const complete = { ...lock, packages: completePlatforms(lock.packages) };
  writeGenerated('package-lock.json', `${JSON.stringify(complete, null, 2)}\n`);
}
