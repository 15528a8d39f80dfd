import { currentValue } from '../core/model/progress';
import { checkInForm } from '../service/checkInForm';
import { readConfidence, type CheckInAnswers } from './checkInAnswers';
import { Failure } from './failure';
import { say } from './messages';
import type { Ask, Terminal } from './terminal';

/** Asks a person for what a check-in does not say yet, GRIP part by GRIP part. An empty answer leaves a question open. */
export async function askCheckIn(answers: CheckInAnswers, terminal: Terminal, ask: Ask): Promise<void> {
  terminal.err(`${say('ask.intro', { name: answers.document.name, date: answers.date })}\n\n`);
  if (answers.by === null) await insist(terminal, () => askAuthor(answers, ask));
  await askConfidence(answers, terminal, ask);
  for (const { key, objective, keyResult } of answers.keyResults) {
    if (answers.hasResult(key)) continue;
    const current = currentValue(answers.document, objective, keyResult);
    const now = current === null ? '' : say('ask.now', { value: current.raw });
    await insist(terminal, async () => {
      const value = await ask(say('ask.result', { label: key, text: keyResult.text, now }));
      if (value !== '') answers.addResult(`${key}=${value}`);
    });
  }
  for (const item of [...answers.carried.issues, ...answers.carried.plan]) {
    if (answers.isDone(item)) continue;
    const answer = await ask(say('ask.carried', { text: item.text }));
    if (/^d/i.test(answer)) answers.setDone(item);
  }
  if (!answers.hasIssues()) await askList(ask, 'ask.issue', (text) => answers.addIssue({ text, done: false }));
  if (!answers.hasPlan()) await askList(ask, 'ask.plan', (text) => answers.addPlan({ text, done: false }));
}

async function askAuthor(answers: CheckInAnswers, ask: Ask): Promise<void> {
  const name = await ask(say('ask.by'));
  if (name !== '') answers.setAuthor(name);
}

async function askConfidence(answers: CheckInAnswers, terminal: Terminal, ask: Ask): Promise<void> {
  const form = checkInForm(answers.document, answers.date, answers.by ?? '');
  for (const { label, title, last } of form.objectives) {
    if (answers.hasConfidence(label)) continue;
    const before = last === null ? '' : say('ask.last', { value: last.raw });
    await insist(terminal, async () => {
      const value = await ask(say('ask.confidence', { label, title, last: before }));
      if (value !== '') answers.setConfidence(label, readConfidence(value));
    });
    if (!answers.hasConfidence(label)) continue;
    const reason = await ask(say('ask.reason'));
    if (reason !== '') answers.setReason(label, reason);
  }
}

async function askList(ask: Ask, id: string, add: (text: string) => void): Promise<void> {
  for (let text = await ask(say(id)); text !== ''; text = await ask(say(`${id}.more`))) add(text);
}

/** Asks again where an answer cannot be read. */
async function insist(terminal: Terminal, question: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      return await question();
    } catch (error) {
      if (!(error instanceof Failure) || !error.usage) throw error;
      terminal.err(`${error.message}\n`);
    }
  }
}
