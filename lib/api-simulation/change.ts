import { z } from "zod";
import { type Audited, recordAudit } from "../audit/record";
import { type Actor, roleOf } from "../auth/actor";
import { type Context, inTransaction } from "../context";
import { sql } from "../db";
import { isSandbox } from "../env";
import { ForbiddenError } from "../errors";
import { type Fault, noSimulation, type Simulation, simulationKey } from "./simulation";

export const throttlingInput = z.object({ isThrottled: z.boolean() });
export const removeFaultInput = z.object({ operation: z.string().min(1).max(64) });

/** Why this person cannot simulate anything; null when they can. One sandbox's simulation is everybody's. */
export const whyNotSimulate = (actor: Actor): string | null =>
  isSandbox() || roleOf(actor) === "ADMIN"
    ? null
    : "A production portal simulates nothing unless an administrator says so.";

/** Switches AWS's published rates on or off, for every account. @throws ForbiddenError in a live portal, for all but administrators */
export const setThrottling = (ctx: Context, { isThrottled }: { isThrottled: boolean }) =>
  change(ctx, (simulation) => ({ ...simulation, isThrottled }), {
    action: "THROTTLING_CHANGED",
    object: isThrottled ? "on" : "off",
  });

/** Makes an operation fail or wait from now on, in place of what it did before. @throws ForbiddenError in a live portal */
export const setFault = (ctx: Context, fault: Fault) =>
  change(ctx, (simulation) => ({ ...simulation, faults: [...without(simulation, fault.operation), fault] }), {
    action: "FAULT_CHANGED",
    object: `${fault.operation} set`,
  });

/** @throws ForbiddenError in a live portal */
export const removeFault = (ctx: Context, { operation }: { operation: string }) =>
  change(ctx, (simulation) => ({ ...simulation, faults: without(simulation, operation) }), {
    action: "FAULT_CHANGED",
    object: `${operation} removed`,
  });

const without = ({ faults }: Simulation, operation: string) => faults.filter((fault) => fault.operation !== operation);

const change = (ctx: Context, work: (simulation: Simulation) => Simulation, entry: Audited) =>
  inTransaction(ctx, async (ctx) => {
    const refusal = whyNotSimulate(ctx.actor);
    if (refusal) throw new ForbiddenError(refusal);
    await ctx.db.run(
      sql`insert into setting (key, value) values (${simulationKey}, 'null') on conflict (key) do nothing`,
    );
    const row = await ctx.db.row<{ value: Simulation | null }>(
      sql`select value from setting where key = ${simulationKey} for update`,
    );
    const changed = work(row?.value ?? noSimulation);
    await recordAudit(ctx, entry);
    await ctx.db.run(sql`update setting set value = ${JSON.stringify(changed)}::jsonb where key = ${simulationKey}`);
    return changed;
  });
