import type { Metadata } from "next";
import { z } from "zod";
import { CallsList } from "@/components/api-calls/calls-list";
import { listCalls } from "@/lib/api-calls/queries";
import { operationNames } from "@/lib/aws/model";
import { developerContext } from "@/lib/callers/developer";

export const metadata: Metadata = { title: "Request log" };

const text = z.string().trim().min(1).max(100).optional().catch(undefined);
const query = z.object({
  operation: text,
  outcome: z.enum(["failed", "succeeded"]).optional().catch(undefined),
  agreement: text,
  /** Where the page begins: the last call of the page before, as "instant~ID". */
  before: z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT[\d:.]+Z~[0-9a-f-]{36}$/)
    .optional()
    .catch(undefined),
});
type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function RequestLogPage({ searchParams }: Props) {
  const { person: _, ...ctx } = await developerContext();
  const { before, agreement: agreementId, ...filter } = query.parse(await searchParams);
  const after = before?.split("~") ?? null;
  const { rows, next } = await listCalls(ctx, { ...filter, agreementId, after, limit: 50 });
  return (
    <CallsList
      calls={rows}
      next={next?.join("~") ?? null}
      query={{ ...filter, agreement: agreementId, before }}
      operations={operationNames}
    />
  );
}
