import type { Context } from "../context";
import { sql } from "../db";
import { noSimulation, type Simulation, simulationKey } from "./simulation";

/** What is simulated now. */
export async function readSimulation(ctx: Context): Promise<Simulation> {
  const row = await ctx.db.row<{ value: Simulation | null }>(
    sql`select value from setting where key = ${simulationKey}`,
  );
  return row?.value ?? noSimulation;
}
