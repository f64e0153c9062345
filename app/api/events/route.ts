import { z } from "zod";
import { keyRoute, readQuery } from "@/lib/callers/json";
import { listEnvelopes } from "@/lib/events/envelopes";

const query = z
  .object({
    "detail-type": z.string().min(1).optional(),
    limit: z.coerce.number().int().min(1).max(1000).default(100),
  })
  .transform(({ "detail-type": detailType, limit }) => ({ detailType, limit }));

/** The account's events in EventBridge's form, newest first. */
export const GET = keyRoute((ctx, request) => listEnvelopes(ctx, readQuery(request, query)));
