// Runs the GraphQL over HTTP audits against a server: node audit.mjs URL
import { auditServer } from 'graphql-http';

const results = await auditServer({ url: process.argv[2] });
const failed = results.filter((result) => result.status !== 'ok');
for (const result of failed) console.log(`${result.id} ${result.status}: ${result.name}: ${result.reason}`);
console.log(`${results.length - failed.length} of ${results.length}`);
process.exit(failed.length ? 1 : 0);
