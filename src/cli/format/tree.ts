import { describeNode, type NodeTextContext } from '../../service/outlineText';
import type { Outline, OutlineNode } from '../../service/outline';
import type { Colours } from './colours';

/** The tree of objectives as text, with the words that the tree view shows. */
export function treeText(outline: Outline, context: NodeTextContext, colours: Colours): string {
  return outline
    .roots()
    .flatMap((root, at) => [
      ...(at === 0 ? [] : ['']),
      nodeLine(root, context, colours),
      ...branches(outline, root, '', context, colours),
    ])
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}

function branches(
  outline: Outline,
  node: OutlineNode,
  indentation: string,
  context: NodeTextContext,
  colours: Colours,
): readonly string[] {
  const children = outline.children(node);
  return children.flatMap((child, at) => {
    const isLast = at === children.length - 1;
    return [
      `${indentation}${isLast ? '└─ ' : '├─ '}${nodeLine(child, context, colours)}`,
      ...branches(outline, child, `${indentation}${isLast ? '   ' : '│  '}`, context, colours),
    ];
  });
}

function nodeLine(node: OutlineNode, context: NodeTextContext, colours: Colours): string {
  const { label, description } = describeNode(node, context);
  const title = node.kind === 'objective' ? `${node.objective.label}: ${label}` : label;
  const shown = node.kind === 'key-result' ? title : colours.bold(title);
  return description === '' ? shown : `${shown}  ${colours.dim(description)}`;
}
