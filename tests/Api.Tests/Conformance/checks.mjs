// Counts named checks; each either returns or throws.
import assert from 'node:assert/strict';

let passed = 0;
let failed = 0;

/** Runs one check, at most 10 seconds. */
export async function check(name, run) {
  let timer;
  try {
    const late = new Promise((_, reject) => (timer = setTimeout(() => reject(new Error('took longer than 10 s')), 10_000)));
    await Promise.race([run(assert), late]);
    passed++;
  } catch (error) {
    failed++;
    console.log(`FAILED ${name}: ${error?.message ?? JSON.stringify(error)}`);
  } finally {
    clearTimeout(timer);
  }
}

/** Prints the count and ends with it. */
export function finish() {
  console.log(`${passed} of ${passed + failed}`);
  process.exit(failed ? 1 : 0);
}

/** All results of a client's iterator-style subscription, as an array. */
export function collect(subscribe, payload) {
  return new Promise((resolve, reject) => {
    const results = [];
    subscribe(payload, { next: (result) => results.push(result), error: reject, complete: () => resolve(results) });
  });
}
