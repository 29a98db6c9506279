// Speaks GraphQL over SSE (distinct connections) with a server, by the public client and by hand:
// node events.mjs URL QUERY SUBSCRIPTION, where the subscription sends at least three events.
import { createClient } from 'graphql-sse';
import { check, collect, finish } from './checks.mjs';

const [, , url, query, subscription] = process.argv;
const client = createClient({ url, retryAttempts: 0 });

await check('a query answers once and completes', async (assert) => {
  const results = await collect(client.subscribe, { query });
  assert.equal(results.length, 1);
  assert.equal(results[0].errors, undefined);
});

await check('a subscription sends its events', async (assert) => {
  let count = 0;
  for await (const result of client.iterate({ query: subscription })) {
    assert.ok(result.data && !result.errors, JSON.stringify(result));
    if (++count === 3) break;
  }
  assert.equal(count, 3);
});

await check('an invalid document comes as a result with errors', async (assert) => {
  const [result] = await collect(client.subscribe, { query: '{ noSuchField }' });
  assert.ok(result.errors[0].extensions.code);
});

await check('a request without a query is 400', async (assert) => {
  const answer = await fetch(url, { method: 'POST', headers: { accept: 'text/event-stream', 'content-type': 'application/json' }, body: '{}' });
  assert.equal(answer.status, 400);
  assert.equal((await answer.json()).errors[0].extensions.code, 'BAD_REQUEST');
});

await check('GET subscribes too', async (assert) => {
  const stop = new AbortController();
  const answer = await fetch(`${url}?query=${encodeURIComponent(subscription)}`, { headers: { accept: 'text/event-stream' }, signal: stop.signal });
  assert.equal(answer.headers.get('content-type'), 'text/event-stream; charset=utf-8');
  let text = '';
  for await (const part of answer.body) {
    text += Buffer.from(part).toString('utf8');
    if (text.includes('event: next')) break;
  }
  stop.abort();
  assert.match(text, /event: next\ndata: \{"data":/);
});

finish();
