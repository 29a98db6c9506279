// Subscribes to parties and links over both transports with the public clients, changes both, and waits to be told: node live.mjs URL
import { createClient as overEvents } from 'graphql-sse';
import { createClient as overSockets } from 'graphql-ws';
import WebSocket from 'ws';
import { check, finish } from './checks.mjs';

const url = process.argv[2];

async function ask(query, variables) {
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query, variables }) });
  const result = await answer.json();
  if (result.errors) throw new Error(JSON.stringify(result.errors));
  return result.data;
}

async function createParty(name) {
  const { createParty: payload } = await ask('mutation($input: CreatePartyInput!) { createParty(input: $input) { party { id } errors { __typename } } }', { input: { kind: 'COMMUNITY_COUNCIL', name } });
  if (!payload.party) throw new Error(JSON.stringify(payload.errors));
  return payload.party.id;
}

/** Makes changes again and again until the subscription has told of one: when it begins to listen is not said by either protocol. */
async function told(client, query, change, wanted) {
  let stop = false;
  const changing = (async () => {
    for (let round = 0; !stop; round++) {
      await change(round);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  })();
  try {
    for await (const result of client.iterate({ query })) {
      if (result.errors) throw new Error(JSON.stringify(result.errors));
      if (wanted(result.data)) return result.data;
    }
    throw new Error('the subscription ended');
  } finally {
    stop = true;
    await changing;
  }
}

for (const [name, client] of [['sockets', overSockets({ url: url.replace(/^http/, 'ws'), webSocketImpl: WebSocket })], ['event streams', overEvents({ url, retryAttempts: 0 })]]) {
  await check(`parties over ${name}`, async (assert) => {
    const title = `สภาองค์กรชุมชนทดสอบ ${name}`;
    const data = await told(
      client,
      'subscription { partyChanged(kinds: [COMMUNITY_COUNCIL]) { kind recordId version party { id name } } }',
      (round) => createParty(`${title} ${round}`),
      ({ partyChanged }) => partyChanged.party?.name.startsWith(title),
    );
    assert.equal(data.partyChanged.kind, 'CREATED');
    assert.equal(data.partyChanged.recordId, data.partyChanged.party.id);
  });

  await check(`links over ${name}`, async (assert) => {
    const first = await createParty(`ต้นทาง ${name}`);
    const data = await told(
      client,
      'subscription { collaborationChanged { kind collaboration { id from { id } to { id name } } } }',
      async (round) => {
        const input = { from: first, to: await createParty(`ปลายทาง ${name} ${round}`), type: 'SUPPORTS' };
        await ask('mutation($input: CreateCollaborationInput!) { createCollaboration(input: $input) { collaboration { id } errors { __typename } } }', { input });
      },
      ({ collaborationChanged }) => collaborationChanged.collaboration?.from.id === first,
    );
    assert.match(data.collaborationChanged.collaboration.to.name, /^ปลายทาง/);
  });
  await client.dispose();
}

finish();
