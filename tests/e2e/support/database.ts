import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbedded } from "@/lib/postgres/embedded";

/** A database server that a test may hand to its own portal, and read and write beside it. */
export async function startDatabase(): Promise<{ url: string; stop: () => Promise<void> }> {
  const root = await mkdtemp(join(tmpdir(), "countersign-e2e-database-"));
  const server = await startEmbedded(root);
  return {
    url: server.url,
    async stop() {
      await server.stop();
      await rm(root, { recursive: true, force: true });
      await rm(server.folder, { recursive: true, force: true });
    },
  };
}
