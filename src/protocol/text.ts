import * as z from 'zod/mini';

/** A page's content security policy forbids the code generation that would make validation faster. */
export function validateWithoutCodeGeneration(): void {
  z.config({ jitless: true });
}

/** What people read, as an id with arguments; a page finds the words in the catalogue that its host sends. */
export const textSchema = z.object({
  id: z.string(),
  args: z.readonly(z.record(z.string(), z.union([z.string(), z.number()]))),
});
export type Text = Readonly<z.infer<typeof textSchema>>;

/** From text id to a template with `{argument}` placeholders. */
export const catalogueSchema = z.readonly(z.record(z.string(), z.string()));
export type PageCatalogue = z.infer<typeof catalogueSchema>;

export function text(id: string, args: Text['args'] = {}): Text {
  return { id, args };
}

/**
 * The words of a text. Where it has an argument `count`, the template for its plural category is preferred
 * (`days.one`, `days.other`). An unknown id is shown as it is, so that a fault is seen and nothing throws.
 */
export function wordsOf(catalogue: PageCatalogue, locale: string, { id, args }: Text): string {
  const count = args['count'];
  const plural =
    typeof count === 'number' ? catalogue[`${id}.${new Intl.PluralRules(locale).select(count)}`] : undefined;
  const template = plural ?? catalogue[id] ?? catalogue[`${id}.other`] ?? id;
  return template.replace(/\{([a-zA-Z]+)\}/g, (placeholder, name: string) => String(args[name] ?? placeholder));
}
