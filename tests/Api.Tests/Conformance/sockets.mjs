// Speaks graphql-transport-ws with a server, by the public client and by hand:
// node sockets.mjs URL QUERY SUBSCRIPTION, where the subscription sends at least three events.
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { check, collect, finish } from './checks.mjs';

const [, , httpUrl, query, subscription] = process.argv;
const url = httpUrl.replace(/^http/, 'ws');

/** A bare socket: what was received, and how it was closed. */
function open(protocol = 'graphql-transport-ws', options = {}) {
  const socket = new WebSocket(url, protocol, options);
  const received = [];
  const waiting = [];
  socket.on('message', (data) => {
    received.push(JSON.parse(data));
    waiting.splice(0).forEach((wake) => wake());
  });
  const closed = new Promise((resolve) => socket.on('close', (code) => resolve(code)));
  socket.on('error', () => {});
  const ready = new Promise((resolve) => socket.on('open', resolve));
  return {
    closed,
    ready,
    socket,
    send: async (message) => (await ready, socket.send(typeof message === 'string' ? message : JSON.stringify(message))),
    next: async (wanted) => {
      for (;;) {
        const found = received.findIndex(wanted);
        if (found >= 0) return received.splice(found, 1)[0];
        await new Promise((resolve) => waiting.push(resolve));
      }
    },
  };
}

async function initialised() {
  const one = open();
  await one.send({ type: 'connection_init' });
  await one.next((message) => message.type === 'connection_ack');
  return one;
}

await check('a query answers once and completes', async (assert) => {
  const client = createClient({ url, webSocketImpl: WebSocket });
  const results = await collect(client.subscribe, { query });
  assert.equal(results.length, 1);
  assert.equal(results[0].errors, undefined);
  assert.ok(results[0].data);
  await client.dispose();
});

await check('a subscription sends its events in order', async (assert) => {
  const client = createClient({ url, webSocketImpl: WebSocket });
  let count = 0;
  await new Promise((resolve, reject) => {
    const stop = client.subscribe({ query: subscription }, {
      next: (result) => (result.data && !result.errors ? ++count === 3 && (stop(), resolve()) : reject(new Error(JSON.stringify(result)))),
      error: reject,
      complete: () => (count >= 3 ? resolve() : reject(new Error(`only ${count} events`))),
    });
  });
  assert.ok(count >= 3);
  await client.dispose();
});

await check('several operations share one socket', async (assert) => {
  const client = createClient({ url, webSocketImpl: WebSocket });
  const all = await Promise.all(Array.from({ length: 20 }, () => collect(client.subscribe, { query })));
  assert.ok(all.every((results) => results.length === 1 && results[0].data));
  await client.dispose();
});

await check('an invalid document is an error message with codes', async (assert) => {
  const client = createClient({ url, webSocketImpl: WebSocket });
  await assert.rejects(collect(client.subscribe, { query: '{ noSuchField }' }), (errors) => Array.isArray(errors) && errors.every((error) => error.message && error.extensions.code));
  await client.dispose();
});

await check('a misshapen payload is an error message', async (assert) => {
  const one = await initialised();
  await one.send({ id: 'a', type: 'subscribe', payload: { query: 7 } });
  const error = await one.next((message) => message.type === 'error');
  assert.equal(error.id, 'a');
  assert.equal(error.payload[0].extensions.code, 'BAD_REQUEST');
  one.socket.close();
});

await check('4400 for what is no message', async (assert) => {
  for (const text of ['nonsense', '[]', '{"id":"x"}', '{"type":"dance"}', '{"type":7}', '{"type":"connection_init"} x']) {
    const one = open();
    await one.send(text);
    assert.equal(await one.closed, 4400, text);
  }
});

await check('4400 for a subscribe without id or payload', async (assert) => {
  for (const message of [{ type: 'subscribe', payload: { query } }, { type: 'subscribe', id: 'x' }]) {
    const one = await initialised();
    await one.send(message);
    assert.equal(await one.closed, 4400);
  }
});

await check('4401 for a subscribe before the acknowledgement', async (assert) => {
  const one = open();
  await one.send({ id: 'x', type: 'subscribe', payload: { query } });
  assert.equal(await one.closed, 4401);
});

await check('4406 for another subprotocol, and for none', async (assert) => {
  assert.equal(await open('graphql-ws').closed, 4406);
  assert.equal(await open([]).closed, 4406);
});

await check('4408 when nothing is initialised in time', async (assert) => {
  assert.equal(await open().closed, 4408);
});

await check('4409 for an id that is in use', async (assert) => {
  const one = await initialised();
  await one.send({ id: 'same', type: 'subscribe', payload: { query: subscription } });
  await one.send({ id: 'same', type: 'subscribe', payload: { query: subscription } });
  assert.equal(await one.closed, 4409);
});

await check('an id may be used again once it is done', async (assert) => {
  const one = await initialised();
  for (let round = 0; round < 3; round++) {
    await one.send({ id: 'again', type: 'subscribe', payload: { query } });
    await one.next((message) => message.type === 'complete' && message.id === 'again');
  }
  one.socket.close();
  assert.ok(true);
});

await check('4429 for a second initialisation', async (assert) => {
  const one = await initialised();
  await one.send({ type: 'connection_init' });
  assert.equal(await one.closed, 4429);
});

await check('ping is answered with its payload, before and after the initialisation', async (assert) => {
  const one = open();
  await one.send({ type: 'ping', payload: { n: 1 } });
  assert.deepEqual(await one.next((message) => message.type === 'pong'), { type: 'pong', payload: { n: 1 } });
  await one.send({ type: 'connection_init' });
  await one.send({ type: 'pong' });
  await one.send({ type: 'ping' });
  assert.deepEqual(await one.next((message) => message.type === 'pong'), { type: 'pong' });
  one.socket.close();
});

await check('nothing comes after the client has completed', async (assert) => {
  const one = await initialised();
  await one.send({ id: 'x', type: 'subscribe', payload: { query: subscription } });
  await one.next((message) => message.type === 'next');
  await one.send({ id: 'x', type: 'complete' });
  await one.send({ type: 'ping' });
  await one.next((message) => message.type === 'pong');
  await new Promise((resolve) => setTimeout(resolve, 150));
  const late = Promise.race([one.next((message) => message.type === 'complete').then(() => 'complete'), new Promise((resolve) => setTimeout(() => resolve('quiet'), 150))]);
  assert.equal(await late, 'quiet');
  one.socket.close();
});

await check('a normal close is answered with a normal close', async (assert) => {
  const one = await initialised();
  one.socket.close(1000);
  assert.equal(await one.closed, 1000);
});

await check('a page of another site is refused', async (assert) => {
  const status = await new Promise((resolve, reject) => {
    const socket = new WebSocket(url, 'graphql-transport-ws', { origin: 'https://elsewhere.example' });
    socket.on('unexpected-response', (_, response) => resolve(response.statusCode));
    socket.on('open', () => reject(new Error('was let in')));
    socket.on('error', () => {});
  });
  assert.equal(status, 403);
});

await check('a client that vanishes harms nobody', async (assert) => {
  const one = await initialised();
  await one.send({ id: 'x', type: 'subscribe', payload: { query: subscription } });
  one.socket.terminate();
  const client = createClient({ url, webSocketImpl: WebSocket });
  assert.equal((await collect(client.subscribe, { query })).length, 1);
  await client.dispose();
});

finish();
