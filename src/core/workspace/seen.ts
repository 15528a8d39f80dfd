import type { OkrDocument } from '../model/entities';
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
  readonly lists = new Map<string, readonly unknown[]>();
}

type Look<T> = (original: T, note: Note) => T;
type NestedLists<T> = { readonly [Field in keyof T]?: T[Field] extends readonly (infer Item)[] ? Look<Item> : never };

const seeKeyResult = defineLook(keyResultFacets, {});
const seeObjective = defineLook(objectiveFacets, { keyResults: seeKeyResult });

/** The document with the same fields, as are its objectives and key results; each reading notes the field's facet. */
export const seeDocument: Look<OkrDocument> = defineLook(documentFacets, { objectives: seeObjective });

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
  return (original as Record<string, unknown>)[field];
}

/** Members are wrapped once, so that one entity stays one object. */
function readList(look: Look<unknown>): (seen: Seen, field: string) => unknown {
  return (seen, field) => {
    const known = seen.lists.get(field);
    if (known !== undefined) return known;
    const list = (readField(seen, field) as readonly unknown[]).map((item) => look(item, seen.note));
    seen.lists.set(field, list);
    return list;
  };
}
