/** What the command line is run in: its streams, its folder and what it may ask. */
export interface Terminal {
  /** The current folder, absolute. */
  readonly cwd: string;
  /** Whether output may be coloured. */
  readonly colours: boolean;
  /** Results. */
  out(text: string): void;
  /** What goes wrong, and hints. */
  err(text: string): void;
  /** Asks a person for a line; `null` where there is no terminal to ask on. */
  readonly ask: Ask | null;
}

/** Puts a question and resolves with what was typed, trimmed; rejects where the person leaves. */
export type Ask = (question: string) => Promise<string>;

/** As written in `cli.md`; 2 beats 1. */
export const exitCodes = { fine: 0, problems: 1, failed: 2 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
