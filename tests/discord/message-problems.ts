import { MessageCreateRequestSchema } from 'discord-api-spec/zod';
import { readBySchema } from '../../src/sandbox/check-body.ts';
import { checkMessageRules } from '../../src/sandbox/check-message.ts';

/** Everything that Discord would refuse about the body of a message. */
export function problemsOfMessage(body: object): unknown[] {
  const bySchema = readBySchema(MessageCreateRequestSchema, body).problems;
  return bySchema.length > 0
    ? bySchema
    : checkMessageRules({ ...body }, Number('flags' in body ? body.flags : 0), []);
}
