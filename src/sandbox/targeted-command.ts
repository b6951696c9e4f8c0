import { ApplicationCommandType } from 'discord-api-types/v10';
import { ownersIn, ownersOf } from './installed.ts';
import type { InteractionDraft } from './interactions.ts';
import { messagePayload } from './message-payloads.ts';
import { memberPayload, userPayload } from './payloads.ts';
import { permissionsIn } from './permissions.ts';
import { SandboxError } from './sandbox-error.ts';
import { checkAllowed, commandsHere, isNamed, type Typist } from './typed-command.ts';
import type { CommandRecord, MessageRecord } from './world.ts';

/** What a command of a context menu is used on. */
export type CommandTarget =
  | { readonly type: typeof ApplicationCommandType.User; readonly userId: string }
  | {
      readonly type: typeof ApplicationCommandType.Message;
      readonly message: MessageRecord;
      readonly origin: string;
    };

/** The interaction of a command that was chosen in the menu "Apps" of a message or a person, by its name in any language. */
export function fillTargeted(
  typist: Typist,
  name: string,
  target: CommandTarget,
): Pick<InteractionDraft, 'data' | 'of' | 'owners'> {
  const command = findTargeted(typist, name, target.type);
  const { world, channel, userId } = typist;
  return {
    of: command.body.name,
    owners: ownersOf(command, ownersIn(world, channel, userId)),
    data: {
      id: command.id,
      name: command.body.name,
      type: command.type,
      ...(command.guildId === null ? {} : { guild_id: command.guildId }),
      ...resolveTarget(typist, target),
    },
  };
}

function findTargeted(typist: Typist, name: string, type: number): CommandRecord {
  const { world, userId } = typist;
  const locale = world.users.get(userId)?.locale ?? 'en-US';
  const here = commandsHere(typist, type);
  const command = here.find((one) => isNamed(one.body, name, locale));
  if (command === undefined) {
    const on = type === ApplicationCommandType.User ? 'a person' : 'a message';
    const known = here.map((one) => `"${one.body.name}"`).join(', ') || 'none at all';
    throw new SandboxError(
      'unknown-command',
      `There is no command "${name}" on ${on} here. Registered: ${known}.`,
    );
  }
  checkAllowed(typist, command);
  return command;
}

function resolveTarget({ world, channel }: Typist, target: CommandTarget): Record<string, unknown> {
  if (target.type === ApplicationCommandType.Message) {
    const { message, origin } = target;
    const payload = messagePayload(world, message, { origin, sees: true });
    return { target_id: message.id, resolved: { messages: { [message.id]: payload } } };
  }
  const user = world.users.get(target.userId);
  const member = world.guilds.get(channel.guildId ?? '')?.members.get(target.userId);
  const permissions = permissionsIn(world, channel, target.userId).toString();
  return {
    target_id: target.userId,
    resolved: {
      users: user === undefined ? {} : { [user.id]: userPayload(user) },
      ...(member === undefined
        ? {}
        : {
            members: { [target.userId]: { ...memberPayload(world, member), user: undefined, permissions } },
          }),
    },
  };
}
