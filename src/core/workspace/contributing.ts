import type { Objective, OkrDocument, Reference } from '../model/entities';
import { relationsOf, type ObjectivePlace } from './view';

/**
 * The references by which an objective contributes, as `format.md` says: its own lines, where it has one, replace the
 * frontmatter's `parent`; a line that says `none` leads nowhere.
 */
export function contributingReferences({ document, objective }: ObjectivePlace): readonly Reference[] {
  const own = relationsOf(objective, 'contributes-to').filter(
    ({ none, references }) => none !== null || references.length > 0,
  );
  return own.length > 0 ? own.flatMap(({ references }) => references) : document.frontmatter.parent;
}

/** The metrics that an objective's key results move, dropped ones aside. */
export function movedReferences(objective: Objective): readonly Reference[] {
  return objective.keyResults.filter(({ dropped }) => dropped === null).flatMap(({ moves }) => moves);
}

/** Every reference of a document, in the order of frontmatter, then objectives. */
export function referencesOf({ frontmatter, objectives }: OkrDocument): readonly Reference[] {
  return [
    ...frontmatter.parent,
    ...frontmatter.supports,
    ...frontmatter.dependsOn,
    ...objectives.flatMap(({ relations, keyResults }) => [
      ...relations.flatMap(({ references }) => references),
      ...keyResults.flatMap(({ moves, shared }) => [...moves, ...shared]),
    ]),
  ];
}
