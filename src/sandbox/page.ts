import type { HttpBindings } from '@hono/node-server';
import type { Context, Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { isRecord } from './check-body.ts';
import type { SandboxContext } from './context.ts';
import type { PageActions } from './page-actions.ts';
import { avatarAnswer } from './page-avatar.ts';
import { openPageFiles, type PageFiles } from './page-files.ts';
import { showState } from './page-state.ts';
import { summarise } from './panel-actions.ts';
import type { RequestLog } from './request-log.ts';
import { SandboxError } from './sandbox-error.ts';
import type { AttachmentRecord } from './world.ts';

type Env = { Bindings: HttpBindings };

/**
 * The page at `/`: its files, the modules of packages that it imports (`/lib`), what it shows (`/sandbox/state`), what
 * happens (`/sandbox/events`, server-sent events) and what a person does on it (`POST /sandbox/…`). Only pages of this
 * very address may call: a site that somebody happens to have open cannot type commands here.
 */
export function addPage(
  app: Hono<Env>,
  context: SandboxContext,
  log: RequestLog,
  actions: PageActions,
): void {
  // Not before somebody looks: most sandboxes serve a test that never opens the page.
  let opened: PageFiles | null = null;
  const files = () => (opened ??= openPageFiles());
  // The API was there before and asks for the bot's token instead: all else is for the machine's own names.
  app.use('*', async (c, next) => (isOwnName(c) ? next() : c.json({ error: 'Not under this name.' }, 403)));
  app.get('/', () => files().index());
  app.get('/page/:name', (c) => files().file(c.req.param('name')) ?? c.notFound());
  app.get('/lib/*', (c) => files().library(c.req.path) ?? c.notFound());
  app.get('/avatars/:user', (c) => {
    const user = context.world.users.get(c.req.param('user'));
    return user === undefined ? c.notFound() : avatarAnswer(user);
  });
  app.get('/attachments/:channel/:id/:name', (c) => {
    const attachments = [...context.world.messages.values()].flatMap((message) => message.attachments);
    return attachmentAnswer(attachments.find((one) => one.id === c.req.param('id'))) ?? c.notFound();
  });
  app.get(
    '/ephemeral-attachments/:application/:id/:name',
    (c) => attachmentAnswer(context.world.attached.get(c.req.param('id'))) ?? c.notFound(),
  );
  app.use('/sandbox/*', async (c, next) =>
    isOwnPage(c) ? next() : c.json({ error: 'Not from here.' }, 403),
  );
  app.get('/sandbox/state', (c) => c.json(showState(context)));
  app.get('/sandbox/events', (c) => streamEvents(c, context, log));
  for (const [name, act] of Object.entries(actions)) {
    app.post(`/sandbox/${name}`, async (c) => {
      const body: unknown = await c.req.json().catch(() => null);
      try {
        return c.json(await act(isRecord(body) ? body : {}));
      } catch (error) {
        if (error instanceof SandboxError) {
          return c.json({ error: error.message, code: error.code, field: error.field }, 400);
        }
        throw error;
      }
    });
  }
}

function attachmentAnswer(found: AttachmentRecord | undefined): Response | null {
  if (found === undefined) return null;
  return new Response(Buffer.from(found.bytes), {
    headers: {
      'Content-Type': found.contentType,
      // A file that somebody attached is shown as a picture or saved, never opened as a page of this address.
      'Content-Security-Policy': 'sandbox',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

/** Called on one of this machine's own names: no rebound domain. */
function isOwnName(c: Context<Env>): boolean {
  const host = (c.req.header('host') ?? '').replace(/:\d+$/, '');
  return ['localhost', '127.0.0.1', '[::1]'].includes(host);
}

/** Not called by another site's page, by either of the headers in which a browser says so. */
function isOwnPage(c: Context<Env>): boolean {
  const site = c.req.header('sec-fetch-site') ?? 'none';
  const origin = c.req.header('origin');
  const isOwnOrigin = origin === undefined || origin === `http://${c.req.header('host')}`;
  return isOwnOrigin && (site === 'same-origin' || site === 'none');
}

/** Every event, requests without their bodies, with the story's time, until the reader goes away. */
function streamEvents(c: Context<Env>, context: SandboxContext, log: RequestLog): Response {
  return streamSSE(c, async (stream) => {
    await new Promise<void>((resolve) => {
      const stop = context.events.listen((event) => {
        const told =
          event.kind === 'request' ? { kind: event.kind, request: log.newest(1).map(summarise)[0] } : event;
        void stream.writeSSE({ data: JSON.stringify({ now: context.clock.now(), event: told }) });
      });
      stream.onAbort(() => {
        stop();
        resolve();
      });
      void stream.writeSSE({ data: JSON.stringify({ now: context.clock.now(), event: { kind: 'hello' } }) });
    });
  });
}
