import type { Language, Subscription } from '../delivery/subscription.ts';
import { bringsMap, type NeededPermission, neededIn } from './permissions.ts';
import type { Reach } from './reach.ts';
import { asMarkdown, listIn, say } from './say.ts';

/**
 * Why nothing can be posted for a subscription that is halted and what to do, as markdown: with the permissions that are
 * missing where they are known. Rejects as `Reach.lastName`.
 */
export async function haltReason(
  subscription: Subscription,
  reach: Pick<Reach, 'missing' | 'lastName'>,
  language: Language,
): Promise<string> {
  switch (subscription.halt?.code) {
    case 'unknown-channel': {
      const name = await reach.lastName(subscription);
      return name === null
        ? say(language, 'halt.unknown-channel')
        : say(language, 'halt.lostChannel', { channel: name.channel });
    }
    case 'unknown-guild': {
      const name = await reach.lastName(subscription);
      return name === null
        ? say(language, 'halt.unknown-guild')
        : say(language, 'halt.lostServer', { channel: name.channel, server: name.server });
    }
    case 'no-direct-messages':
      return say(
        language,
        subscription.mode === 'follow' ? 'halt.noDirectFollow' : 'halt.no-direct-messages',
      );
    case 'no-shared-server':
      return say(language, 'halt.no-shared-server');
    case 'thread-locked':
      return `${say(language, 'notSent.thread-locked')}.`;
    case 'tag-missing':
      return `${say(language, 'notSent.tag-missing')}.`;
    case 'wrong-channel':
      return `${say(language, 'notSent.wrong-channel')}.`;
    default: {
      const missing = reach.missing(subscription);
      const needed = neededIn(subscription.place, bringsMap(subscription)).map(({ name }) => name);
      const permissions = asMarkdown(listOf(missing.length > 0 ? missing : needed, language));
      return missing.length > 0
        ? say(language, 'halt.missing', { count: missing.length, permissions })
        : say(language, 'halt.refused', { permissions });
    }
  }
}

function listOf(names: readonly NeededPermission[], language: Language): string {
  return listIn(
    names.map((name) => `**${say(language, `permission.${name}`)}**`),
    language,
  );
}
