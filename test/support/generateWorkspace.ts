/** Numbers that look like chance and are the same for the same seed (mulberry32), from 0 up to 1. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const teamsPerUnit = 14;
const objectivesOfUnit = 3;

/**
 * A workspace of as many documents as wanted: one company, business units below it, teams below them, each with weeks of
 * check-ins. Told on 2025-08-27.
 *
 * @returns texts by path, with `/`
 */
export function generateWorkspace(documents: number, seed = 1): ReadonlyMap<string, string> {
  const random = seededRandom(seed);
  const files = new Map([['okr.md', companyText(random)]]);
  for (let unit = 1; files.size < documents; unit++) {
    files.set(`units/unit-${unit}/okr.md`, unitText(unit, random));
    for (let team = 1; team <= teamsPerUnit && files.size < documents; team++) {
      const name = `Team ${unit}-${team}`;
      files.set(`units/unit-${unit}/team-${team}/okr.md`, teamText({ name, checkIns: 8 }, random));
    }
  }
  return files;
}

/** A team's document of about so many characters, made long by its check-ins as a long-lived document is. */
export function generateDocument(characters: number, seed = 1): string {
  const random = seededRandom(seed);
  const head = teamText({ name: 'Large', checkIns: 0 }, random);
  const entries: string[] = [];
  for (let length = head.length; length < characters; length += entries.at(-1)?.length ?? 0) {
    entries.push(checkInText(entries.length, random));
  }
  return head + entries.join('');
}

function companyText(random: () => number): string {
  return `---
okr: company
company: Generated Bank
cycle: 2025
---

# Generated Bank: OKRs for 2025

${objectives(3, 3, random)}`;
}

function unitText(unit: number, random: () => number): string {
  return `---
okr: unit
unit: Unit ${unit}
cycle: 2025-H2
parent: ../../okr.md#O${1 + (unit % 3)}
---

# Unit ${unit}: OKRs for the second half of 2025

${objectives(objectivesOfUnit, 3, random)}`;
}

function teamText({ name, checkIns }: { name: string; checkIns: number }, random: () => number): string {
  return `---
okr: team
team: ${name}
cycle: 2025-Q3
status: active
parent: ../okr.md#O${1 + Math.floor(random() * objectivesOfUnit)}
members: ["@ana", "@bruno", "@chen"]
check-in: { every: week, day: friday }
---

# ${name}: OKRs for 2025 Q3

## Context

- What is the organisation's strategic goal? Simplify onboarding for new customers.
- What can we really move this quarter? ${sentence(random)}

${objectives(2, 3, random)}
### Initiatives

- [x] ${sentence(random)} (O1-KR1)
- [ ] ${sentence(random)} (O2-KR2)

## Check-ins

${Array.from({ length: checkIns }, (_, week) => checkInText(week, random)).join('')}`;
}

function objectives(count: number, keyResults: number, random: () => number): string {
  return Array.from({ length: count }, (_, index) => objectiveText(index + 1, keyResults, random)).join('\n');
}

function objectiveText(label: number, keyResults: number, random: () => number): string {
  const lines = Array.from({ length: keyResults }, (_, index) => {
    const from = 10 + Math.floor(random() * 40);
    const to = from + 5 + Math.floor(random() * 40);
    return `- KR${index + 1}: Increase ${sentence(random).toLowerCase()} from ${from}% to ${to}% (now ${from + 2}%)`;
  });
  return `## O${label}: ${sentence(random)}\n\nWhy: ${sentence(random)}.\n\n${lines.join('\n')}\n`;
}

/** The newest is number 0; each is a week older than the one before. */
function checkInText(week: number, random: () => number): string {
  const date = new Date(Date.UTC(2025, 7, 22) - week * 7 * 86_400_000).toISOString().slice(0, 10);
  return `### ${date} @ana

- **Goal confidence:**
  - O1: ${1 + Math.floor(random() * 10)}/10 — ${sentence(random)}
  - O2: ${1 + Math.floor(random() * 10)}/10
- **Results progress:**
  - O1-KR1: ${20 + Math.floor(random() * 50)}%
  - O2-KR2: ${20 + Math.floor(random() * 50)}% — ${sentence(random)}
- **Issues:**
  - [ ] ${sentence(random)}
- **Plan forward:**
  - [ ] ${sentence(random)} @bruno

`;
}

const subjects = ['Onboarding', 'Tutorial', 'Account setup', 'First payment', 'Support', 'Card', 'Loan', 'Statement'];
const aspects = [
  'completion',
  'engagement',
  'use in the first week',
  'answers at first contact',
  'share of new customers',
];
const manners = ['without waiting', 'with fewer steps', 'in the app', 'for small businesses', 'for people who switch'];

function sentence(random: () => number): string {
  return [subjects, aspects, manners].map((words) => words[Math.floor(random() * words.length)]).join(' ');
}
