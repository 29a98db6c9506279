// Bundles page.jsx with everything it needs into ../graphiql.js and ../graphiql.css, and collects the licences.
import { build } from 'esbuild';
import { readFileSync, readdirSync, writeFileSync, existsSync } from 'node:fs';

// The style sheet brings fonts without Thai; the page uses those of the system instead, and stays small.
const withoutFonts = {
  name: 'without-fonts',
  setup(builder) {
    builder.onLoad({ filter: /graphiql\/dist\/style\.css$/ }, ({ path }) => ({ contents: readFileSync(path, 'utf8').replace(/@font-face\s*\{[^}]*\}/g, ''), loader: 'css' }));
  },
};

const result = await build({
  entryPoints: { graphiql: 'page.jsx' },
  outdir: '..',
  bundle: true,
  minify: true,
  format: 'esm',
  target: ['es2022'],
  charset: 'utf8',
  legalComments: 'none',
  jsx: 'automatic',
  plugins: [withoutFonts],
  define: { 'process.env.NODE_ENV': '"production"' },
  metafile: true,
});

const packages = new Map();
for (const input of Object.keys(result.metafile.inputs)) {
  const folder = input.match(/^node_modules\/(?:.*\/node_modules\/)?((?:@[^/]+\/)?[^/]+)\//);
  if (!folder) continue;
  const path = input.slice(0, input.indexOf(folder[1]) + folder[1].length);
  const about = JSON.parse(readFileSync(`${path}/package.json`, 'utf8'));
  const file = readdirSync(path).find((name) => /^licen[cs]e/i.test(name));
  packages.set(`${about.name} ${about.version}`, { licence: about.license, text: file && existsSync(`${path}/${file}`) ? readFileSync(`${path}/${file}`, 'utf8').replaceAll('\r\n', '\n').trim() : '' });
}
const parts = [...packages].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, { licence, text }]) => `${name} (${licence})\n\n${text}`);
writeFileSync('../LICENCES.txt', parts.join('\n\n----------------------------------------\n\n') + '\n');
for (const [name, { licence }] of packages) console.log(name, licence);
