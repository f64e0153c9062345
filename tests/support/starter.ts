import { startEmbedded } from "@/lib/postgres/embedded";

/** A process that starts the embedded server below a folder, says how, and then stays until it is killed. */
const [root = ""] = process.argv.slice(2);
const { url, how } = await startEmbedded(root);
process.stdout.write(`${JSON.stringify({ url, how })}\n`);
setInterval(() => undefined, 1000);
