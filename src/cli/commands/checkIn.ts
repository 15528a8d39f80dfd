import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { recordCheckIn } from '../../core/edit/recordCheckIn';
import { DocumentParser } from '../../core/model/parseDocument';
import type { OkrDocument } from '../../core/model/entities';
import { applyEdits, LineIndex } from '../../core/text/lineIndex';
import { readDate, readToday, type Arguments } from '../arguments';
import { askCheckIn } from '../askCheckIn';
import { CheckInAnswers } from '../checkInAnswers';
import { readCheckInFile, type CheckInFile } from '../checkInFile';
import type { Command } from '../command';
import { readDocument, readFailure } from '../documentFile';
import { Failure, isMissing, reasonOf, usageFailure } from '../failure';
import { configOf, loadConfigs, uriOf } from '../loadDocuments';
import { say } from '../messages';
import { replaceFile } from '../replaceFile';
import { findRepository, shownPath } from '../repository';
import { exitCodes, type ExitCode, type Terminal } from '../terminal';

export const checkIn: Command = {
  name: 'check-in',
  options: {
    confidence: { type: 'string', multiple: true, valueName: 'O1=7', help: 'help.option.confidence' },
    reason: { type: 'string', multiple: true, valueName: 'O1=TEXT', help: 'help.option.reason' },
    result: { type: 'string', multiple: true, valueName: 'KR1=72%', help: 'help.option.result' },
    issue: { type: 'string', multiple: true, valueName: 'TEXT', help: 'help.option.issue' },
    plan: { type: 'string', multiple: true, valueName: 'TEXT', help: 'help.option.plan' },
    done: { type: 'string', multiple: true, valueName: 'TEXT', help: 'help.option.done' },
    skipped: { type: 'boolean', help: 'help.option.skipped' },
    unchanged: { type: 'boolean', help: 'help.option.unchanged' },
    by: { type: 'string', valueName: 'NAME', help: 'help.option.by' },
    date: { type: 'string', valueName: 'DATE', help: 'help.option.date' },
    from: { type: 'string', valueName: 'FILE.json', help: 'help.option.from' },
  },
  later: [],
  run: runCheckIn,
};

interface OpenFile {
  readonly path: string;
  readonly shown: string;
  readonly text: string;
  readonly document: OkrDocument;
}

async function runCheckIn(given: Arguments, terminal: Terminal): Promise<ExitCode> {
  const file = await openFile(given.paths, terminal);
  const answers = await readAnswers(given, file.document, terminal);
  if (terminal.ask !== null && answers.kind === 'full' && !given.has('from'))
    await askCheckIn(answers, terminal, terminal.ask);
  const { edits, reveal } = recordCheckIn(file.text, file.document, answers.toInput());
  for (const warning of answers.warnings) terminal.err(`${warning}\n`);
  const text = applyEdits(file.text, edits);
  if (text === file.text) {
    terminal.out(`${say('checkIn.same', { path: file.shown })}\n`);
    return exitCodes.fine;
  }
  await replaceFile(file.path, file.shown, file.text, text);
  const lines = new LineIndex(text).slice(reveal).split(/\r\n|\r|\n/);
  terminal.out(`${say('checkIn.written', { path: file.shown, line: reveal.start.line + 1 })}\n\n${lines.join('\n')}\n`);
  return exitCodes.fine;
}

/** @throws {Failure} where there is no document that can be checked in to */
async function openFile(paths: readonly string[], terminal: Terminal): Promise<OpenFile> {
  const [written] = paths;
  if (written === undefined) throw usageFailure('checkIn.no-file');
  if (paths.length > 1) throw usageFailure('checkIn.one-file');
  const path = resolve(terminal.cwd, written);
  await mustBeFile(path, written);
  const repository = await findRepository(path, terminal.cwd);
  const { configs, failures } = await loadConfigs(repository, [path]);
  for (const failure of failures) terminal.err(`${failure.message}\n`);
  const shown = shownPath(repository, path);
  const { words, fiscalYearStart, limits } = configOf(configs, uriOf(path));
  const limit = limits.documentBytes;
  const read = await readDocument(path, limit);
  if (read.kind !== 'text') throw readFailure(read, shown, limit);
  const document = new DocumentParser({ words, fiscalYearStart }).parse(uriOf(path), read.text);
  if (document.defects.some(({ rule }) => rule === 'doc/unreadable'))
    throw new Failure('path.conflict', { path: shown });
  if (document.status === 'closed') throw new Failure('checkIn.closed', { path: shown });
  if (document.objectives.length === 0) throw new Failure('checkIn.no-objectives', { path: shown });
  return { path, shown, text: read.text, document };
}

async function mustBeFile(path: string, written: string): Promise<void> {
  try {
    if ((await stat(path)).isDirectory()) throw new Failure('checkIn.folder', { path: written });
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw isMissing(error)
      ? new Failure('path.missing', { path: written })
      : new Failure('path.unreadable', { path: written, reason: reasonOf(error) });
  }
}

/** What the file says first, then what the options add to it. */
async function readAnswers(given: Arguments, document: OkrDocument, terminal: Terminal): Promise<CheckInAnswers> {
  const from = given.one('from');
  const file: CheckInFile = from === null ? {} : await readCheckInFile(resolve(terminal.cwd, from), from);
  const today = readToday(given);
  const answers = new CheckInAnswers(document, readDate(given, 'date') ?? file.date ?? today, today);
  answers.addFile(file);
  readKind(given, answers);
  const by = given.one('by');
  if (by !== null) answers.setAuthor(by.trim());
  for (const written of given.all('confidence')) answers.addConfidence(written);
  for (const written of given.all('reason')) answers.addReason(written);
  for (const written of given.all('result')) answers.addResult(written);
  for (const text of given.all('issue')) answers.addIssue({ text, done: false });
  for (const text of given.all('plan')) answers.addPlan({ text, done: false });
  for (const text of given.all('done')) answers.addDone(text);
  return answers;
}

function readKind(given: Arguments, answers: CheckInAnswers): void {
  if (given.has('skipped') && given.has('unchanged')) throw usageFailure('checkIn.both');
  if (given.has('unchanged')) answers.kind = 'unchanged';
  if (!given.has('skipped')) return;
  const said = ['confidence', 'reason', 'result', 'issue', 'plan', 'done'].filter((name) => given.has(name));
  if (said.length > 0)
    throw usageFailure('checkIn.skipped-says', { options: said.map((name) => `--${name}`).join(', ') });
  answers.kind = 'skipped';
}
