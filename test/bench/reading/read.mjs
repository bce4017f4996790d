// Reads one file as an import does and prints what that took, as JSON: node test/bench/reading/read.mjs FILE FOLDER
import { join } from 'node:path';
import { fromFile } from '../../../dist/server/sources/reading/byte-source.js';
import { extract, readExtracted } from '../../../dist/server/sources/reading/extract.js';
import { kindOf } from '../../../dist/server/sources/reading/file-kind.js';
import { isRefusedRow, readTable } from '../../../dist/server/sources/reading/read-table.js';

const [file, folder] = process.argv.slice(2);
const source = fromFile(file);
const memory = [];
const watch = setInterval(() => memory.push(process.memoryUsage().rss), 200);
const mib = (bytes) => Math.round(bytes / 1024 ** 2);
const since = performance.now();
const seconds = () => Math.round((performance.now() - since) / 100) / 10;

const isDelimited = (await kindOf(source)).kind === 'delimited';
const extracted = isDelimited ? null : await extract(source, { fileName: file }, join(folder, 'extract.csv'));
const extractSeconds = extracted === null ? null : seconds();
const table = extracted === null ? await readTable(source) : await readExtracted(extracted);
let [rows, refused] = [0, 0];
for await (const row of table.rows) {
  if (isRefusedRow(row)) refused++;
  else rows++;
}
clearInterval(watch);
/** The most in each quarter of the time: the same where memory does not grow with the file. */
const quarters = [0, 1, 2, 3].map((q) =>
  mib(Math.max(...memory.slice(Math.floor((q * memory.length) / 4), Math.floor(((q + 1) * memory.length) / 4)))),
);
console.log(
  JSON.stringify({
    rows,
    refused,
    extractSeconds,
    seconds: seconds(),
    rowsPerSecond: Math.round(rows / seconds()),
    processorSeconds: Math.round((process.cpuUsage().user + process.cpuUsage().system) / 1e5) / 10,
    peakMiB: Math.round(process.resourceUsage().maxRSS / 1024),
    mostMiBByQuarter: quarters,
  }),
);
