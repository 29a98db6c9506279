// Reads a file with a program that others wrote and prints its rows: node read.mjs gexf|parquet|arrow FILE
import fs from 'node:fs';
import Graph from 'graphology';
import gexf from 'graphology-gexf';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { tableFromIPC } from 'apache-arrow';

const [format, file] = process.argv.slice(2);
const day = value => new Date(Number(value)).toISOString().slice(0, 10);
const plain = (name, value) =>
  value instanceof Date ? day(value) : typeof value === 'bigint' ? Number(value) : name.endsWith('Date') && typeof value === 'number' ? day(value) : value;
const row = (values) => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, plain(name, value)]));

const readers = {
  gexf() {
    const graph = gexf.parse(Graph, fs.readFileSync(file, 'utf8'));
    return {
      nodes: graph.mapNodes((id, { label, ...rest }) => ({ Id: id, Label: label, ...rest })),
      edges: graph.mapEdges((id, { weight, ...rest }, source, target) => ({ Id: id, Source: source, Target: target, Weight: weight, ...rest })),
    };
  },
  async parquet() {
    return { rows: (await parquetReadObjects({ file: await asyncBufferFromFile(file) })).map(row) };
  },
  arrow() {
    return { rows: tableFromIPC(fs.readFileSync(file)).toArray().map(one => row(one.toJSON())) };
  },
};
console.log(JSON.stringify(await readers[format]()));
