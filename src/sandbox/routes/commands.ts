import { isDeepStrictEqual } from 'node:util';
import {
  ApplicationCommandCreateRequestSchema,
  ApplicationCommandPatchRequestPartialSchema,
  ApplicationCommandUpdateRequestSchema,
} from 'discord-api-spec/zod';
import type { APIApplicationCommand } from 'discord-api-types/v10';
import * as z from 'zod/mini';
import { needGuild } from '../access.ts';
import { isRecord, needBySchema, readBySchema } from '../check-body.ts';
import { checkCommandList, checkCommandRules } from '../check-command.ts';
import { listOf } from '../check-message.ts';
import { hasField } from '../check-option-values.ts';
import type { SandboxContext } from '../context.ts';
import { refuse } from '../errors.ts';
import { problemsBelow } from '../form-problems.ts';
import { type Answer, bodyOf, type Call, type Route, route } from '../http.ts';
import { limits } from '../limits.ts';
import type { CommandRecord, World } from '../world.ts';

/** One of Discord's schemas with what only its documentation has: whether a command is for adults. */
const withNsfw = (schema: z.ZodMiniType) =>
  z.extend(schema as z.ZodMiniObject, { nsfw: z.nullish(z.boolean()) });
const CREATE = withNsfw(ApplicationCommandCreateRequestSchema);
const UPDATE = withNsfw(ApplicationCommandUpdateRequestSchema);
const PATCH = withNsfw(ApplicationCommandPatchRequestPartialSchema);
const GLOBAL = '/applications/{application_id}/commands';
const GUILD = '/applications/{application_id}/guilds/{guild_id}/commands';

/**
 * What a server's moderators allow each command to whom. The sandbox has nobody do that, so the list is empty and a command has
 * none of its own, which Discord answers with 10066.
 */
const permissionRoutes: readonly Route[] = [
  route('GET', `${GUILD}/permissions`, (call) => {
    scopeOf(call);
    return { body: [] };
  }),
  route('GET', `${GUILD}/{command_id}/permissions`, (call) => {
    scopeOf(call);
    throw refuse.unknownCommandPermissions();
  }),
];

const listRoutes: readonly Route[] = [GLOBAL, GUILD].flatMap((path) => [
  route('GET', path, listCommands),
  route('POST', path, createCommand),
  route('PUT', path, replaceCommands),
  route('GET', `${path}/{command_id}`, (call) => ({
    body: commandPayload(call.context.world, needCommand(call, scopeOf(call))),
  })),
  route('PATCH', `${path}/{command_id}`, changeCommand),
  route('DELETE', `${path}/{command_id}`, (call) => {
    const { world } = call.context;
    const scope = scopeOf(call);
    world.commands.delete(needCommand(call, scope).id);
    call.context.events.emit({ kind: 'commands', guildId: scope });
    return {};
  }),
]);

/** Application commands, global and of one server. What is written out stands before what takes any id. */
export const commandRoutes: readonly Route[] = [...permissionRoutes, ...listRoutes];

/** A command object, as Discord gives it. */
export function commandPayload(world: World, command: CommandRecord): APIApplicationCommand {
  return {
    id: command.id,
    application_id: world.applicationId,
    version: command.version,
    ...(command.guildId === null ? {} : { guild_id: command.guildId }),
    ...command.body,
    type: command.type,
  } as unknown as APIApplicationCommand;
}

/** The guild of the path, null for the global commands. */
function scopeOf(call: Call): string | null {
  const { world } = call.context;
  if (call.param('application_id') !== world.applicationId) throw refuse.unknownApplication();
  const guildId = call.param('guild_id');
  if (guildId === '') return null;
  if (!world.guilds.get(guildId)?.members.has(world.applicationId)) throw refuse.missingAccess();
  return needGuild(world, guildId).id;
}

function listCommands(call: Call): Answer {
  const scope = scopeOf(call);
  const { world } = call.context;
  const full = call.query.get('with_localizations') === 'true';
  const commands = commandsIn(world, scope).map((command) => commandPayload(world, command));
  return { body: full ? commands : commands.map(withoutTranslations) };
}

/** A command of the same name and type is replaced (200), a new one is made (201). */
function createCommand(call: Call): Answer {
  const scope = scopeOf(call);
  const { context } = call;
  const body = needBySchema(CREATE, bodyOf(call));
  const broken = checkCommandRules(body);
  if (broken.length > 0) throw refuse.invalidForm(broken);
  const held = commandsIn(context.world, scope);
  const same = held.find((one) => one.body.name === body.name && one.type === (body.type ?? 1));
  if (same === undefined) checkCount([...held.map((one) => one.type), Number(body.type ?? 1)]);
  const command = keepCommand(context, scope, body, same);
  context.world.commands.set(command.id, command);
  context.events.emit({ kind: 'commands', guildId: scope });
  return { status: same === undefined ? 201 : 200, body: commandPayload(context.world, command) };
}

