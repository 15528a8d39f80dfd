// What Node's and the web worker's extension host both have, and no more: the code must run in either.

declare function setTimeout(callback: () => void, milliseconds: number): Timer;
declare function clearTimeout(timer: Timer | undefined): void;
/** A number in a web worker, an object in Node. */
type Timer = { readonly timer: unique symbol };

declare class TextDecoder {
  constructor(label: 'utf-8', options?: { readonly fatal: true });
  /** With `fatal`, throws a `TypeError` for bytes that are no UTF-8. A byte order mark is dropped. */
  decode(bytes: Uint8Array): string;
}

declare class TextEncoder {
  encode(text: string): Uint8Array;
}

declare const performance: { now(): number };

declare const crypto: { getRandomValues(bytes: Uint8Array): Uint8Array };
