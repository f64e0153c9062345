import { z } from "zod";
import { env, isSandbox } from "../env";
import { defaultSource } from "./destination";
import { parsePattern } from "./pattern";

const name = z.string().trim().min(1, "Give a name.").max(64, "Use at most 64 characters.");

/** Where a live portal sends must be encrypted; a sandbox also talks to what runs beside it. */
const address = z
  .string()
  .trim()
  .max(2000, "Use at most 2,000 characters.")
  .refine(
    (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol),
    "Write an address such as https://example.com/events.",
  )
  .refine((text) => isSandbox() || text.startsWith("https:"), "Use an https address: events name your agreements.")
  .refine((text) => !URL.canParse(text) || !new URL(text).username, "Leave user name and password out of the address.");

const pattern = z
  .string()
  .default("")
  .transform((text, check) => {
    const read = parsePattern(text);
    if ("pattern" in read) return read.pattern;
    check.addIssue({ code: "custom", message: read.problem });
    return z.NEVER;
  });

const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (typeof value === "string" && value.trim() === "" ? undefined : value), schema.optional());

const webhook = z.object({ type: z.literal("WEBHOOK"), name, pattern, url: address });
const bus = z.object({
  type: z.literal("EVENTBRIDGE"),
  name,
  pattern,
  url: optional(address).transform((url) => url ?? env().EVENTBRIDGE_ENDPOINT),
  region: z
    .string()
    .trim()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, "Write a region such as us-east-1.")
    .default("us-east-1"),
  bus: z
    .string()
    .trim()
    .regex(/^(arn:[\w:/.-]+|[\w./-]{1,256})$/, "Write the name or the ARN of a bus.")
    .default("default"),
  source: z
    .string()
    .trim()
    .regex(/^[\w./-]{1,256}$/, "Use letters, digits, dots, dashes and slashes.")
    .refine((text) => !/^aws\./i.test(text), 'EventBridge refuses sources that begin with "aws.".')
    .default(defaultSource),
  accessKeyId: optional(z.string().trim().max(128)),
  secretAccessKey: optional(z.string().trim().max(256)),
});
const file = z.object({ type: z.literal("FILE"), name, pattern });

export const createDestinationInput = z
  .discriminatedUnion("type", [webhook, bus, file], { error: "Choose a type." })
  .refine((input) => input.type !== "EVENTBRIDGE" || !input.accessKeyId === !input.secretAccessKey, {
    error: "Give both the access key and its secret, or neither.",
    path: ["secretAccessKey"],
  });
export type CreateDestinationInput = z.output<typeof createDestinationInput>;

export const destinationInput = z.object({ destinationId: z.string().min(1).max(60) });
export type DestinationInput = z.output<typeof destinationInput>;
export const editDestinationInput = destinationInput.extend({ name, pattern, url: optional(address) });
export const removeDestinationInput = destinationInput.extend({
  confirmation: z
    .string({ error: "Type confirm to continue." })
    .refine((word) => word.trim().toLowerCase() === "confirm", "Type confirm to continue."),
});
export const resendInput = z.object({ deliveryId: z.string().min(1).max(60) });
export const testPatternInput = z.object({ pattern });
