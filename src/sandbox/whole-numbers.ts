import {
  ApplicationCommandNumberOptionResponseSchema,
  ApplicationCommandNumberOptionSchema,
  ApplicationCommandOptionNumberChoiceResponseSchema,
  ApplicationCommandOptionNumberChoiceSchema,
  AttachmentResponseSchema,
  MessageAttachmentRequestSchema,
  MessageAttachmentResponseSchema,
} from 'discord-api-spec/zod';
import * as z from 'zod/mini';

/**
 * Where Discord's description says `number`; everywhere else it says `integer`, which its form for zod has lost: there both are a
 * plain number. (Two are left out that are held against nothing here: the volume of sounds, and `retry_after`.)
 */
const FRACTIONS: readonly (readonly [z.ZodMiniType, readonly string[]])[] = [
  [ApplicationCommandNumberOptionSchema, ['min_value', 'max_value']],
  [ApplicationCommandNumberOptionResponseSchema, ['min_value', 'max_value']],
  [ApplicationCommandOptionNumberChoiceSchema, ['value']],
  [ApplicationCommandOptionNumberChoiceResponseSchema, ['value']],
  [AttachmentResponseSchema, ['duration_secs']],
  [MessageAttachmentRequestSchema, ['duration_secs']],
  [MessageAttachmentResponseSchema, ['duration_secs']],
];

/** The parts of a zod schema in which others stand; the names are zod's. */
interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodMiniType>>;
  readonly innerType?: z.ZodMiniType;
  readonly element?: z.ZodMiniType;
  readonly keyType?: z.ZodMiniType;
  readonly valueType?: z.ZodMiniType;
  readonly left?: z.ZodMiniType;
  readonly right?: z.ZodMiniType;
  readonly options?: readonly z.ZodMiniType[];
  readonly items?: readonly z.ZodMiniType[];
  readonly getter?: () => z.ZodMiniType;
}

const made = new WeakMap<z.ZodMiniType, z.ZodMiniType>();
let mayBeBroken: ReadonlySet<z.ZodMiniType> | null = null;

/** One of Discord's schemas that takes a fraction only where Discord does. Made once a schema; the given one stays as it is. */
export function withWholeNumbers(schema: z.ZodMiniType): z.ZodMiniType {
  const known = made.get(schema);
  if (known !== undefined) return known;
  const whole = makeWhole(schema);
  made.set(schema, whole);
  return whole;
}

function makeWhole(schema: z.ZodMiniType): z.ZodMiniType {
  const definition = definitionOf(schema);
  if (definition.type === 'number') {
    mayBeBroken ??= new Set(FRACTIONS.flatMap(([holder, keys]) => keys.map((key) => numberAt(holder, key))));
    return mayBeBroken.has(schema) ? schema : schema.check(needsWhole);
  }
  const parts = partsOf(definition);
  return Object.keys(parts).length === 0 ? schema : z.clone(schema, { ...definition, ...parts } as never);
}

/** What stands in a schema, made whole. */
function partsOf(definition: Definition): Partial<Definition> {
  const { shape, options, items, getter } = definition;
  const single = (['innerType', 'element', 'keyType', 'valueType', 'left', 'right'] as const).flatMap(
    (key) => {
      const part = definition[key];
      return part === undefined ? [] : [[key, withWholeNumbers(part)] as const];
    },
  );
  const entries = Object.entries(shape ?? {}).map(([key, part]) => [key, withWholeNumbers(part)] as const);
  return {
    ...Object.fromEntries(single),
    ...(shape === undefined ? {} : { shape: Object.fromEntries(entries) }),
    ...(options === undefined ? {} : { options: options.map(withWholeNumbers) }),
    ...(items === undefined ? {} : { items: items.map(withWholeNumbers) }),
    // Schemas go round: what is named is looked at when something is held against it.
    ...(getter === undefined ? {} : { getter: () => withWholeNumbers(getter()) }),
  };
}

/** As Discord says it of a text that is no number. */
const needsWhole: z.core.CheckFn<unknown> = (payload) => {
  if (Number.isInteger(payload.value)) return;
  payload.issues.push({ code: 'invalid_type', expected: 'int', input: payload.value });
};

/** The number that stands in a schema under this name, whether it may be left out or not. */
function numberAt(schema: z.ZodMiniType, key: string): z.ZodMiniType {
  let part = definitionOf(schema).shape?.[key];
  while (part !== undefined && definitionOf(part).type !== 'number') part = definitionOf(part).innerType;
  if (part === undefined) throw new TypeError(`Discord's schema has no number "${key}" any more.`);
  return part;
}

function definitionOf(schema: z.ZodMiniType): Definition {
  return schema._zod.def as unknown as Definition;
}
