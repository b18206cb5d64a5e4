/** What the terminal that a text is written for can do. */
export interface Terminal {
  /** Columns. */
  readonly width: number;
  /** Whether it understands colours, and the user wants them. */
  readonly colours: boolean;
}

const MIN_WIDTH = 80;
const MAX_WIDTH = 120;
/** Of a file or a pipe, which have no columns. */
const FILE_WIDTH = 100;

/** Of a stream: colours only on a terminal, and not with NO_COLOR or a dumb one. Lines have 80 to 120 columns. */
export function terminalOf(
  stream: { readonly isTTY?: boolean; readonly columns?: number },
  env: Readonly<Record<string, string | undefined>>,
): Terminal {
  // By its convention NO_COLOR counts when it is not empty.
  const colours = stream.isTTY === true && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb';
  return { width: Math.min(Math.max(stream.columns ?? FILE_WIDTH, MIN_WIDTH), MAX_WIDTH), colours };
}

const CODES = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
} as const;

/** The text in a style where there are colours, else as it is. */
export function styled(text: string, style: keyof typeof CODES, { colours }: Terminal): string {
  const [on, off] = CODES[style];
  return colours ? `\u001b[${on}m${text}\u001b[${off}m` : text;
}

/** Lines of at most `width` columns, broken at spaces; a longer word has a line of its own. Later lines are indented. */
export function wrapped(text: string, width: number, indent = ''): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line.trim() !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = `${indent}${word}`;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
