import { neededPermissions } from './permissions.ts';

/** What the bot is installed with: itself, and the right to put its commands in the server. */
const inviteScopes = ['bot', 'applications.commands'] as const;

/** Links by which the application is installed. */
export interface InviteLinks {
  /** For a server, with exactly the permissions that the bot needs. */
  readonly inviteLink: string;
  /** For one person, who can then read and search in any server. */
  readonly personalLink: string;
}

/** The links of this application, a snowflake. */
export function inviteLinks(applicationId: string): InviteLinks {
  return { inviteLink: inviteLink(applicationId), personalLink: personalLink(applicationId) };
}

/**
 * The link with which someone who manages a server adds the bot, asking for exactly the permissions it needs.
 * `applicationId`: the bot's application, a snowflake. The form is that of Discord's OAuth2 documentation,
 * "Bot Authorization Flow".
 */
function inviteLink(applicationId: string): string {
  const link = new URL('https://discord.com/oauth2/authorize');
  link.searchParams.set('client_id', applicationId);
  link.searchParams.set('scope', inviteScopes.join(' '));
  link.searchParams.set('permissions', String(neededPermissions.reduce((all, { bit }) => all | bit, 0n)));
  return link.href;
}

/** The link with which somebody installs the application for themselves, to read and search wherever they are (docs, "User Install"). */
function personalLink(applicationId: string): string {
  const link = new URL('https://discord.com/oauth2/authorize');
  link.searchParams.set('client_id', applicationId);
  link.searchParams.set('integration_type', '1');
  link.searchParams.set('scope', 'applications.commands');
  return link.href;
}
