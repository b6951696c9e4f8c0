import { GatewayIntentBits, MessageFlags, MessageType } from 'discord-api-types/v10';
import { attachmentPath, withAddresses } from './message-body.ts';
import { displayName, memberPayload, userPayload } from './payloads.ts';
import type { ShownMessage } from './places.ts';
import { threadPayload } from './thread-payloads.ts';
import { type AttachmentRecord, isThread, type MessageRecord, type World } from './world.ts';

/** Which message object is wanted. */
export interface MessageView {
  /** Address of the sandbox, for links to attachments: `http://127.0.0.1:PORT`. */
  readonly origin: string;
  /**
   * False for an application without the Message Content intent: the text of other people's messages is then empty,
   * over REST and over the gateway.
   */
  readonly sees: boolean;
  /** Discord gives the nonce back in the answer to the creation and in MESSAGE_CREATE, never later. */
  readonly withNonce?: boolean;
}

/** Whether a bot with these intents reads what others write. */
export function seesContent(intents: number): boolean {
  return (intents & GatewayIntentBits.MessageContent) !== 0;
}

/** A message object, as REST gives it; a reply, and the head of a thread, with the message to which it points. */
export function messagePayload(world: World, message: MessageRecord, view: MessageView) {
  const own = ownPayload(world, message, view);
  if (message.type !== MessageType.Reply && message.type !== MessageType.ThreadStarterMessage) return own;
  const pointed = world.messages.get(message.repliesTo ?? '');
  const shown = pointed === undefined ? null : ownPayload(world, pointed, { ...view, withNonce: false });
  return { ...own, referenced_message: shown };
}

function ownPayload(world: World, message: MessageRecord, view: MessageView) {
  const author = world.users.get(message.authorId);
  const isOwn = message.authorId === world.applicationId;
  const isDirect = world.channels.get(message.channelId)?.guildId === null;
  const isMentioned = message.mentions.users.includes(world.applicationId);
  const shown = isOwn || isDirect || isMentioned || view.sees;
  return {
    id: message.id,
    channel_id: message.channelId,
    type: message.type,
    content: shown ? message.content : '',
    embeds: shown ? embedsOf(message, view.origin) : [],
    components: shown ? withAddresses(message.components, view.origin, message.channelId) : [],
    attachments: shown ? message.attachments.map((one) => attachmentPayload(one, message, view.origin)) : [],
    author: author === undefined ? undefined : userPayload(author),
    mentions: message.mentions.users.flatMap((id) => {
      const user = world.users.get(id);
      return user === undefined ? [] : [userPayload(user)];
    }),
    mention_roles: [...message.mentions.roles],
    mention_everyone: message.mentions.everyone,
    timestamp: new Date(message.createdAt).toISOString(),
    edited_timestamp: message.editedAt === null ? null : new Date(message.editedAt).toISOString(),
    flags: message.flags,
    pinned: message.pinned,
    tts: message.tts,
    ...(message.nonce === null || view.withNonce !== true ? {} : { nonce: message.nonce }),
    ...(message.answers === null ? {} : answerFields(world, message)),
    ...(message.repliesTo === null ? {} : { message_reference: referencePayload(world, message) }),
    ...threadFields(world, message),
  };
}

/** Where a message points: to one of its channel; the notices of threads to the thread, or to what it started from. */
function referencePayload(world: World, message: MessageRecord) {
  const channel = world.channels.get(message.channelId);
  const guild = channel?.guildId == null ? {} : { guild_id: channel.guildId };
  if (message.type === 18) return { type: 0, ...guild, channel_id: message.repliesTo };
  const inParent = message.type === 21 && channel?.parentId != null;
  const channelId = inParent ? channel.parentId : message.channelId;
  return { type: 0, ...guild, channel_id: channelId, message_id: message.repliesTo };
}

