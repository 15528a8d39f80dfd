import type { Rule } from './rule';

/** What is generated of the documentation of rules. The rest of a page is written by hand, between header and footer. */

/** Whether a preset has a rule: `recommended` has errors, warnings and what bears a star, `strict` has all. */
function presetsOf(rule: Rule): readonly string[] {
  const recommended = rule.severity === 'error' || rule.severity === 'warning' || rule.starred === true;
  return recommended ? ['recommended', 'strict'] : ['strict'];
}

/** The path of a rule's page from the root of the repository. */
export function pagePath(rule: Pick<Rule, 'id'>): string {
  return `docs/rules/${rule.id}.md`;
}

/** The first lines of a rule's page: its name, weight and when it fires. */
export function pageHeader(rule: Rule): string {
  const presets = presetsOf(rule)
    .map((preset) => `\`${preset}\``)
    .join(' and ');
  const dated = rule.dated === true ? ' It depends on the date, and fails a check only with `--strict-dates`.' : '';
  return `# ${rule.id}\n\n**${capitalize(rule.severity)}**, in the preset${presetsOf(rule).length > 1 ? 's' : ''} ${presets}.${dated}\n\n> ${rule.summary}\n`;
}

/** The last lines of a rule's page: how to silence it. */
export function pageFooter({ id }: Rule): string {
  const group = id.slice(0, id.indexOf('/'));
  const lines = [
    ...acceptedIn(group, id).map((text) => text.replace('RULE', id)),
    `- on one line: \`<!-- okr-disable-next-line ${id} -->\` before it, or \`# okr-disable-next-line ${id}\` within the frontmatter`,
    `- everywhere, or with another severity: \`"rules": { "${id}": "off" }\` in \`okr.config.json\`; for some files, the same in one of its \`overrides\``,
  ];
  return `## How to silence it\n\n${lines.join('\n')}\n`;
}

const underObjective = '- for one objective: `Accepted: RULE — reason` on a line of its own under it';

const underKeyResult = '- for one key result: `Accepted: RULE — reason` as a nested item of it';

/** Rules of the group `kr` that look at all key results of an objective. */
const ofAllKeyResults: readonly string[] = ['kr/count', 'kr/all-milestones'];

/** Where the line `Accepted:` works. */
function acceptedIn(group: string, id: string): readonly string[] {
  if (group === 'kr') return ofAllKeyResults.includes(id) ? [underObjective] : [underObjective, underKeyResult];
  return group === 'align' || group === 'objective' ? [underObjective] : [];
}

/** The table of all rules for the README. */
export function ruleTable(rules: readonly Rule[]): string {
  const rows = rules.map((rule) => {
    const marks = `${rule.starred === true ? ' *' : ''}${rule.dated === true ? ' ⏱' : ''}`;
    return `| [\`${rule.id}\`](${pagePath(rule)}) | ${rule.severity}${marks} | ${rule.summary.replaceAll('|', '\\|')} |`;
  });
  return `| rule | severity | fires when |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
}

const begin = (name: string): string => `<!-- generated: ${name} -->`;
const end = '<!-- /generated -->';

/** A text with its generated part of that name replaced; as it was where it has no such part. */
export function withGenerated(text: string, name: string, content: string): string {
  const start = text.indexOf(begin(name));
  const stop = start < 0 ? -1 : text.indexOf(end, start);
  if (stop < 0) return text;
  return `${text.slice(0, start)}${begin(name)}\n\n${content.trim()}\n\n${text.slice(stop)}`;
}

/** A rule's page with header and footer as they must be; both are added where they are missing. */
export function withHeaderAndFooter(page: string, rule: Rule): string {
  const headed = page.includes(begin('header')) ? page : `${begin('header')}\n${end}\n\n${page.trimStart()}`;
  const whole = headed.includes(begin('footer')) ? headed : `${headed.trimEnd()}\n\n${begin('footer')}\n${end}\n`;
  return withGenerated(withGenerated(whole, 'header', pageHeader(rule)), 'footer', pageFooter(rule));
}

function capitalize(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
