import { expect, test } from 'vitest';
import { head, openRaw } from './raw-request.ts';
import { bridge, openWireRoom, token } from './wire-room.ts';

/** A way in that is shut until it is opened. */
function makeGate() {
  const gate = Promise.withResolvers<void>();
  const reached = Promise.withResolvers<void>();
  return { gate, reached };
}

test('what is under way is answered, and nothing new is taken', async () => {
  const { gate, reached } = makeGate();
  const room = await openWireRoom({
    through: (intake) => ({
      async take(...given) {
        reached.resolve();
        await gate.promise;
        return intake.take(...given);
      },
    }),
  });
  // It is open, and between two requests.
  const idle = await openRaw(room.url);
  idle.write(head(token, 'Content-Length: 0'));
  await idle.until('"empty"');
  const half = await openRaw(room.url);
  half.write(head(token, 'Content-Length: 5').slice(0, 30));
  const underWay = room.post(bridge('Goes'));
  await reached.promise;
  const stopped = room.server.stop();
  await idle.closed;
  half.write(head(token, 'Content-Length: 5').slice(30));
  expect(await half.until('"code"')).toMatch(/^HTTP\/1\.1 503 [\s\S]*"stopping"/);
  await expect(room.post(bridge('Veere'))).rejects.toThrow();
  gate.resolve();
  const answer = await underWay;
  expect(answer).toMatchObject({ status: 200, body: { stories: [{ filing: 'new' }] } });
  expect(answer.headers.get('connection')).toBe('close');
  await stopped;
});

test('what does not end is answered with 503 before it is cut off', async () => {
  const { gate, reached } = makeGate();
  const room = await openWireRoom({
    patienceMs: 30,
    through: (intake) => ({
      async take(...given) {
        reached.resolve();
        await gate.promise;
        return intake.take(...given);
      },
    }),
  });
  const stuck = room.post(bridge('Goes'));
  const slow = await openRaw(room.url);
  slow.write(head(token, 'Content-Length: 5', 'Expect: 100-continue'));
  await slow.until('100 Continue');
  await reached.promise;
  await room.server.stop();
  const answer = await stuck;
  expect(answer).toMatchObject({ status: 503, body: { code: 'stopping' } });
  expect(answer.headers.get('retry-after')).toBe('60');
  expect(await slow.closed).toMatch(/HTTP\/1\.1 503 [\s\S]*"stopping"/);
  gate.resolve();
});
