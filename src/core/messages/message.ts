/** What people read, as an id with arguments: the words stand in a catalogue, English in the code, others beside it. */
export interface Message {
  readonly id: string;
  readonly args: MessageArguments;
}

export type MessageArguments = Readonly<Record<string, string | number>>;

/** From message id to a template with `{argument}` placeholders. */
export type Catalogue = Readonly<Record<string, string>>;

export function message(id: string, args: MessageArguments = {}): Message {
  return { id, args };
}

/** Fills a template. An argument that is missing stays as its placeholder, so that a fault is seen and nothing throws. */
export function fillTemplate(template: string, args: MessageArguments): string {
  return template.replace(/\{([a-zA-Z]+)\}/g, (placeholder, name: string) => String(args[name] ?? placeholder));
}

/** The words of a message in the first catalogue that has them; the id itself where none does. */
export function formatMessage({ id, args }: Message, ...catalogues: readonly Catalogue[]): string {
  const template = catalogues.find((catalogue) => catalogue[id] !== undefined)?.[id] ?? id;
  return fillTemplate(template, args);
}
