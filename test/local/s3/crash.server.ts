/** A process of its own for the tests that kill it: serves the directory it is told and prints its port. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createS3 } from '../../../local/s3/server.ts';

const [directory = ''] = process.argv.slice(2);
const handler = createS3({
  directory,
  buckets: [{ name: 'evidence', versioned: true }],
  credentials: new Map([['AKIDREPORTS', { secret: 'a secret of the reports function', principal: 'reports.http' }]]),
});
const server = createServer((request, response) => void handler(request, response));
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));
// Dies with the test runner, however that ends.
process.stdin.on('end', () => process.exit()).resume();