/** The whole list at once: those of a known name keep their id, the others go. */
function replaceCommands(call: Call): Answer {
  const scope = scopeOf(call);
  const { context } = call;
  const { world } = context;
  if (!Array.isArray(call.body) && call.body !== null && call.body !== undefined) {
    throw refuse.invalidForm([
      { path: [], code: 'LIST_TYPE_CONVERT', message: 'Only iterables may be used in a ListType' },
    ]);
  }
  const given: unknown[] = call.body ?? [];
  const read = given.map((body) => readBySchema(UPDATE, body));
  const bodies = read.map(({ body }) => body);
  const problems = read.flatMap(({ body, problems: broken }, index) => {
    const rules = broken.length === 0 && isRecord(body) ? checkCommandRules(body) : [];
    return problemsBelow([index], [...broken, ...rules]);
  });
  if (problems.length === 0) problems.push(...checkCommandList(listOf(bodies)));
  if (problems.length > 0) throw refuse.invalidForm(problems);
  checkCount(listOf(bodies).map((body) => Number(body.type ?? 1)));
  const held = commandsIn(world, scope);
  const kept = listOf(bodies).map((body) =>
    keepCommand(
      context,
      scope,
      body,
      held.find(
        (one) => one.id === body.id || (one.body.name === body.name && one.type === (body.type ?? 1)),
      ),
    ),
  );
  for (const command of held) world.commands.delete(command.id);
  for (const command of kept) world.commands.set(command.id, command);
  context.events.emit({ kind: 'commands', guildId: scope });
  return { body: kept.map((command) => commandPayload(world, command)) };
}

function changeCommand(call: Call): Answer {
  const scope = scopeOf(call);
  const { context } = call;
  const command = needCommand(call, scope);
  const body = needBySchema(PATCH, bodyOf(call));
  const merged = { ...command.body, ...body, type: command.type };
  const broken = checkCommandRules(merged);
  if (broken.length > 0) throw refuse.invalidForm(broken);
  const changed = keepCommand(context, scope, merged, command);
  context.world.commands.set(changed.id, changed);
  context.events.emit({ kind: 'commands', guildId: scope });
  return { body: commandPayload(context.world, changed) };
}

function needCommand(call: Call, scope: string | null): CommandRecord {
  const command = call.context.world.commands.get(call.param('command_id'));
  if (command === undefined || command.guildId !== scope) throw refuse.unknownCommand();
  return command;
}

function commandsIn(world: World, scope: string | null): CommandRecord[] {
  return [...world.commands.values()].filter((command) => command.guildId === scope);
}

function checkCount(types: readonly number[]): void {
  for (const type of [1, 2, 3]) {
    const limit = type === 1 ? limits.chatCommands : limits.contextCommands;
    if (types.filter((one) => one === type).length > limit) throw refuse.tooManyCommands(limit);
  }
}

/** The command as Discord keeps it; its version changes only when something in it does. */
function keepCommand(
  context: SandboxContext,
  guildId: string | null,
  body: Readonly<Record<string, unknown>>,
  earlier: CommandRecord | undefined,
): CommandRecord {
  const permissions = body.default_member_permissions;
  const kept = {
    name: String(body.name),
    name_localizations: body.name_localizations ?? null,
    description: typeof body.description === 'string' ? body.description : '',
    description_localizations: body.description_localizations ?? null,
    default_member_permissions:
      permissions === undefined || permissions === null ? null : String(permissions),
    dm_permission: guildId === null && body.dm_permission !== false,
    contexts: guildId === null ? (body.contexts ?? null) : null,
    integration_types: body.integration_types ?? [0],
    nsfw: body.nsfw === true,
    ...(listOf(body.options).length > 0 ? { options: listOf(body.options).map(keepOption) } : {}),
  };
  const isSame = earlier !== undefined && isDeepStrictEqual(earlier.body, kept);
  const id = context.ids.next(context.clock.now());
  return {
    id: earlier?.id ?? id,
    guildId,
    type: Number(body.type ?? 1),
    version: isSame ? earlier.version : context.ids.next(context.clock.now()),
    body: kept,
  };
}

function keepOption(option: Record<string, unknown>): Record<string, unknown> {
  const kept = Object.fromEntries(
    Object.entries(option).filter(
      ([name, value]) => value !== null && value !== undefined && hasField(option.type, name),
    ),
  );
  if (Array.isArray(kept.options)) kept.options = listOf(kept.options).map(keepOption);
  return kept;
}

/** Without `with_localizations` Discord leaves the translations out. */
function withoutTranslations(part: object): Record<string, unknown> {
  const {
    name_localizations: _names,
    description_localizations: _descriptions,
    ...rest
  } = part as Record<string, unknown>;
  for (const key of ['options', 'choices']) {
    if (Array.isArray(rest[key])) rest[key] = listOf(rest[key]).map(withoutTranslations);
  }
  return rest;
}
