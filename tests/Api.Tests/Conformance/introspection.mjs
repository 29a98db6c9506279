// Introspects a server with everything graphql-js asks for, builds a client schema of it and validates it: node introspection.mjs URL
import { buildClientSchema, buildSchema, getIntrospectionQuery, lexicographicSortSchema, printSchema, validateSchema } from 'graphql';
import { check, finish } from './checks.mjs';

const url = process.argv[2];

async function introspect() {
  const query = getIntrospectionQuery({ descriptions: true, specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true, oneOf: true });
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) });
  const result = await answer.json();
  if (result.errors) throw new Error(JSON.stringify(result.errors));
  return buildClientSchema(result.data);
}

await check('the introspection result builds a valid schema', async (assert) => {
  assert.deepEqual(validateSchema(await introspect()).map((error) => error.message), []);
});

await check('the served SDL builds a valid schema', async (assert) => {
  const sdl = await (await fetch(`${url}?sdl`)).text();
  assert.deepEqual(validateSchema(buildSchema(sdl)).map((error) => error.message), []);
});

await check('both are the same schema', async (assert) => {
  const sdl = await (await fetch(`${url}?sdl`)).text();
  const print = (schema) => printSchema(lexicographicSortSchema(schema));
  assert.equal(print(buildSchema(sdl)), print(await introspect()));
});

finish();
