import { createServer } from "node:http";
import { boot } from "@/lib/boot";
import { answerAws, isAwsCall } from "@/lib/callers/aws";
import { startWorker } from "@/lib/jobs/worker";
import { ensureSampleData } from "@/lib/sample/load";

/** The server without its pages: the API and the worker, until it is killed. `dist/server.js` needs a build, this does not. */
await boot();
await ensureSampleData();
const server = createServer((request, response) => {
  if (isAwsCall(request)) return void answerAws(request, response);
  response.end("well");
});
server.listen(Number(process.env.PORT), "127.0.0.1", () => startWorker());
