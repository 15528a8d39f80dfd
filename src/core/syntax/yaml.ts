import { isMap, isScalar, isSeq, parseDocument, type Node } from 'yaml';
import { LineIndex } from '../text/lineIndex';
import type { Range } from '../text/position';

/** A YAML value with the range that it is written in; lines count from the document's first. */
export type YamlNode =
  | {
      readonly kind: 'scalar';
      readonly value: string | number | boolean | null;
      readonly source: string;
      readonly range: Range;
    }
  | { readonly kind: 'list'; readonly items: readonly YamlNode[]; readonly range: Range }
  | { readonly kind: 'map'; readonly entries: readonly YamlEntry[]; readonly range: Range };

export interface YamlEntry {
  readonly key: string;
  readonly keyRange: Range;
  /** `null` where nothing is written behind the colon. */
  readonly value: YamlNode | null;
}

export interface YamlFault {
  readonly code: string;
  readonly message: string;
  readonly range: Range;
}

export interface YamlSource {
  /** `null` where the text is no map. */
  readonly entries: readonly YamlEntry[] | null;
  readonly faults: readonly YamlFault[];
}

/** Reads YAML as far as it can be read. `startLine` is the line of its first line in the document. */
export function readYaml(text: string, startLine: number): YamlSource {
  const index = new LineIndex(text);
  const document = parseDocument(text, { prettyErrors: false, uniqueKeys: false, strict: true });
  const toPosition = (offset: number): Range['start'] => {
    const { line, character } = index.positionAt(offset);
    return { line: line + startLine, character };
  };
  const toRange = (start: number, end: number): Range => ({ start: toPosition(start), end: toPosition(end) });
  const faults = [...document.errors, ...document.warnings].map(({ code, message, pos }) => ({
    code,
    message,
    range: toRange(Math.min(pos[0], text.length), Math.min(pos[1], text.length)),
  }));
  const contents = document.contents;
  if (contents === null) return { entries: [], faults };
  if (!isMap(contents)) return { entries: null, faults };
  const root = readNode(contents, toRange);
  return { entries: root?.kind === 'map' ? root.entries : null, faults };
}

type ToRange = (start: number, end: number) => Range;

function readNode(node: Node | null | undefined, toRange: ToRange): YamlNode | null {
  if (node === null || node === undefined || !node.range) return null;
  const range = toRange(node.range[0], node.range[1]);
  if (isScalar(node)) {
    const value: unknown = node.value;
    if (value === null && (node.source ?? '') === '') return null;
    const isPlain =
      typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null;
    const source = node.source ?? String(value);
    return { kind: 'scalar', value: isPlain ? value : source, source, range };
  }
  if (isSeq(node)) {
    return { kind: 'list', items: node.items.flatMap((item) => readNode(item as Node, toRange) ?? []), range };
  }
  if (!isMap(node)) return null;
  const entries = node.items.flatMap((pair): YamlEntry[] => {
    const key = pair.key as Node | null;
    if (!isScalar(key) || !key.range) return [];
    return [
      {
        key: String(key.value),
        keyRange: toRange(key.range[0], key.range[1]),
        value: readNode(pair.value as Node | null, toRange),
      },
    ];
  });
  return { kind: 'map', entries, range };
}
