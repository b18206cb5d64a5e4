/** A word as a shell reads it back. */
export function shellQuoted(word: string): string {
  return /^[\w./@%+=:,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** The `--program` option for a build in a folder of its own; none for undefined. */
export function programWords(programDir: string | undefined): readonly string[] {
  return programDir === undefined ? [] : [`--program ${shellQuoted(programDir)}`];
}

/** `--policy` options for these modules. */
export function policyWords(files: readonly string[]): readonly string[] {
  return files.map((file) => `--policy ${shellQuoted(file)}`);
}
