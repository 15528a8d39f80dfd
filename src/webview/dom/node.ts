/**
 * A description of the page's elements. Views are pure functions that return it, so that they are tested without a DOM;
 * `patch.ts` brings the page in line with it, keeping the elements, their focus and their carets.
 */
export interface PageNode {
  readonly tag: string;
  /** Tells siblings apart when they come, go or move. */
  readonly key: string | null;
  readonly attributes: Readonly<Record<string, string>>;
  /** What is set on the element itself: `value`, `checked`, `disabled`. */
  readonly properties: Readonly<Record<string, string | boolean>>;
  readonly listeners: Readonly<Record<string, Listener>>;
  readonly children: readonly (PageNode | string)[];
}

export type Listener = (event: Event) => void;
export type Child = PageNode | string | null | false | readonly Child[];

type Given = Readonly<Record<string, string | number | boolean | null | Listener>>;

const properties = new Set(['value', 'checked', 'disabled', 'open']);

/**
 * Describes an element. Of `given`, functions are listeners (`input`, `click`), `key` tells siblings apart, `value`,
 * `checked`, `disabled` and `open` are properties, the rest attributes; `null` and `false` leave an attribute out.
 */
export function node(tag: string, given: Given = {}, ...children: readonly Child[]): PageNode {
  const attributes: Record<string, string> = {};
  const set: Record<string, string | boolean> = {};
  const listeners: Record<string, Listener> = {};
  for (const [name, value] of Object.entries(given)) {
    if (name === 'key') continue;
    if (typeof value === 'function') listeners[name] = value;
    else if (properties.has(name) && (typeof value === 'boolean' || typeof value === 'string')) set[name] = value;
    else if (value !== null && value !== false) attributes[name] = value === true ? '' : String(value);
  }
  const key = given['key'];
  return {
    tag,
    key: typeof key === 'string' ? key : null,
    attributes,
    properties: set,
    listeners,
    children: flatten(children),
  };
}

function flatten(children: readonly Child[]): (PageNode | string)[] {
  return children.flatMap((child) => {
    if (child === null || child === false || child === '') return [];
    return isList(child) ? flatten(child) : [child];
  });
}

function isList(child: Child): child is readonly Child[] {
  return Array.isArray(child);
}
