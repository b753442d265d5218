// The floor: reads and parses a CSV file and does nothing with its rows; prints how many there were.
import { createDecoder } from '../../src/intake/decode.ts';
import { decodedChunks } from '../../src/intake/file-bytes.ts';
import { csvReader } from '../../src/lib/csv.ts';

let rows = 0;
const reader = csvReader(',', {
  row() {
    rows++;
  },
  problem(code, line) {
    throw new Error(`${code} in line ${line}`);
  },
});
for await (const chunk of decodedChunks(process.argv[2]!, createDecoder())) reader.push(chunk);
reader.end();
process.stdout.write(`${rows}\n`);
