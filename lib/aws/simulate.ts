import { setTimeout as sleep } from "node:timers/promises";
import type { Simulation } from "../api-simulation/simulation";
import { AwsError } from "./errors";
import { operationFacts } from "./facts";
import type { OperationName } from "./model";

/** Tokens of one account and operation, and when they were last counted, in milliseconds of machine time. */
type Bucket = { tokens: number; atMs: number };
const buckets = new Map<string, Bucket>();

/**
 * Behaves like the real service under load, where that is switched on: refuses what exceeds the published rate, waits, or fails.
 * @throws AwsError ThrottlingException, or the fault that was asked for
 */
export async function simulate(
  simulation: Simulation | null,
  accountId: string,
  operation: OperationName,
): Promise<void> {
  if (!simulation) return;
  if (simulation.isThrottled && !take(`${accountId}/${operation}`, operationFacts[operation].perSecond)) {
    throw new AwsError("ThrottlingException", "Rate exceeded", {}, "PUBLISHED_RATE");
  }
  const fault = simulation.faults.find((fault) => fault.operation === operation || fault.operation === "*");
  if (!fault || Math.random() * 100 >= fault.percent) return;
  if (fault.delayMs) await sleep(fault.delayMs);
  if (fault.error)
    throw new AwsError(fault.error, "This failure was asked for under Developer > Data.", {}, "FAULT_INJECTION");
}

/** One call's token from a bucket that holds one second's worth and fills at that rate. */
function take(name: string, perSecond: number): boolean {
  const nowMs = performance.now();
  const bucket = buckets.get(name) ?? { tokens: perSecond, atMs: nowMs };
  const tokens = Math.min(perSecond, bucket.tokens + ((nowMs - bucket.atMs) * perSecond) / 1000);
  buckets.set(name, { tokens: tokens >= 1 ? tokens - 1 : tokens, atMs: nowMs });
  return tokens >= 1;
}
