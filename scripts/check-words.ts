import { runCheck, type SourceFile } from './check.ts';

interface BannedText {
  readonly pattern: RegExp;
  /** Paths that the ban holds for. */
  readonly where: RegExp;
  /** Paths that it does not hold for. */
  readonly except?: RegExp;
  readonly why: string;
}

const EVERYWHERE = /./;
/** This file, its test, and the lint rules' test name the words in order to ban them. */
const NAMING_THEM = /(^|\/)check-words\.(test\.)?ts$|^tests\/lint\/|^\.oxlintrc\.json$/;

const BANNED: readonly BannedText[] = [
  { pattern: /\b(TODO|FIXME|XXX)\b/, where: EVERYWHERE, except: NAMING_THEM, why: 'unfinished work; finish it' },
  {
    pattern: /(^|[\s'"`(=:])\/(work|root|home|tmp|Users|mnt|opt)\//,
    where: EVERYWHERE,
    except: NAMING_THEM,
    why: "a path of one machine; use os.tmpdir(), mktemp or the repository's own folders",
  },
  {
    pattern: /\bnew Date\(\s*\)|(?<!new )\bDate\(\s*\)/,
    where: /^(sim|scenarios|harness|client|reports)\/.*\.ts$/,
    why: 'the wall clock; take the time from the tick',
  },
  {
    pattern: /\b(randomBytes|randomInt|randomUUID|getRandomValues|generateKeyPairSync|generateKeyPair)\b/,
    where: /^(sim|scenarios|harness|reports)\/.*\.ts$/,
    why: 'fresh randomness; derive it from the seed',
  },
  {
    pattern: /\b(retry|retries)\s*[:=]\s*[1-9]/,
    where: /^(tests\/|vitest\.config)/,
    except: NAMING_THEM,
    why: 'a retried test; find what makes it fail now and then',
  },
];

const BANNED_NAME = /(^|\/)[^/]*(utils?|helpers?|manager|misc|common)(\.test|\.prop\.test)?\.(ts|rs)$/;
/** The plan's own words for the clients. */
const PLAN_NAMES = /^(tests\/unit\/)?client\/(token|staking|governance)-manager(\.test)?\.ts$/;
const FOLDER = /(^|\/)(utils?|helpers?|common|misc)\//;
const NAMED_FOLDERS = /^(sim|scenarios|harness|client|reports|cli|tests|scripts|bench|programs)\//;

/** Lines and names that the project does not want, one problem a line. */
export function findBannedWords(files: readonly SourceFile[]): readonly string[] {
  const problems: string[] = [];
  for (const { path, text } of files) {
    if (/(^|\/)(package-lock\.json|Cargo\.lock)$/.test(path)) continue;
    if (NAMED_FOLDERS.test(path) && !PLAN_NAMES.test(path) && (BANNED_NAME.test(path) || FOLDER.test(path))) {
      problems.push(`${path}: a name that says nothing; name the file after its noun`);
    }
    const bans = BANNED.filter(({ where, except }) => where.test(path) && except?.test(path) !== true);
    for (const [index, line] of text.split('\n').entries()) {
      for (const { pattern, why } of bans) {
        if (pattern.test(line)) problems.push(`${path}:${index + 1}: ${why}`);
      }
    }
  }
  return problems;
}

runCheck(import.meta.url, 'check-words', (files) => findBannedWords(files));