/** The thread that started from this message. */
function threadFields(world: World, message: MessageRecord) {
  const channel = world.channels.get(message.id);
  const isSource = channel !== undefined && isThread(channel) && channel.parentId === message.channelId;
  return isSource ? { thread: threadPayload(world, channel) } : {};
}

/** The same with what MESSAGE_CREATE and MESSAGE_UPDATE add to it. */
export function messageEventPayload(world: World, message: MessageRecord, view: MessageView) {
  const channel = world.channels.get(message.channelId);
  const guild = world.guilds.get(channel?.guildId ?? '');
  const member = guild?.members.get(message.authorId);
  return {
    ...messagePayload(world, message, view),
    // By it a client makes the direct messages that it has not met: Discord announces those with no event of their own.
    ...(channel === undefined ? {} : { channel_type: channel.type }),
    ...(guild === undefined ? {} : { guild_id: guild.id }),
    ...(member === undefined ? {} : { member: { ...memberPayload(world, member), user: undefined } }),
  };
}

/** The embeds that are shown: none while they are suppressed (docs, "Message Flags"). */
function embedsOf(message: MessageRecord, origin: string): MessageRecord['embeds'] {
  const isSuppressed = (message.flags & MessageFlags.SuppressEmbeds) !== 0;
  return isSuppressed ? [] : withAddresses(message.embeds, origin, message.channelId);
}

/** The message as a test sees it. `origin` is the sandbox's address, for links to attachments. */
export function showMessage(world: World, message: MessageRecord, origin: string): ShownMessage {
  const author = world.users.get(message.authorId);
  return {
    id: message.id,
    channelId: message.channelId,
    author: { id: message.authorId, name: displayName(author), bot: author?.bot ?? false },
    content: message.content,
    embeds: embedsOf(message, origin),
    components: withAddresses(message.components, origin, message.channelId),
    attachments: message.attachments.map((one) => ({
      filename: one.filename,
      description: one.description,
      type: one.contentType,
      size: one.bytes.byteLength,
      path: attachmentPath(message.channelId, one),
    })),
    flags: message.flags,
    repliesTo: message.type === MessageType.Reply ? message.repliesTo : null,
    ephemeral: message.onlyFor !== null,
    onlyFor: message.onlyFor,
    postedAt: message.createdAt,
    editedAt: message.editedAt,
    nonce: message.nonce === null ? null : String(message.nonce),
    crossposted: (message.flags & MessageFlags.Crossposted) !== 0,
    answers:
      message.answers === null
        ? null
        : {
            interactionId: message.answers.interactionId,
            userId: message.answers.userId,
            command: message.answers.command,
            commandType: message.answers.commandType,
          },
  };
}

function answerFields(world: World, message: MessageRecord) {
  const { answers } = message;
  const user = world.users.get(answers?.userId ?? '');
  if (answers === null || user === undefined) return {};
  const common = { id: answers.interactionId, type: answers.type, user: userPayload(user) };
  const owners = { authorizing_integration_owners: {} };
  return {
    application_id: world.applicationId,
    webhook_id: world.applicationId,
    interaction_metadata:
      answers.type === 2
        ? { ...common, ...owners, name: answers.command ?? '', command_type: answers.commandType }
        : answers.type === 3
          ? { ...common, ...owners, interacted_message_id: answers.interactedMessageId ?? message.id }
          : {
              ...common,
              ...owners,
              triggering_interaction_metadata: { ...common, type: 2, ...owners, name: '', command_type: 1 },
            },
    ...(answers.command === null ? {} : { interaction: { ...common, name: answers.command } }),
  };
}

function attachmentPayload(attachment: AttachmentRecord, message: MessageRecord, origin: string) {
  const url = origin + attachmentPath(message.channelId, attachment);
  return {
    id: attachment.id,
    filename: attachment.filename,
    size: attachment.bytes.byteLength,
    url,
    proxy_url: url,
    content_type: attachment.contentType,
    ...(attachment.description === null ? {} : { description: attachment.description }),
  };
}
