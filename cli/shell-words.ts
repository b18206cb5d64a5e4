/** A word as a shell reads it back. */
export function shellQuoted(word: string): string {
  return /^[\w./@%+=:,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** `--policy` options for these modules. */
export function policyWords(files: readonly string[]): readonly string[] {
  return files.map((file) => `--policy ${shellQuoted(file)}`);
}
