import picocolors from 'picocolors';
import type { Severity } from '../../core/rules/problem';

export type Colours = ReturnType<typeof picocolors.createColors>;

export function coloursFor(areWanted: boolean): Colours {
  return picocolors.createColors(areWanted);
}

export function severityColour(colours: Colours, severity: Severity): (text: string) => string {
  switch (severity) {
    case 'error':
      return colours.red;
    case 'warning':
      return colours.yellow;
    case 'information':
      return colours.cyan;
    case 'hint':
      return colours.dim;
  }
}
