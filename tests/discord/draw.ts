import type { APIActionRowComponent, APIComponentInMessageActionRow, APIEmbed } from 'discord-api-types/v10';

/** What a test looks at of a message. */
export interface Drawable {
  readonly content?: string | undefined;
  readonly embeds?: readonly APIEmbed[] | undefined;
  readonly components?: readonly APIActionRowComponent<APIComponentInMessageActionRow>[] | undefined;
}

/** A message as text that a person can read in a review: markdown as it is, a bar before what stands in an embed. */
export function draw({ content, embeds = [], components = [] }: Drawable): string {
  const blocks = [
    content ?? '',
    ...embeds.map((embed) =>
      [
        embed.title === undefined ? '' : `**${embed.title}**`,
        embed.description ?? '',
        embed.footer?.text ?? '',
      ]
        .filter((part) => part !== '')
        .join('\n\n')
        .replace(/^/gm, '┃ ')
        .replace(/ +$/gm, ''),
    ),
    ...components.flatMap((row) => row.components.map(drawComponent)),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function drawComponent(component: APIComponentInMessageActionRow): string {
  if (!('custom_id' in component)) return '';
  const name =
    'placeholder' in component ? component.placeholder : 'label' in component ? component.label : '';
  const options = 'options' in component ? component.options : [];
  return [
    `[ ${name} ] ${component.custom_id}`,
    ...options.map(
      ({ label, description, value }) => `    ${label}\n      ${description ?? '-'}  (${value})`,
    ),
  ].join('\n');
}
