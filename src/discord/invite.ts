import { neededPermissions } from './permissions.ts';

/** What the bot is installed with: itself, and the right to put its commands in the server. */
const inviteScopes = ['bot', 'applications.commands'] as const;

/**
 * The link with which someone who manages a server adds the bot, asking for exactly the permissions it needs.
 * `applicationId`: the bot's application, a snowflake. The form is that of Discord's OAuth2 documentation,
 * "Bot Authorization Flow".
 */
export function inviteLink(applicationId: string): string {
  const link = new URL('https://discord.com/oauth2/authorize');
  link.searchParams.set('client_id', applicationId);
  link.searchParams.set('scope', inviteScopes.join(' '));
  link.searchParams.set('permissions', String(neededPermissions.reduce((all, { bit }) => all | bit, 0n)));
  return link.href;
}
