/** `--policy`, as every command that reads scenarios takes it. */
export const POLICY_OPTION = {
  type: 'string',
  array: true,
  requiresArg: true,
  // One value a flag, so that what follows it stays the command's file.
  nargs: 1,
  default: [] as string[],
  defaultDescription: 'none',
  describe: 'Module with policies of your own (.ts, .js), run with your rights; may be given several times',
} as const;
