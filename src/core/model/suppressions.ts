import type { SplitDocument } from '../syntax/sections';
import type { Suppression } from './entities';

/** Turns `okr-disable…` comments into stretches of lines. */
export function readSuppressions({ directives, isBlank, lineCount }: SplitDocument): readonly Suppression[] {
  const found: Suppression[] = [];
  const open: { rules: readonly string[]; firstLine: number }[] = [];
  for (const { name, line, rules } of directives) {
    if (name === 'disable') open.push({ rules, firstLine: line });
    else if (name === 'disable-line') found.push({ rules, firstLine: line, lastLine: line });
    else if (name === 'disable-next-line') found.push(nextLine(rules, line, isBlank, lineCount));
    else close(open, found, rules, line);
  }
  return [...found, ...open.map(({ rules, firstLine }) => ({ rules, firstLine, lastLine: lineCount }))];
}

function nextLine(
  rules: readonly string[],
  line: number,
  isBlank: (line: number) => boolean,
  lineCount: number,
): Suppression {
  let next = line + 1;
  while (next < lineCount && isBlank(next)) next++;
  return { rules, firstLine: next, lastLine: next };
}

/** `enable` with names ends those; without names it ends all. What a wider `disable` names besides stays open. */
function close(
  open: { rules: readonly string[]; firstLine: number }[],
  found: Suppression[],
  rules: readonly string[],
  line: number,
): void {
  for (const stretch of open.splice(0)) {
    const ended = rules.length === 0 ? stretch.rules : stretch.rules.filter((rule) => rules.includes(rule));
    const isWhole = rules.length === 0 || ended.length === stretch.rules.length;
    if (ended.length > 0 || isWhole) found.push({ rules: ended, firstLine: stretch.firstLine, lastLine: line });
    const kept = stretch.rules.filter((rule) => !ended.includes(rule));
    if (stretch.rules.length === 0 && rules.length > 0) open.push(stretch);
    else if (kept.length > 0) open.push({ rules: kept, firstLine: stretch.firstLine });
  }
}
