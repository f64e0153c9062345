import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export type Portal = { url: string; printed: () => string; stop: () => Promise<void> };

/** A whole portal of its own: fresh folder, fresh database with the sample data, free port. */
export async function startPortal(settings: Record<string, string> = {}): Promise<Portal> {
  const folder = await mkdtemp(join(tmpdir(), "countersign-e2e-"));
  const port = await freePort();
  const output: string[] = [];
  const child = spawn(process.execPath, ["dist/server.js"], {
    env: { ...process.env, NODE_ENV: "production", MODE: "sandbox", PORT: String(port), DATA_DIR: folder, ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => output.push(String(chunk)));
  const url = `http://localhost:${port}`;
  for (const deadline = Date.now() + 60_000; !(await isHealthy(url)); await sleep(100)) {
    if (child.exitCode !== null || Date.now() > deadline)
      throw new Error(`The portal did not start:\n${output.join("")}`);
  }
  return { url, printed: () => output.join(""), stop: () => stop(child, folder) };
}

const isHealthy = (url: string) =>
  fetch(`${url}/api/health`).then(
    (answer) => answer.ok,
    () => false,
  );

async function stop(child: ChildProcess, folder: string) {
  const gone = new Promise((done) => child.once("exit", done));
  child.kill("SIGTERM");
  await Promise.race([gone, sleep(10_000)]);
  await stopLeftOver(folder);
  await rm(folder, { recursive: true, force: true });
}

/** The embedded server outlives a portal that had to be killed. */
async function stopLeftOver(folder: string) {
  const pid = await readFile(join(folder, "postgres", "pg", "postmaster.pid"), "utf8").catch(() => "");
  if (pid) process.kill(Number(pid.split("\n")[0]), "SIGQUIT");
}

function freePort(): Promise<number> {
  return new Promise((found) => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => found(typeof address === "object" && address ? address.port : 0));
    });
  });
}
