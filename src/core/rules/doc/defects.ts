import type { Defect, OkrDocument } from '../../model/entities';
import type { Finding } from '../rule';

/** What parsing found of a rule. A fix's title is the text that it writes, for the rule's message `fix`. */
export function* defectsOf(document: OkrDocument, rule: Defect['rule']): Generator<Finding> {
  for (const defect of document.defects) {
    if (defect.rule !== rule) continue;
    yield {
      range: defect.range,
      message: defect.message,
      args: defect.args,
      ...(defect.severity === undefined ? {} : { severity: defect.severity }),
      fixes: defect.fixes.map(({ title, range, newText }) => ({
        title: 'fix',
        args: { text: title },
        action: { kind: 'replace', range, newText },
      })),
    };
  }
}
