import type { Message } from '../core/messages/message';

/** Puts a message into the reader's language. Services get it handed in, so that they know no editor. */
export type Say = (message: Message) => string;
