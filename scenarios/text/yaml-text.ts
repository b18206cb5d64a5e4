import {
  Composer,
  type CST,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Node,
  type Pair,
  Parser,
  type YAMLMap,
} from 'yaml';
import { SimError } from '#sim/core/errors/sim-error.ts';
import { MAX_NESTING, MAX_YAML_TOKENS } from '../schema/limits.ts';
import {
  createMap,
  formatPath,
  NESTING_LIMIT,
  type PathSegment,
  printable,
  type SourceDocument,
  SourceRecorder,
  withoutMinusZero,
} from './source-document.ts';

const MAX_REASON_LENGTH = 200;

/**
 * Reads one YAML 1.2 document (core schema) with the line of every value. Aliases are written out under the
 * value limit; tags, directives, merge keys and keys given twice are no part of a scenario.
 * Errors: SCENARIO__SYNTAX with line and column, SCENARIO__INVALID past the limits.
 */
export function readYaml(text: string, file: string): SourceDocument {
  const recorder = new SourceRecorder(file, 'yaml');
  refuseManyTokens(text, recorder);
  const lines = new LineCounter();
  const tokens = [...new Parser(lines.addNewLine).parse(text)];
  const fail = (offset: number, reason: string): never => {
    const { line, col } = lines.linePos(offset);
    throw new SimError('SCENARIO__SYNTAX', { file, line, column: col, reason });
  };
  for (const token of tokens) {
    if (token.type === 'directive') fail(token.offset, 'directives (lines with %) are not part of a scenario');
    const deep = deeperThan(token, MAX_NESTING);
    if (deep !== undefined) recorder.refuse(lines.linePos(deep).line, NESTING_LIMIT, 'more');
  }
  // The library compares every key with every other; the walk below finds double keys by a set.
  const composer = new Composer({ schema: 'core', uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
  const [document, second] = [...composer.compose(tokens, true, text.length)];
  const error = document?.errors[0] ?? second?.errors[0];
  if (error !== undefined) fail(error.pos[0], printable(error.message, MAX_REASON_LENGTH));
  if (second !== undefined) fail(second.range[0], 'expected one document, found a second one after ---');
  const walk = new YamlWalk(recorder, lines);
  return recorder.finish(walk.read(document?.contents ?? null, [], 1));
}

function refuseManyTokens(text: string, recorder: SourceRecorder): void {
  let count = 0;
  let line = 1;
  for (const lexeme of new Lexer().lex(text)) {
    count += 1;
    if (lexeme === '\n' || lexeme === '\r\n') line += 1;
    if (count > MAX_YAML_TOKENS) {
      recorder.refuse(line, `at most ${MAX_YAML_TOKENS} words and marks in the file`, 'more');
    }
  }
}

/** Offset of the first token below the limit; without recursion, since the depth is the writer's choice. */
function deeperThan(root: CST.Token, limit: number): number | undefined {
  const open: { token: CST.Token; depth: number }[] = [{ token: root, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token, depth } = next;
    if (depth > limit) return token.offset;
    if (token.type === 'document') {
      if (token.value !== undefined) open.push({ token: token.value, depth });
    } else if (token.type === 'block-map' || token.type === 'block-seq' || token.type === 'flow-collection') {
      for (const item of token.items) {
        if (item.key !== undefined && item.key !== null) open.push({ token: item.key, depth: depth + 1 });
        if (item.value !== undefined) open.push({ token: item.value, depth: depth + 1 });
      }
    }
  }
  return undefined;
}

class YamlWalk {
  private readonly recorder: SourceRecorder;
  private readonly lines: LineCounter;
  private readonly anchors = new Map<string, Node>();

  constructor(recorder: SourceRecorder, lines: LineCounter) {
    this.recorder = recorder;
    this.lines = lines;
  }

  read(node: Node | null, path: readonly PathSegment[], line: number): unknown {
    this.recorder.enter(path, line);
    if (node === null) return null;
    if (isAlias(node)) {
      const target = this.anchors.get(node.source);
      if (target !== undefined) return this.read(target, path, line);
      this.problem(path, line, `an anchor &${printable(node.source, 40)} above it`, 'none of that name');
      return null;
    }
    if (node.anchor !== undefined) this.name(node.anchor, node, path, line);
    if (node.tag !== undefined) {
      this.problem(path, line, 'a value without a tag', `the tag ${printable(node.tag, 40)}`);
      return null;
    }
    if (isMap(node)) return this.readMap(node, path);
    if (isSeq(node)) {
      const items = node.items as (Node | null)[];
      return items.map((item, index) => this.read(item, [...path, index], this.lineOf(item, line)));
    }
    return isScalar(node) ? withoutMinusZero(node.value) : null;
  }

  /** One node a name: a second one would change what an alias inside an aliased part stands for. */
  private name(anchor: string, node: Node, path: readonly PathSegment[], line: number): void {
    const named = this.anchors.get(anchor) ?? node;
    if (named !== node) this.problem(path, line, 'each anchor once', `&${printable(anchor, 40)} a second time`);
    this.anchors.set(anchor, named);
  }

  private readMap(node: YAMLMap, path: readonly PathSegment[]): Record<string, unknown> {
    const map = createMap();
    const seen = new Set<string>();
    for (const pair of node.items as Pair<Node | null, Node | null>[]) {
      const line = this.lineOf(pair.key, this.lineOf(pair.value, this.lineOf(node, 1)));
      const key = keyText(pair.key);
      if (key === undefined) {
        this.problem(path, line, 'keys that are plain texts', 'a list, map, alias or tagged value as a key');
      } else if (seen.has(key)) {
        this.recorder.duplicate([...path, key], line);
      } else {
        seen.add(key);
        map[key] = this.read(pair.value, [...path, key], line);
      }
    }
    return map;
  }

  private problem(path: readonly PathSegment[], line: number, expected: string, found: string): void {
    this.recorder.report({ path: formatPath(path), line, expected, found });
  }

  private lineOf(node: Node | null, otherwise: number): number {
    return node?.range === undefined || node.range === null ? otherwise : this.lines.linePos(node.range[0]).line;
  }
}

/** A key as it is written: `0` and `007` stay different texts. */
function keyText(node: Node | null): string | undefined {
  if (node === null) return '';
  if (!isScalar(node) || node.tag !== undefined) return undefined;
  return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
}
