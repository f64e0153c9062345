import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import next from "next";
import { prepareSetup } from "@/lib/accounts/setup";
import { whileAnswering } from "@/lib/answer-status";
import { writeWaiting } from "@/lib/api-calls/record";
import { boot } from "@/lib/boot";
import { answerAws, isAwsCall } from "@/lib/callers/aws";
import { env, isDevelopment, isSandbox } from "@/lib/env";
import { startWorker } from "@/lib/jobs/worker";
import { paths } from "@/lib/paths";
import { ensureSampleData } from "@/lib/sample/load";
import { welcome } from "@/lib/sample/welcome";

/** One process: the AWS endpoint, the portal, and (unless WORKER=off) the worker beside them. */
async function main() {
  const booted = await boot();
  if (isSandbox()) await ensureSampleData();
  const { PORT, WORKER, host, appUrl } = env();
  const app = next({ dev: isDevelopment(), hostname: host, port: PORT });
  await app.prepare();
  const handle = app.getRequestHandler();
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    if (isAwsCall(request)) answerAws(request, response);
    else whileAnswering(response, () => handle(request, response));
  });
  await new Promise<void>((listening, failed) => {
    server.once("error", failed);
    server.listen(PORT, host, listening);
  });
  const stopWorker = WORKER === "on" ? startWorker() : async () => {};
  console.log(`Countersign is ready: ${appUrl}\n  database: ${booted.database}`);
  if (isSandbox()) console.log(welcome());
  const setupToken = await prepareSetup();
  if (setupToken) {
    console.log(`  nobody can sign in yet: open ${appUrl}${paths.setup()} with the setup token ${setupToken}`);
  }

  const stop = async () => {
    server.close();
    server.closeIdleConnections();
    await Promise.all([stopWorker(), writeWaiting()]);
    await booted.stop();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stop);
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
