import { readHealth } from "@/lib/health";

export const dynamic = "force-dynamic";

/** For load balancers and monitors: 200 when all is well, 503 and why when not. */
export async function GET(): Promise<Response> {
  const health = await readHealth();
  return Response.json(health, {
    status: health.status === "ok" ? 200 : 503,
    headers: { "Cache-Control": "no-store" },
  });
}
