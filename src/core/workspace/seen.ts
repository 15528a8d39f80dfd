import type { KeyResult, Objective, OkrDocument } from '../model/entities';
import { documentFacets, keyResultFacets, objectiveFacets, type Facet, type FacetTable } from './facets';

/** Called with the facet of every field that is read. */
export type Note = (facet: Facet) => void;

/** A value whose fields are the original's, and which tells what is read of it. */
class Seen {
  constructor(original: object, note: Note) {
    this.original = original;
    this.note = note;
  }
  readonly original: object;
  readonly note: Note;
  lists: Map<string, readonly unknown[]> | null = null;
}

type Look<T> = (original: T, note: Note) => T;
type NestedLists<T> = { readonly [Field in keyof T]?: T[Field] extends readonly (infer Item)[] ? Look<Item> : never };

const seeKeyResult = defineLook(keyResultFacets, {});
const seeObjective = defineLook(objectiveFacets, { keyResults: seeKeyResult });

/** The document with the same fields, as are its objectives and key results; each reading notes the field's facet. */
export const seeDocument: Look<OkrDocument> = defineLook(documentFacets, { objectives: seeObjective });

/** One of the objectives, without noting that the list was looked at. */
export function seeObjectiveOf(document: OkrDocument, position: number): Objective | null {
  return memberOf<Objective>(document, 'objectives', seeObjective, position);
}

/** One of the key results, without noting that the list was looked at. */
export function seeKeyResultOf(objective: Objective, position: number): KeyResult | null {
  return memberOf<KeyResult>(objective, 'keyResults', seeKeyResult, position);
}

function memberOf<T>(owner: object, field: string, look: Look<T>, position: number): T | null {
  const members = owner instanceof Seen ? listOf(owner, field, look as Look<unknown>) : fieldOf(owner, field);
  return (members as readonly T[])[position] ?? null;
}

/** The original of something seen; anything else as it is. */
export function originalOf<T>(value: T): T {
  return value instanceof Seen ? (value.original as T) : value;
}

/** Accessors on a prototype cost nothing until they are read; a copy with notes would cost as much as the document. */
function defineLook<T extends object>(table: FacetTable<T>, nested: NestedLists<T>): Look<T> {
  class SeenEntity extends Seen {}
  for (const field of Object.keys(table) as (keyof T & string)[]) {
    const facet = table[field];
    const look = nested[field];
    const read = look === undefined ? readField : readList(look);
    Object.defineProperty(SeenEntity.prototype, field, {
      get(this: Seen): unknown {
        if (facet !== 'free') this.note(facet);
        return read(this, field);
      },
    });
  }
  return (original, note) => new SeenEntity(original, note) as unknown as T;
}

function readField({ original }: Seen, field: string): unknown {
  return fieldOf(original, field);
}

function readList(look: Look<unknown>): (seen: Seen, field: string) => unknown {
  return (seen, field) => listOf(seen, field, look);
}

/** Members are wrapped once, so that one entity stays one object. */
function listOf(seen: Seen, field: string, look: Look<unknown>): readonly unknown[] {
  const known = seen.lists?.get(field);
  if (known !== undefined) return known;
  const list = (readField(seen, field) as readonly unknown[]).map((item) => look(item, seen.note));
  seen.lists ??= new Map();
  seen.lists.set(field, list);
  return list;
}

function fieldOf(value: object, field: string): unknown {
  return (value as Record<string, unknown>)[field];
}
