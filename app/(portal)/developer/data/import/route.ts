import { z } from "zod";
import { failure, readQuery } from "@/lib/callers/json";
import { findSignedIn, portalContext } from "@/lib/callers/portal";
import { importAgreements } from "@/lib/imports/import-agreements";

const query = z.object({ account: z.string(), dryRun: z.enum(["true", "false"]).transform((text) => text === "true") });

/**
 * Takes the uploaded file in as it arrives and answers with the report. The body is the file itself, as octets: a type that no
 * foreign page can send without being asked.
 */
export async function POST(request: Request) {
  if (!(await findSignedIn())) return refused(401, "You are signed out. Sign in again; nothing was changed.");
  if (request.headers.get("content-type") !== "application/octet-stream" || !request.body) {
    return refused(415, "Send the file itself as application/octet-stream.");
  }
  try {
    const { person: _, ...ctx } = await portalContext();
    const options = { ...readQuery(request, query), keptRejections: 10_000 };
    const report = await importAgreements(ctx, request.body, options);
    return Response.json(report, { headers: { "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff" } });
  } catch (error) {
    // Whoever stopped the upload is gone: there is nobody to answer and nothing to mend.
    if (request.signal.aborted) return refused(499, "Stopped.");
    return failure(error);
  }
}

const refused = (status: number, message: string) => Response.json({ error: { code: "Refused", message } }, { status });
