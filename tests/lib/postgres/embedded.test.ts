import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readFile, readlink, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startEmbedded } from "@/lib/postgres/embedded";
import { prepareIdentity } from "@/lib/postgres/identity";

// One folder for the whole file: each test finds the data as the one before left them, like a portal over its restarts.

let parent = "";
let root = "";
let folder = "";
const starters: ChildProcess[] = [];

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), "countersign-embedded-"));
  await chmod(parent, 0o700);
  root = join(parent, "data");
  folder = (await prepareIdentity(root)).folder;
});

afterAll(async () => {
  for (const starter of starters) starter.kill("SIGKILL");
  await killServer("SIGINT");
  await rm(parent, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
});

/** Starts the server in a process of its own, as a portal would. */
async function startElsewhere(): Promise<{ url: string; how: string; child: ChildProcess }> {
  const child = spawn(process.execPath, ["--import", "tsx", "tests/support/starter.ts", root], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  starters.push(child);
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  return { ...(JSON.parse(String(line)) as { url: string; how: string }), child };
}

const serverProcess = async () => Number((await readFile(join(folder, "pg", "postmaster.pid"), "utf8")).split("\n")[0]);

async function killServer(signal: NodeJS.Signals) {
  if (!existsSync(join(folder, "pg", "postmaster.pid"))) return;
  const id = await serverProcess();
  try {
    process.kill(id, signal);
    for (let tries = 0; tries < 200; tries++) {
      process.kill(id, 0);
      // Killed but not reaped yet counts as over.
      if (/^\d+ \(.*\) Z/.test(await readFile(`/proc/${id}/stat`, "utf8").catch(() => ""))) return;
      await sleep(50);
    }
  } catch {
    return;
  }
  throw new Error(`the server ${id} does not end`);
}

async function on<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

const notes = (url: string) =>
  on(url, async (client) =>
    (await client.query<{ n: number }>("select n from note order by n")).rows.map(({ n }) => n),
  );

describe.sequential("the embedded server", () => {
  test("is one for two that start at once, in a folder that only its owner may enter", async () => {
    const [one, other] = await Promise.all([startElsewhere(), startElsewhere()]);
    expect([one.how, other.how].sort()).toEqual(["attached", "initialised"]);
    expect(one.url).toBe(other.url);
    await on(one.url, (client) => client.query("create table note (n int primary key); insert into note values (0)"));
    expect(await notes(other.url)).toEqual([0]);
  });

  test("listens on this machine alone and wants its password", async () => {
    const server = await startEmbedded(root);
    const shown = await on(server.url, (client) => client.query("select current_setting('listen_addresses') as at"));
    expect(shown.rows).toEqual([{ at: "127.0.0.1" }]);
    const without = new URL(server.url);
    without.password = "guessed";
    await expect(on(without.href, async () => undefined)).rejects.toThrow(/password authentication failed/);
  });

  test("outlives the processes that started it, and the next start attaches to it", async () => {
    for (const starter of starters.splice(0)) {
      starter.kill("SIGKILL");
      await once(starter, "exit");
    }
    const next = await startElsewhere();
    expect(next.how).toBe("attached");
    expect(await notes(next.url)).toEqual([0]);
  });

  test("comes back after a kill with every row that was acknowledged", async () => {
    const { url } = await startEmbedded(root);
    const acknowledged: number[] = [];
    const writing = on(url, async (client) => {
      for (let n = 1; ; n++) {
        await client.query("insert into note values ($1)", [n]);
        acknowledged.push(n);
      }
    }).catch(() => undefined);
    while (acknowledged.length < 100) await sleep(5);
    await killServer("SIGKILL");
    await writing;
    const again = await startElsewhere();
    expect(again.how).toBe("recovered");
    const kept = new Set(await notes(again.url));
    expect(acknowledged.filter((n) => !kept.has(n))).toEqual([]);
    // At most the one that was under way when it happened.
    expect(kept.size - 1 - acknowledged.length).toBeLessThanOrEqual(1);
  });

  test("starts over the lock and the half-made folder of a starter that died", async () => {
    const dead = spawn(process.execPath, ["-e", ""]);
    await once(dead, "exit");
    await writeFile(join(folder, "start.lock"), String(dead.pid));
    expect((await startEmbedded(root)).how).toBe("attached");
    expect(existsSync(join(folder, "start.lock"))).toBe(false);

    const other = join(parent, "other");
    const { folder: otherFolder } = await prepareIdentity(other);
    await mkdir(join(otherFolder, "init.tmp"), { recursive: true });
    await writeFile(join(otherFolder, "init.tmp", "PG_VERSION"), "half");
    await writeFile(join(otherFolder, "start.lock"), String(dead.pid));
    const server = await startEmbedded(other);
    expect(server.how).toBe("initialised");
    await server.stop();
    // Stopped in good order, the same data are simply there again.
    const again = await startEmbedded(other);
    expect(again.how).toBe("started");
    await again.stop();
    await rm(otherFolder, { recursive: true, force: true });
  });

  test("of two starts after a kill, one recovers and the other attaches", async () => {
    const before = (await notes((await startEmbedded(root)).url)).length;
    await killServer("SIGKILL");
    const both = await Promise.all([startElsewhere(), startElsewhere()]);
    expect(both.map(({ how }) => how).sort()).toEqual(["attached", "recovered"]);
    expect((await notes(both[0].url)).length).toBe(before);
  });
});

describe.runIf(process.platform === "linux" && process.getuid?.() === 0)("as root", () => {
  test("a folder for root alone is served with root's identity hidden, or from another place by another account", async () => {
    const { command, spawnOptions } = await prepareIdentity(root);
    const id = await serverProcess();
    const [, uid] = /^Uid:\s+(\d+)/m.exec(await readFile(`/proc/${id}/status`, "utf8")) ?? [];
    if (command("postgres", [])[0] === "unshare") {
      expect(folder.startsWith(parent)).toBe(true);
      expect(await readlink(`/proc/${id}/ns/user`)).not.toBe(await readlink("/proc/self/ns/user"));
      expect(uid).toBe("0");
    } else {
      expect(folder).toMatch(/^\/var\/tmp\/countersign-/);
      expect(uid).toBe(String(spawnOptions.uid));
      expect(uid).not.toBe("0");
    }
  });
});
