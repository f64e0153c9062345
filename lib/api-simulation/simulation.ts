import { z } from "zod";

/** What a client has to live with in the real service, and what a sandbox does on purpose. Key of its row among the settings. */
export const simulationKey = "api-simulation";

/** The failures that can be made on purpose. */
export const faultErrors = ["InternalServerException", "ThrottlingException", "ServiceUnavailableException"] as const;

export const faultInput = z.object({
  operation: z.string().min(1).max(64),
  error: z.enum(faultErrors).nullable(),
  /** How many of a hundred calls it meets. */
  percent: z.coerce
    .number("Enter a number.")
    .int("Enter a whole number.")
    .min(1, "At least 1.")
    .max(100, "At most 100."),
  delayMs: z.coerce
    .number("Enter a number.")
    .int("Enter a whole number.")
    .min(0, "At least 0.")
    .max(60_000, "At most 60,000."),
});
export type Fault = z.infer<typeof faultInput>;

/** Everything simulated: the published rates, and one fault an operation ("*" is every operation). */
export type Simulation = { isThrottled: boolean; faults: Fault[] };
export const noSimulation: Simulation = { isThrottled: false, faults: [] };
