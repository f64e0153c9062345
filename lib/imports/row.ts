import { z } from "zod";
import {
  type AgreementStatus,
  type OfferVisibility,
  offerVisibilities,
  type PricingModel,
} from "../agreements/agreement";

/**
 * One agreement as a file tells it. What the file does not know is left out: it is filled in when the agreement is new, and left
 * as it is when it is not.
 */
export type ImportedAgreement = {
  id: string;
  status: AgreementStatus;
  agreementType?: string;
  proposerId?: string;
  proposerName?: string;
  acceptorId: string;
  acceptorName?: string;
  manufacturerId?: string;
  manufacturerName?: string;
  productId: string;
  productTitle?: string;
  productType?: string;
  offerId: string;
  offerName?: string;
  offerSetId?: string;
  offerVisibility?: OfferVisibility;
  resaleAuthorizationId?: string;
  pricingModel?: PricingModel;
  intent?: "NEW" | "AMEND" | "REPLACE" | "RENEW";
  initialAgreementId?: string;
  value?: string;
  currency?: string;
  endTimeBehaviorType?: string;
  endTimeBehaviorReason?: string;
  /** The file knows days only: an instant of that day, known from elsewhere, is not contradicted. */
  isByDay?: boolean;
  acceptedAt: Date;
  startAt: Date;
  /** Null for pay-as-you-go. */
  endAt: Date | null;
  /** When the service says it last changed; dates the end of an agreement that has no end date. */
  lastUpdatedAt?: Date;
  licenseArn?: string;
  /** Its neighbours in a chain of renewals. */
  previousId?: string;
  nextId?: string;
};

/** What a reader found at a line: an agreement, or why there is none. `isForeign` when it does not even look like one. */
export type Entry =
  | { line: number; raw: string; row: ImportedAgreement }
  | { line: number; raw: string; problem: string; isForeign?: boolean };

// Limits of the service's identifiers. Control characters could not be stored, and no name has them.
const id = (what: string, pattern: RegExp, longest = 64) =>
  z.string().max(longest, `is longer than ${longest} characters`).regex(pattern, `is not ${what}`);
const name = z
  .string()
  .max(500, "is longer than 500 characters")
  .regex(/^[^\p{Cc}\ufffd]*$/u, "has characters that are no text; save the file as UTF-8");
const resourceId = /^[A-Za-z0-9_/-]+$/;
const instant = z.date();

/** What both sources agree on, whatever their spelling. */
export const importedAgreement = z
  .object({
    id: id("an agreement ID", resourceId),
    status: z.enum(["ACTIVE", "CANCELLED", "EXPIRED", "RENEWED", "REPLACED", "TERMINATED", "ARCHIVED"], {
      error: ({ input }) =>
        ["SUPERSEDED", "ROLLED_BACK"].includes(String(input))
          ? `${input} marks an older revision, not an agreement`
          : `"${String(input)}" is not a status of an agreement`,
    }),
    agreementType: id("an agreement type", /^[A-Za-z]+$/).optional(),
    proposerId: z.string().optional(),
    proposerName: name.optional(),
    acceptorId: z.string(),
    acceptorName: name.optional(),
    manufacturerId: z.string().optional(),
    manufacturerName: name.optional(),
    productId: id("a product ID", resourceId),
    productTitle: name.optional(),
    productType: id("a product type", /^[a-zA-Z]+$/).optional(),
    offerId: id("an offer ID", /^[^\s\ufffd]+$/),
    offerName: name.optional(),
    offerSetId: id("an offer set ID", /^[^\s\ufffd]+$/, 50).optional(),
    offerVisibility: z.enum(offerVisibilities).optional(),
    resaleAuthorizationId: id("a resale authorization ID", /^[^\s\ufffd]+$/).optional(),
    pricingModel: z
      .enum(["CONTRACT", "USAGE", "CONTRACT_WITH_USAGE", "FREE_TRIAL", "BYOL", "VARIABLE"] satisfies PricingModel[])
      .optional(),
    intent: z.enum(["NEW", "AMEND", "REPLACE", "RENEW"]).optional(),
    initialAgreementId: id("an agreement ID", resourceId).optional(),
    value: z.string().optional(),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, "is not a currency code")
      .optional(),
    endTimeBehaviorType: z.enum(["RENEW", "REPLACE", "EXPIRE"]).optional(),
    endTimeBehaviorReason: id("a reason", /^[A-Z_]+$/).optional(),
    isByDay: z.boolean().optional(),
    acceptedAt: instant,
    startAt: instant,
    endAt: instant.nullable(),
    lastUpdatedAt: instant.optional(),
    licenseArn: z
      .string()
      .max(2048)
      .regex(/^arn:\S+$/, "is not an ARN")
      .optional(),
    previousId: id("an agreement ID", resourceId).optional(),
    nextId: id("an agreement ID", resourceId).optional(),
  })
  // One that was cancelled before its start may have ended before it, too.
  .refine(({ status, startAt, endAt }) => status !== "ACTIVE" || !endAt || endAt >= startAt, {
    error: "ends before it starts",
    path: ["endAt"],
  })
  .refine(({ acceptorId, proposerId }) => acceptorId !== proposerId, {
    error: "is also the seller",
    path: ["acceptorId"],
  });

/** Reads what one source wrote, in its own spelling, into the common shape, or names all that is wrong with it. */
export function readRow(
  spelling: z.ZodType<object>,
  given: unknown,
  label: (field: string) => string,
): { row: ImportedAgreement } | { problem: string } {
  const spelled = spelling.safeParse(given);
  const read = spelled.success ? importedAgreement.safeParse(spelled.data) : spelled;
  if (read.success) return { row: read.data as ImportedAgreement };
  const problems = read.error.issues.map(({ path, message }) => `${label(path.join("."))} ${message}`);
  return { problem: `${[...new Set(problems)].join("; ")}.` };
}
