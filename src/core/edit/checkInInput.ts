import type { IsoDate } from '../model/calendar';

/** What a team says in a check-in, as the form, the Quick Pick and the command line hand it over. */
export interface CheckInInput {
  readonly date: IsoDate;
  /** With its `@`, or `null`. */
  readonly by: string | null;
  readonly kind: 'full' | 'skipped' | 'unchanged';
  readonly confidence: readonly {
    /** `O1`. */
    readonly objective: string;
    /** 0 to 10, or a word of the document's scale. */
    readonly value: number | 'high' | 'medium' | 'low';
    readonly round?: readonly number[];
    readonly reason?: string;
  }[];
  readonly results: readonly {
    readonly objective: string;
    readonly keyResult: string;
    /** As typed: `72%`; `null` says that there is no number today. */
    readonly value: string | null;
    readonly comment?: string;
  }[];
  readonly issues: readonly FollowUpInput[];
  readonly plan: readonly FollowUpInput[];
}

export interface FollowUpInput {
  readonly text: string;
  readonly done: boolean;
  readonly since?: IsoDate;
  readonly help?: readonly string[];
  readonly owners?: readonly string[];
}
