import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Bench } from "./support";

/** The second `npm start` on a folder with data: seconds until healthy, and the memory of the process at rest. */
export const start: Bench = async function* () {
  const folder = await mkdtemp(join(tmpdir(), "countersign-start-"));
  try {
    await oneStart(folder, async () => undefined);
    const { seconds, result: megabytes } = await oneStart(folder, async (pid) => {
      await sleep(15_000);
      return memoryOf(pid);
    });
    yield { name: "second npm start to healthy, seconds", value: seconds, target: "<=5" };
    yield { name: "idle memory of the app process, MB", value: megabytes, target: "<=350" };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

async function oneStart<T>(folder: string, work: (pid: number) => Promise<T>): Promise<{ seconds: number; result: T }> {
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const since = performance.now();
  const npm = spawn("npm", ["start"], {
    env: { ...process.env, PORT: String(port), DATA_DIR: folder },
    stdio: "ignore",
    detached: true,
  });
  try {
    while (
      !(await fetch(`http://localhost:${port}/api/health`).then(
        ({ ok }) => ok,
        () => false,
      ))
    )
      await sleep(50);
    const seconds = (performance.now() - since) / 1000;
    return { seconds, result: await work(await pidOf(port)) };
  } finally {
    const gone = new Promise((done) => npm.once("exit", done));
    if (npm.pid) process.kill(-npm.pid, "SIGTERM");
    await gone;
    await sleep(500);
  }
}

/** The process that listens, found by the health address's own answer would be circular: by its environment instead. */
async function pidOf(port: number): Promise<number> {
  const { execFileSync } = await import("node:child_process");
  for (const pid of execFileSync("pgrep", ["-f", "dist/server.js"], { encoding: "utf8" })
    .trim()
    .split("\n")
    .map(Number)) {
    const environment = await readFile(`/proc/${pid}/environ`, "utf8").catch(() => "");
    const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
    if (environment.includes(`PORT=${port}`) && command.includes("dist/server.js")) return pid;
  }
  throw new Error("The server's process was not found.");
}

async function memoryOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}
