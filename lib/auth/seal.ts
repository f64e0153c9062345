import { createHmac, timingSafeEqual } from "node:crypto";
import { machineNow } from "../clock";
import { authSecret } from "../env";

/** A signed value that a browser may hold but not change, good for so many minutes of machine time and one purpose. */
export function seal(purpose: string, value: Record<string, string>, minutes: number): string {
  const until = machineNow().getTime() + minutes * 60_000;
  const body = Buffer.from(JSON.stringify({ ...value, until })).toString("base64url");
  return `${body}.${sign(purpose, body)}`;
}

/** What was sealed; null when it was changed, is too old, or was meant for something else. */
export function unseal(purpose: string, text: string | undefined): Record<string, unknown> | null {
  const [body = "", signature = ""] = (text ?? "").split(".");
  const [given, right] = [Buffer.from(signature), Buffer.from(sign(purpose, body))];
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
  const { until, ...value } = JSON.parse(Buffer.from(body, "base64url").toString()) as Record<string, unknown>;
  return Number(until) > machineNow().getTime() ? value : null;
}

const sign = (purpose: string, body: string) =>
  createHmac("sha256", authSecret()).update(`${purpose}:${body}`).digest("base64url");
