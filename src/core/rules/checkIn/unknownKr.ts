import { distance } from 'fastest-levenshtein';
import type { IsoDate } from '../../model/calendar';
import type { OkrDocument, ResultEntry } from '../../model/entities';
import { targetsOf } from '../../model/resultTargets';
import type { Finding, Rule } from '../rule';
import { fullLabel } from '../scope';
import { lastCheckIns } from './lastCheckIns';

const offered = 3;

export const unknownKr: Rule = {
  id: 'check-in/unknown-kr',
  severity: 'error',
  summary:
    'The last check-in has a result for a key result that does not exist, or for a bare `KR1` that could be two.',
  messages: {
    default: 'There is no key result {label} here: write one that there is ({labels}).',
    none: 'There is no key result {label} here, nor any other: add it to its objective first.',
    ambiguous: '{label} could be {labels}: write which one.',
    fix: 'Change to {label}',
  },
  *check({ document }) {
    for (const checkIn of lastCheckIns(document)) {
      for (const entry of checkIn.results) {
        const finding = judge(entry, checkIn.date, document);
        if (finding !== null) yield finding;
      }
    }
  },
};

function judge(entry: ResultEntry, date: IsoDate, document: OkrDocument): Finding | null {
  const meant = targetsOf(document, entry, date).map(({ objective, keyResult }) => fullLabel(objective, keyResult));
  const labels = [...new Set(meant)];
  if (labels.length === 1) return null;
  if (labels.length > 1) return finding(entry, 'ambiguous', labels);
  const nearest = nearestLabels(entry.label, document);
  return finding(entry, nearest.length > 0 ? 'default' : 'none', nearest);
}

function finding(entry: ResultEntry, message: string, labels: readonly string[]): Finding {
  return {
    range: entry.labelRange,
    message,
    args: { label: entry.label, labels: labels.join(', ') },
    fixes: labels.map((label) => ({
      title: 'fix',
      args: { label },
      action: { kind: 'replace', range: entry.labelRange, newText: label },
    })),
  };
}

function nearestLabels(label: string, { objectives }: OkrDocument): readonly string[] {
  const wanted = label.toUpperCase();
  return objectives
    .flatMap((objective) => objective.keyResults.map((keyResult) => fullLabel(objective, keyResult)))
    .map((candidate) => ({ candidate, far: distance(wanted, candidate.toUpperCase()) }))
    .sort((a, b) => a.far - b.far)
    .slice(0, offered)
    .map(({ candidate }) => candidate);
}
