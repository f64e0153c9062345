import { keyRoute, readBody } from "@/lib/callers/json";
import { moveClock } from "@/lib/test-clock/move";
import { moveClockInput } from "@/lib/test-clock/schema";

/** Moves a sandbox's time and answers what fell due. */
export const POST = keyRoute(async (ctx, request) => moveClock(ctx, await readBody(request, moveClockInput)), {
  sandboxOnly: true,
});
