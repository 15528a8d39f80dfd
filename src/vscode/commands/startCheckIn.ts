import type { OkrDocument } from '../../core/model/entities';
import { checkInChoices } from '../../service/checkInChoices';
import { documentOf, pickDocument, type CommandContext } from './targets';

/** The view *Check-in*, as far as this command knows it. */
export interface CheckInHost {
  /** Shows the form of a document, or as it is, and takes the focus there. */
  start(uri: string | null): Promise<void>;
}

/** Opens the form for the document that is meant; asks where that is not clear. */
export async function startCheckIn(argument: unknown, context: CommandContext, checkIn: CheckInHost): Promise<void> {
  const { host } = context;
  const meant = documentOf(argument, context);
  const document = meant ?? (await pickDocument(dueDocuments(context), host));
  await checkIn.start(document?.uri ?? null);
}

function dueDocuments({ host }: CommandContext): readonly OkrDocument[] {
  return checkInChoices(host.workspace.documents(), host.today(), (document) => host.isMine(document));
}
