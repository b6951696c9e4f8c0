import { displayName } from './payloads.ts';
import type { UserRecord } from './world.ts';

/** Discord's own colours of avatars that nobody chose. */
const COLOURS = ['#5865f2', '#757e8a', '#3ba55c', '#faa61a', '#ed4245', '#eb459f'];

/** The telex tape: the bot's own picture. */
const TAPE =
  '<path d="M26 40h76v12H26z" fill="#fff"/><path d="M34 46h60v52l-7-6-8 6-7-6-8 6-7-6-8 6-7-6-8 6z" fill="#fff"/><path d="M44 62h40M44 74h40M44 86h24" stroke="#5865f2" stroke-width="6"/>';

/**
 * A picture for somebody: their initials on one of Discord's colours, of the bot a telex. Discord picks the colour by the
 * id; here it goes by the name, so that those who were made in the same moment differ and each run looks the same.
 */
export function avatarAnswer(user: UserRecord): Response {
  const colour = user.bot ? COLOURS[0] : COLOURS[sumOf(user.username) % COLOURS.length];
  const inner = user.bot
    ? TAPE
    : `<text x="64" y="82" font-family="sans-serif" font-size="52" font-weight="600" fill="#fff" text-anchor="middle">${initialsOf(displayName(user))}</text>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 128 128"><rect width="128" height="128" fill="${colour}"/>${inner}</svg>`;
  return new Response(svg, {
    headers: {
      'Content-Type': 'image/svg+xml',
      'Content-Security-Policy': "default-src 'none'",
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

/** The first letters of the first and the last word; letters only, so that nothing in a name becomes markup. */
function initialsOf(name: string): string {
  const letters = name.split(/\s+/).flatMap((word) => /\p{L}|\p{N}/u.exec(word)?.[0] ?? []);
  const last = letters.length > 1 ? (letters.at(-1) ?? '') : '';
  return ((letters[0] ?? '') + last).toUpperCase();
}

function sumOf(name: string): number {
  return [...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0);
}
