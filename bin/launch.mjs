const OLDEST_NODE = [20, 19];

/** Makes sure that the parts are compiled, then runs a program of the server. Says in plain words what stands in the way. */
export async function launch(parts, program) {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
    fail(`Hawksbill needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}.`);
  }
  try {
    const { build } = await import('./build.mjs');
    await build(parts);
  } catch (error) {
    fail(error.message);
  }
  await import(new URL(program, import.meta.url).href);
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
