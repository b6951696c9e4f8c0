import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ChatGateway } from '../../src/delivery/chat-gateway.ts';

/** A message as the server keeps it. */
export interface ServerMessage {
  readonly id: string;
  readonly channelId: string;
  readonly nonce: string;
  body: Readonly<Record<string, unknown>>;
}

/**
 * A chat over HTTP that outlives the processes that talk to it. Nonces hold until they are forgotten.
 *
 * No second sandbox: it knows nothing of Discord. It is the seam `ChatGateway` with a process between, so that the
 * delivery room can be killed at each of its own steps twenty times without loading discord.js. With the real gateway
 * and the sandbox the same is tried in tests/e2e/crash.test.ts.
 */
export interface ChatServer {
  readonly url: string;
  readonly messages: ServerMessage[];
  /** Methods of the requests, in order. */
  readonly requests: string[];
  /** Awaited when a message has been created, before the answer goes out. */
  created: () => Promise<void>;
  /** Awaited when a message has been edited, before the answer goes out. */
  edited: () => Promise<void>;
  forgetNonces(): void;
  close(): Promise<void>;
}

/** Starts a server on a free port of this machine. */
export async function startChatServer(): Promise<ChatServer> {
  const messages: ServerMessage[] = [];
  const requests: string[] = [];
  const byNonce = new Map<string, string>();
  const server = createServer(async (request, response) => {
    const channelId = request.url?.split('/')[1] ?? '';
    requests.push(request.method ?? '');
    if (request.method === 'GET') {
      response.end(JSON.stringify(messages.filter((message) => message.channelId === channelId)));
      return;
    }
    const { nonce, body } = await readJson(request);
    if (request.method === 'PATCH') {
      const message = messages.find((one) => one.id === request.url?.split('/')[2]);
      if (message !== undefined) message.body = body;
      await chat.edited();
      response.end('{}');
      return;
    }
    let id = byNonce.get(nonce);
    if (id === undefined) {
      id = String(messages.length + 1);
      messages.push({ id, channelId, nonce, body });
      byNonce.set(nonce, id);
    }
    await chat.created();
    response.end(JSON.stringify({ id }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const chat: ChatServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    messages,
    requests,
    created: async () => {},
    edited: async () => {},
    forgetNonces: () => byNonce.clear(),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return chat;
}

async function readJson(
  request: IncomingMessage,
): Promise<{ nonce: string; body: Readonly<Record<string, unknown>> }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString());
}

/** The gateway that speaks to it. */
export function httpGateway(url: string): ChatGateway {
  return {
    async send(channelId, post, nonce) {
      const answer = await fetch(`${url}/${channelId}`, {
        method: 'POST',
        body: JSON.stringify({ nonce, body: post.body }),
      });
      const { id } = (await answer.json()) as { id: string };
      return { ok: true, messageId: id };
    },
    async findSent(channelId, marker) {
      const answer = await fetch(`${url}/${channelId}`);
      const messages = (await answer.json()) as ServerMessage[];
      return { ok: true, messageId: messages.find(({ body }) => body.marker === marker)?.id ?? null };
    },
    async edit(channelId, messageId, post) {
      await fetch(`${url}/${channelId}/${messageId}`, {
        method: 'PATCH',
        body: JSON.stringify({ nonce: '', body: post.body }),
      });
      return { ok: true };
    },
    remove: async () => {
      throw new Error('Nothing is deleted here');
    },
  };
}
