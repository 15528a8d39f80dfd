import { formatMessage, type Catalogue, type Message } from '../core/messages/message';
import { configMessages } from '../core/rules/parseConfig';
import { rules } from '../core/rules/registry';
import { messageId } from '../core/rules/toProblem';
import { serviceMessages } from '../service/messages';

const ruleMessages: Catalogue = Object.fromEntries(
  rules.flatMap((rule) =>
    Object.entries(rule.messages).map(([name, template]) => [messageId(rule, name), template] as const),
  ),
);

/** A message of the core or the service in words. */
export function words(message: Message): string {
  return formatMessage(message, ruleMessages, configMessages, serviceMessages);
}
