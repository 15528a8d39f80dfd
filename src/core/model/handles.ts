/** `@ana`, `@org/team`, `@j.doe`: handles as code hosts write them. */
export const handlePattern = '@[\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_./-]*[\\p{L}\\p{N}_])?';

/** An owner at the start of a text, and what parts it from the rest. */
export const leadingOwner = new RegExp(`^(${handlePattern})\\s*[:,]?\\s+(?=\\S)`, 'u');

const handles = new RegExp(handlePattern, 'gu');

/** All handles in a text, in order. */
export function findHandles(text: string): string[] {
  return text.match(handles) ?? [];
}

/** The people or names in `@ana, Bruno`: what commas separate. */
export function readNames(text: string): string[] {
  const found = findHandles(text);
  if (found.length > 0) return found;
  return text
    .split(/[,;&]|\band\b/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
