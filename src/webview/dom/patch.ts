import type { Listener, PageNode } from './node';

const svg = 'http://www.w3.org/2000/svg';

/** What an element was last patched to. */
const shown = new WeakMap<Node, PageNode>();

/** Brings the children of an element in line with the description. Elements of the same tag and key are kept. */
export function patchChildren(parent: Element, children: readonly (PageNode | string)[]): void {
  const old = [...parent.childNodes];
  const keyed = new Map(old.flatMap((child) => (keyOf(child) === null ? [] : [[keyOf(child), child] as const])));
  const loose = old.filter((child) => keyOf(child) === null);
  const kept = new Set<Node>();
  const next = children.map((child) => {
    const candidate =
      typeof child !== 'string' && child.key !== null
        ? keyed.get(child.key)
        : loose.find((one) => !kept.has(one) && fits(one, child));
    const element = candidate !== undefined && fits(candidate, child) ? candidate : create(child, parent);
    kept.add(element);
    if (typeof child === 'string') element.nodeValue = child;
    else patch(element, child);
    return element;
  });
  for (const child of old) if (!kept.has(child)) child.remove();
  next.forEach((child, at) => {
    // Moving an element would take its focus away: only those out of place are moved.
    if (parent.childNodes[at] !== child) parent.insertBefore(child, parent.childNodes[at] ?? null);
  });
}

function keyOf(child: Node): string | null {
  return shown.get(child)?.key ?? null;
}

function fits(candidate: Node, child: PageNode | string): boolean {
  if (typeof child === 'string') return candidate.nodeType === Node.TEXT_NODE;
  const last = shown.get(candidate);
  return last !== undefined && last.tag === child.tag && last.key === child.key;
}

function create(child: PageNode | string, parent: Element): Node {
  if (typeof child === 'string') return document.createTextNode(child);
  const inSvg = child.tag === 'svg' || parent.namespaceURI === svg;
  return inSvg ? document.createElementNS(svg, child.tag) : document.createElement(child.tag);
}

function patch(target: Node, next: PageNode): void {
  if (!(target instanceof Element)) return;
  const last = shown.get(target);
  patchAttributes(target, last, next);
  patchListeners(target, last, next);
  patchChildren(target, next.children);
  // After the children: a select takes a value only when it has the option.
  patchProperties(target, next);
  shown.set(target, next);
}

function patchAttributes(target: Element, last: PageNode | undefined, next: PageNode): void {
  for (const name of Object.keys(last?.attributes ?? {})) if (!(name in next.attributes)) target.removeAttribute(name);
  for (const [name, value] of Object.entries(next.attributes)) {
    if (target.getAttribute(name) !== value) target.setAttribute(name, value);
  }
}

function patchProperties(target: Element, next: PageNode): void {
  for (const [name, value] of Object.entries(next.properties)) {
    // Setting the same value would move the caret.
    if (Reflect.get(target, name) !== value) Reflect.set(target, name, value);
  }
}

/** One listener for each event that looks up what is to be called now, so that patches need not remove any. */
function patchListeners(target: Element, last: PageNode | undefined, next: PageNode): void {
  for (const name of Object.keys(next.listeners)) {
    if (last?.listeners[name] === undefined) target.addEventListener(name, callListener);
  }
}

function callListener(this: unknown, event: Event): void {
  const listener: Listener | undefined =
    event.currentTarget instanceof Node ? shown.get(event.currentTarget)?.listeners[event.type] : undefined;
  listener?.(event);
}
