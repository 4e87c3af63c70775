// A real Trino for tests: a coordinator and a worker, two processes on this machine, which read Parquet files in a folder.
//   node scripts/trino.js FOLDER      serves tables under local:/// of FOLDER as catalog `bills` until Ctrl-C
// The server is put together from its jars on Maven Central, by Maven, since its archive cannot be had everywhere; they are kept
// in the user's cache folder. It needs Maven and a JDK 25.
import { execFile, execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";

const VERSION = "483";
const JAVA = 25;
const DOWNLOAD_MINUTES = 15;
const START_MINUTES = 6;

const run = promisify(execFile);

/** Why Trino cannot be had here; not a failure. */
export class NoTrino extends Error {}

/** Starts both processes. @returns the server's address, and what stops it */
export async function startTrino(data) {
  const java = findJava();
  const home = await install();
  const folder = mkdtempSync(join(tmpdir(), "aurora-cost-trino-"));
  const [port, workerPort] = [await freePort(), await freePort()];
  const nodes = [
    startNode({ java, home, folder, data, port, discovery: port, isCoordinator: true }),
    startNode({ java, home, folder, data, port: workerPort, discovery: port, isCoordinator: false }),
  ];
  const stop = async () => {
    for (const node of nodes) node.kill("SIGKILL");
    await Promise.all(nodes.map((node) => node.exited));
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await Promise.all(nodes.map((node) => node.started));
    return { server: `http://127.0.0.1:${port}`, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function findJava() {
  const homes = [process.env.TRINO_JAVA_HOME, process.env.JAVA_HOME, ...installedJdks()].filter(Boolean);
  for (const home of homes) {
    const java = join(home, "bin", "java");
    if (existsSync(java) && versionOf(java) >= JAVA) return java;
  }
  throw new NoTrino(`no JDK ${JAVA} here; TRINO_JAVA_HOME may name one`);
}

function installedJdks() {
  const folder = "/usr/lib/jvm";
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
}

function versionOf(java) {
  const text = execFileSync(java, ["--version"], { encoding: "utf8" });
  return Number(/^\S+ (\d+)/.exec(text)?.[1] ?? 0);
}

/** The jars of the server and of its Hive connector, laid out as in the archive. */
async function install() {
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "aurora-cost");
  const home = join(cache, `trino-${VERSION}`);
  if (existsSync(home)) return home;
  mkdirSync(cache, { recursive: true });
  const draft = mkdtempSync(join(cache, "trino-draft-"));
  try {
    await copyJars("trino-main", join(draft, "lib"), draft);
    const plugin = join(draft, "plugin", "hive");
    await copyJars("trino-hive", plugin, draft);
    // In the archive a jar beside the plugin's own names its class.
    const services = join(plugin, "META-INF", "services");
    mkdirSync(services, { recursive: true });
    writeFileSync(join(services, "io.trino.spi.Plugin"), "io.trino.plugin.hive.HivePlugin\n");
    await run(join(findJava(), "..", "jar"), [
      "--create",
      "--file",
      join(plugin, "services.jar"),
      "-C",
      plugin,
      "META-INF",
    ]);
    rmSync(join(plugin, "META-INF"), { recursive: true });
    renameSync(draft, home);
    return home;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

async function copyJars(artifact, to, folder) {
  const pom = join(folder, `${artifact}.xml`);
  writeFileSync(
    pom,
    `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>local</groupId><artifactId>jars</artifactId><version>1</version>
<dependencies><dependency><groupId>io.trino</groupId><artifactId>${artifact}</artifactId><version>${VERSION}</version></dependency></dependencies>
</project>\n`,
  );
  const args = [
    "-q",
    "-B",
    "-f",
    pom,
    "dependency:copy-dependencies",
    "-DincludeScope=runtime",
    `-DoutputDirectory=${to}`,
  ];
  try {
    await run("mvn", args, { timeout: DOWNLOAD_MINUTES * 60_000 });
  } catch (error) {
    const [reason] = `${error.stdout ?? ""}${error.message}`.split("\n");
    throw new NoTrino(`Maven cannot fetch io.trino:${artifact}:${VERSION}: ${reason}`.slice(0, 300));
  }
}

/** Asks for any port, so that tests may run side by side. */
async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function startNode({ java, home, folder, data, port, discovery, isCoordinator }) {
  const id = isCoordinator ? "coordinator" : "worker";
  const own = join(folder, id);
  const etc = join(own, "etc");
  mkdirSync(join(etc, "catalog"), { recursive: true });
  writeProperties(join(etc, "config.properties"), {
    coordinator: isCoordinator,
    ...(isCoordinator ? { "node-scheduler.include-coordinator": false } : {}),
    "http-server.http.port": port,
    "discovery.uri": `http://127.0.0.1:${discovery}`,
    "plugin.dir": join(home, "plugin"),
    "query.max-memory-per-node": "300MB",
    "memory.heap-headroom-per-node": "100MB",
  });
  writeProperties(join(etc, "catalog", "bills.properties"), {
    "connector.name": "hive",
    "hive.metastore": "file",
    "hive.metastore.catalog.dir": "local:///.metastore",
    "fs.native-local.enabled": true,
    "local.location": data,
  });
  // Only this machine may reach it.
  const node = {
    environment: "test",
    id,
    "data-dir": join(own, "var"),
    "internal-address": "127.0.0.1",
    "bind-ip": "127.0.0.1",
  };
  const launcher = join(own, "Launch.java");
  writeFileSync(
    launcher,
    `class Launch { public static void main(String[] args) { new io.trino.server.Server().start("${VERSION}"); } }`,
  );
  const child = spawn(
    java,
    [
      "-Xmx1G",
      "--add-modules=jdk.incubator.vector",
      "--enable-native-access=ALL-UNNAMED",
      "--sun-misc-unsafe-memory-access=allow",
      "-Dconfig=etc/config.properties",
      ...Object.entries(node).map(([key, value]) => `-Dnode.${key}=${value}`),
      "-cp",
      join(home, "lib", "*"),
      launcher,
    ],
    { cwd: own, stdio: ["ignore", "pipe", "pipe"] },
  );
  return { kill: (signal) => child.kill(signal), ...watch(child, id) };
}

/** Waits for the line that says that a node has started; keeps its last lines for what to say if it does not. */
function watch(child, id) {
  let tail = "";
  const exited = new Promise((resolve) => child.once("exit", resolve));
  const up = new Promise((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => {
        tail = (tail + text).slice(-4000);
        if (tail.includes("SERVER STARTED")) resolve();
      });
    }
  });
  const failed = (why) => {
    throw new Error(`Trino's ${id} ${why}:\n${tail}`);
  };
  const started = Promise.race([
    up,
    exited.then(() => failed("ended")),
    delay(START_MINUTES * 60_000, undefined, { ref: false }).then(() => failed("did not start in time")),
  ]);
  return { exited, started };
}

function writeProperties(path, properties) {
  writeFileSync(
    path,
    Object.entries(properties)
      .map(([key, value]) => `${key}=${value}\n`)
      .join(""),
  );
}

if (process.argv[1] === import.meta.filename) {
  const [, , data] = process.argv;
  if (data === undefined) {
    console.error("usage: node scripts/trino.js FOLDER");
    process.exit(2);
  }
  const { server, stop } = await startTrino(data);
  console.log(`${server}: catalog bills reads ${data}; Ctrl-C stops it`);
  process.once("SIGINT", () => void stop());
}
