// Applies an exported file f by ONNX Runtime for JavaScript, as engine.py does by runtimes for Python.
//
// usage: node engine.mjs onnxruntime-node|onnxruntime-web FILE COLUMNS ROWS OTHERS OUTPUT
//
// To be run from a folder that has the package.

import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";

const BATCHES = [1, 7, 64];

const [name, file, columns, rowsFile, othersFile, output] = process.argv.slice(2);
const n = Number(columns);
const ort = createRequire(process.cwd() + "/")(name);
const session = await ort.InferenceSession.create(file);

const floats = async (given) => new Float32Array(new Uint8Array(await readFile(given)).buffer);

async function f(rows) {
  const input = new ort.Tensor("float32", rows, [rows.length / n, n]);
  return Float32Array.from((await session.run({ input })).output.data);
}

async function inBatches(rows, size) {
  const parts = [];
  for (let i = 0; i < rows.length; i += size * n) {
    parts.push(...(await f(rows.slice(i, i + size * n))));
  }
  return Float32Array.from(parts);
}

const rows = await floats(rowsFile);
const once = await f(rows);
const results = [once, await f(once)];
for (const size of BATCHES) {
  results.push(await inBatches(rows, size));
}
results.push(await f(await floats(othersFile)));
await writeFile(output, Buffer.concat(results.map((floats) => Buffer.from(floats.buffer))));
process.exit(0); // the threads of onnxruntime-web would go on
