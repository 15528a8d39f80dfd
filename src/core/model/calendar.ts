/** A calendar day, `YYYY-MM-DD`; such strings compare as the days do. */
export type IsoDate = string;

/** The period of an OKR; both ends inclusive. */
export interface Cycle {
  readonly name: string;
  readonly start: IsoDate;
  readonly end: IsoDate;
}
