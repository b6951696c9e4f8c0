import { styleText } from 'node:util';
import { wrapAnsi } from 'fast-wrap-ansi';

/** The parts of a Discord message that the terminal shows; unknown parts are left out. */
export interface DrawnMessage {
  readonly content?: string | null;
  readonly embeds?: readonly DrawnEmbed[];
  /** Rows of buttons and menus, as Discord's API has them. */
  readonly components?: readonly object[];
}

interface DrawnEmbed {
  readonly author?: { readonly name?: string };
  readonly title?: string;
  readonly description?: string;
  readonly fields?: readonly { readonly name: string; readonly value: string }[];
  readonly footer?: { readonly text?: string };
  readonly timestamp?: string;
}

interface DrawnRow {
  readonly components?: readonly {
    readonly label?: string | null;
    readonly placeholder?: string | null;
  }[];
}

/** How to draw. */
export interface Drawing {
  /** Characters a line at most. */
  readonly width: number;
  /** What `<t:…:R>` is relative to, ms since the epoch. */
  readonly now: number;
  /** BCP 47, for times. */
  readonly locale: string;
  readonly timezone: string;
  /** The name of a channel by its id, for `<#…>`; null when it is not known. */
  channelName?(id: string): string | null;
}

/**
 * Draws a message as Discord would show it, as far as a terminal can: headlines bold, small print dim, times in words,
 * a bar at an embed's left side. Colours follow NO_COLOR and whether standard output is a terminal.
 */
export function drawMessage(message: DrawnMessage, drawing: Drawing): string {
  const blocks: string[] = [];
  if (message.content) blocks.push(wrap(drawMarkdown(message.content, drawing), drawing.width));
  for (const embed of message.embeds ?? []) blocks.push(drawEmbed(embed, drawing));
  for (const row of message.components ?? []) {
    const line = ((row as DrawnRow).components ?? []).map(drawComponent).filter(Boolean).join('  ');
    if (line) blocks.push(line);
  }
  return blocks.join('\n\n');
}

function drawEmbed(embed: DrawnEmbed, drawing: Drawing): string {
  const parts: string[] = [];
  if (embed.author?.name) parts.push(styleText('dim', embed.author.name));
  if (embed.title) parts.push(styleText(['bold', 'cyan'], drawMarkdown(embed.title, drawing)));
  if (embed.description) parts.push(drawMarkdown(embed.description, drawing));
  for (const field of embed.fields ?? []) {
    parts.push(
      `${styleText('bold', drawMarkdown(field.name, drawing))}\n${drawMarkdown(field.value, drawing)}`,
    );
  }
  if (embed.footer?.text) parts.push(styleText('dim', embed.footer.text));
  const bar = styleText('cyan', '▌ ');
  return parts
    .flatMap((part) => wrap(part, drawing.width - 2).split('\n'))
    .map((line) => bar + line)
    .join('\n');
}

function drawComponent(component: NonNullable<DrawnRow['components']>[number]): string {
  if (component.placeholder) return styleText('inverse', ` ${component.placeholder} ▾ `);
  return component.label ? styleText('inverse', ` ${component.label} `) : '';
}

function wrap(text: string, width: number): string {
  return wrapAnsi(text, width);
}

function drawMarkdown(text: string, drawing: Drawing): string {
  return text
    .replace(/^(#{1,3}) (.*)$/gm, (_, _marks, heading: string) => styleText('bold', heading))
    .replace(/^-# (.*)$/gm, (_, small: string) => styleText('dim', small))
    .replace(/<t:(-?\d+)(?::([a-zA-Z]))?>/g, (_, seconds: string, style?: string) =>
      drawTime(Number(seconds) * 1_000, style ?? 'f', drawing),
    )
    .replace(/<#(\d+)>/g, (mention, id: string) => {
      const name = drawing.channelName?.(id) ?? null;
      return name === null ? mention : styleText('blue', `#${name}`);
    })
    .replace(/\*\*(.+?)\*\*/g, (_, bold: string) => styleText('bold', bold))
    .replace(/\\([\\*_~`|>#<@[\](){}.:/+!-])/g, '$1')
    .replace(/[\u200B\u2060]/g, '');
}

const steps = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const;

function drawTime(at: number, style: string, { now, locale, timezone }: Drawing): string {
  if (style === 'R') {
    const past = at - now;
    const [unit, size] = steps.find(([, size]) => Math.abs(past) >= size) ?? ['second', 1_000];
    return new Intl.RelativeTimeFormat(locale, { numeric: 'always' }).format(Math.round(past / size), unit);
  }
  const options: Intl.DateTimeFormatOptions = { timeZone: timezone };
  if (style !== 't' && style !== 'T')
    options.dateStyle = style === 'd' ? 'short' : style === 'F' ? 'full' : 'long';
  if (style === 't' || style === 'f' || style === 'F') options.timeStyle = 'short';
  if (style === 'T') options.timeStyle = 'medium';
  return new Intl.DateTimeFormat(locale, options).format(at);
}
