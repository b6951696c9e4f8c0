import { canRead, currentGuild, isText } from './state.js';
import { words } from './words.js';

/**
 * What can be chosen in a select: its own options, or the people, roles and channels of the server.
 * @returns `{ value, label, detail, isDefault }`s
 */
export function optionsOf(select) {
  const guild = currentGuild();
  const isDefault = (id) => (select.default_values ?? []).some((one) => one.id === id);
  const people = () =>
    guild.members.map((one) => ({
      value: one.id,
      label: one.name,
      detail: `@${one.username}`,
      isDefault: isDefault(one.id),
    }));
  const roles = () =>
    guild.roles.map((one) => ({
      value: one.id,
      label: `@${one.name.replace(/^@/, '')}`,
      isDefault: isDefault(one.id),
    }));
  switch (select.type) {
    case 3:
      return select.options.map((option) => ({
        value: option.value,
        label: [option.emoji?.name, option.label].filter(Boolean).join(' '),
        detail: option.description,
        isDefault: option.default === true,
      }));
    case 5:
      return people();
    case 6:
      return roles();
    case 7:
      return [...people(), ...roles()];
    default:
      return guild.channels
        .filter((one) => canRead(one))
        .filter((one) =>
          select.channel_types?.length ? select.channel_types.includes(one.type) : isText(one),
        )
        .map((one) => ({
          value: one.id,
          label: `#${one.name}`,
          detail: one.thread ? words.thread : one.type === 0 ? undefined : words.kinds[one.type],
          isDefault: isDefault(one.id),
        }));
  }
}
