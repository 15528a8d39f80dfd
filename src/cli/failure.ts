import type { MessageArguments } from '../core/messages/message';
import { say } from './messages';

/** Something that a person can put right: it is told without a stack, and ends with exit status 2. */
export class Failure extends Error {
  /** Whether `--help` would help. */
  readonly usage: boolean;

  constructor(id: string, args: MessageArguments = {}, options: { readonly usage?: boolean } = {}) {
    super(say(id, args));
    this.name = 'Failure';
    this.usage = options.usage ?? false;
  }
}

export function usageFailure(id: string, args: MessageArguments = {}): Failure {
  return new Failure(id, args, { usage: true });
}

/** Why the system refused something, without its prefix. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  return code ?? error.message;
}

/** Whether a file or folder is not there. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
