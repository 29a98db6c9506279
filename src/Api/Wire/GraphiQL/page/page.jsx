// The page at the GraphQL path for browsers: GraphiQL, talking to the server it came from and to nothing else.
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createClient } from 'graphql-ws';
import React from 'react';
import { createRoot } from 'react-dom/client';
import 'graphiql/style.css';

const url = window.location.pathname;
const socketUrl = `${window.location.protocol === 'https:' ? 'wss' : 'ws'}://${window.location.host}${url}`;

// A socket cannot carry headers from a page, so those of the header editor go along as the payload of its first message.
let headers = {};
const socket = createClient({ url: socketUrl, lazy: true, connectionParams: () => headers });
const fetcher = createGraphiQLFetcher({ url, wsClient: socket });

function ask(parameters, options) {
  headers = options?.headers ?? {};
  return fetcher(parameters, options);
}

const welcome = document.getElementById('welcome').textContent.trim() + '\n';

createRoot(document.getElementById('graphiql')).render(
  <GraphiQL fetcher={ask} defaultQuery={welcome} shouldPersistHeaders={false} isHeadersEditorEnabled inputValueDeprecation schemaDescription />,
);
