import type { Catalogue } from '../core/messages/message';

/** What the services say about a draft of a check-in, in English. */
export const checkInDraftMessages: Catalogue = {
  'checkIn.movement': '{change} since {date}',
  'checkIn.movement.same': 'unchanged since {date}',
  'checkIn.movement.undated': '{change}',
  'checkIn.movement.undated.same': 'unchanged',
  'checkIn.movement.holds': 'holds ({target})',
  'checkIn.movement.broken': 'does not hold ({target})',
  'checkIn.merges': 'There is a check-in of {date} without an author already. Yours is added to it.',
  'checkIn.merges.by': 'There is a check-in of {date} by {by} already. Yours is added to it.',
  'checkIn.problem.date': 'This is not a date. Choose the day of the check-in.',
  'checkIn.problem.future': 'This day is still to come. Choose today or an earlier day.',
  'checkIn.problem.earlier': 'This is before the last check-in ({date}): later values stay the current ones.',
  'checkIn.problem.by': '“{by}” is not a handle. Write one word, such as @ana.',
  'checkIn.problem.confidence.0-10': '“{value}” is off the scale. Choose a number from 0 to 10.',
  'checkIn.problem.confidence.high-medium-low': '“{value}” is off the scale. Choose high, medium or low.',
  'checkIn.problem.value':
    '“{value}” cannot be read as a number. It is recorded as you wrote it, and progress stays unknown.',
  'checkIn.problem.reading':
    '“{value}” is a reading of the metric and no change like {target}: it is recorded, and progress stays unknown.',
  'checkIn.problem.unit':
    '“{value}” cannot be compared with {target}. It is recorded as you wrote it, and progress stays unknown.',
  'checkIn.problem.vote': 'How confident are you? That is asked even when nothing changed.',
  'checkIn.problem.reasonAlone': 'There is a reason without a vote. Choose the confidence that it explains.',
  'checkIn.problem.empty': 'Nothing has been entered yet. If nothing changed, “Nothing changed” records that.',
  'checkIn.problem.there':
    'There is a check-in of this day and author already. Add to it with “Save check-in”, or choose another day.',
};
