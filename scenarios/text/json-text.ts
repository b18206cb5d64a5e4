import { SimError } from '#sim/core/errors/sim-error.ts';
import {
  createMap,
  type PathSegment,
  printable,
  type SourceDocument,
  SourceRecorder,
  withoutMinusZero,
} from './source-document.ts';

const SPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const WORD = /[A-Za-z_]+/y;
const WORDS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/**
 * Reads JSON (RFC 8259) with the line of every value, which JSON.parse does not give.
 * Errors: SCENARIO__SYNTAX with line and column, SCENARIO__INVALID past the limits.
 */
export function readJson(text: string, file: string): SourceDocument {
  const recorder = new SourceRecorder(file, 'json');
  const reader = new JsonReader(text, recorder);
  return recorder.finish(reader.readAll());
}

class JsonReader {
  private readonly text: string;
  private readonly recorder: SourceRecorder;
  private position = 0;
  private line = 1;
  private lineStart = 0;

  constructor(text: string, recorder: SourceRecorder) {
    this.text = text;
    this.recorder = recorder;
  }

  readAll(): unknown {
    this.skipSpace();
    const value = this.readValue([], this.line);
    this.skipSpace();
    if (this.position < this.text.length) this.fail('expected the end of the text after the value');
    return value;
  }

  private readValue(path: readonly PathSegment[], line: number): unknown {
    this.recorder.enter(path, line);
    const char = this.text[this.position];
    if (char === '{') return this.readMap(path);
    if (char === '[') return this.readList(path);
    if (char === '"') return this.readText();
    const number = this.match(NUMBER);
    if (number !== '') return withoutMinusZero(Number(number));
    const word = this.match(WORD);
    if (!WORDS.has(word)) {
      this.position -= word.length;
      this.fail('expected a value: {, [, a text in double quotes, a number, true, false or null');
    }
    return WORDS.get(word);
  }

  private readMap(path: readonly PathSegment[]): Record<string, unknown> {
    const map = createMap();
    const seen = new Set<string>();
    this.position += 1;
    this.skipSpace();
    if (this.take('}')) return map;
    for (;;) {
      if (this.text[this.position] !== '"') this.fail('expected a key in double quotes');
      const line = this.line;
      const key = this.readText();
      this.skipSpace();
      if (!this.take(':')) this.fail('expected : after the key');
      this.skipSpace();
      const at = [...path, key];
      if (seen.has(key)) {
        this.recorder.duplicate(at, line);
        // Read for its syntax and counted, but under a path that no message uses.
        this.readValue([...path, `${key} (again)`], line);
      } else {
        seen.add(key);
        map[key] = this.readValue(at, line);
      }
      this.skipSpace();
      if (this.take('}')) return map;
      if (!this.take(',')) this.fail('expected , or } after the value');
      this.skipSpace();
    }
  }

  private readList(path: readonly PathSegment[]): unknown[] {
    const list: unknown[] = [];
    this.position += 1;
    this.skipSpace();
    if (this.take(']')) return list;
    for (;;) {
      list.push(this.readValue([...path, list.length], this.line));
      this.skipSpace();
      if (this.take(']')) return list;
      if (!this.take(',')) this.fail('expected , or ] after the value');
      this.skipSpace();
    }
  }

  private readText(): string {
    const start = this.position;
    this.position += 1;
    for (;;) {
      const code = this.text.charCodeAt(this.position);
      if (Number.isNaN(code)) this.fail('the text that starts here has no closing double quote', start);
      if (code < 0x20) this.fail('a text may not hold a line break or control character; write it as an escape');
      this.position += code === 0x5c ? 2 : 1;
      if (code === 0x22) break;
    }
    const literal = this.text.slice(start, this.position);
    try {
      return JSON.parse(literal) as string;
    } catch {
      return this.fail('the text that starts here has an escape that JSON does not know', start);
    }
  }

  private take(char: string): boolean {
    if (this.text[this.position] !== char) return false;
    this.position += 1;
    return true;
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.position;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.position += found.length;
    return found;
  }

  private skipSpace(): void {
    const start = this.position;
    const space = this.match(SPACE);
    for (let index = space.indexOf('\n'); index !== -1; index = space.indexOf('\n', index + 1)) {
      this.line += 1;
      this.lineStart = start + index + 1;
    }
  }

  private fail(reason: string, position = this.position): never {
    const found = this.text[position];
    throw new SimError('SCENARIO__SYNTAX', {
      file: this.recorder.file,
      line: this.line,
      column: position - this.lineStart + 1,
      reason: `${reason}, found ${found === undefined ? 'the end of the text' : `"${printable(found, 1)}"`}`,
    });
  }
}
