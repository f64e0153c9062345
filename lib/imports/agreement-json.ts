import { z } from "zod";
import { instant, optionalAmount, readAccountId, requiredInstant } from "./fields";
import { jsonValuesOf } from "./json-values";
import { type Entry, readRow } from "./row";

/** What `search-agreements` and `describe-agreement` print, of the command line's version 1 or 2, whole or in pages. */
export async function* readAgreementJson(text: AsyncIterable<string>): AsyncGenerator<Entry> {
  for await (const { line, raw, problem } of jsonValuesOf(text)) {
    if (problem) yield { line, raw, problem, isForeign: true };
    else yield* readObject(line, raw);
  }
}

function* readObject(line: number, raw: string): Generator<Entry> {
  const value = parsed(raw);
  if (value === undefined) yield { line, raw, problem: "This is not valid JSON.", isForeign: true };
  else if (Object.hasOwn(value, "agreementId")) yield { line, raw, ...readRow(schema, value, labelOf) };
  // An empty page: the command line prints it with `null` when nothing matches.
  else if (value.agreementViewSummaries !== null) {
    yield { line, raw, problem: "This object is not an agreement: it has no agreementId.", isForeign: true };
  }
}

function parsed(raw: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}

const optional = <T extends z.ZodType>(type: T) => type.nullish().transform((given) => given ?? undefined);
const text = z.string({ error: "is missing or not a text" });
const account = z.union([text, z.number().transform(String)]).transform((given, context): string => {
  const id = readAccountId(given);
  if (typeof id === "string") return id;
  context.addIssue({ code: "custom", message: id.wrong });
  return z.NEVER;
});
const party = z.object({ accountId: account }, { error: "is missing" });

/** Both shapes at once: the summary has what is flat here, the description what is nested. */
const schema = z
  .object({
    agreementId: text,
    status: text,
    agreementType: optional(text),
    acceptor: party,
    proposer: optional(party),
    proposalSummary: z.object(
      {
        resources: z.array(z.object({ id: text, type: optional(text) }), { error: "is missing" }).min(1, "is empty"),
        offerId: text,
        offerSetId: optional(text),
      },
      { error: "is missing" },
    ),
    acceptanceTime: requiredInstant,
    startTime: requiredInstant,
    endTime: optional(instant),
    lastUpdateTime: optional(instant),
    initialAgreementId: optional(text),
    endTimeBehaviorType: optional(text),
    endTimeBehaviorReasonCode: optional(text),
    endTimeBehavior: optional(z.object({ type: optional(text), reasonCode: optional(text) })),
    estimatedCharges: optional(
      z.object({ currencyCode: optional(text), agreementValue: optional(text.pipe(optionalAmount)) }),
    ),
    entitlements: optional(z.array(z.object({ licenseArn: optional(text) }))),
  })
  .transform((it) => ({
    id: it.agreementId,
    status: it.status,
    agreementType: it.agreementType,
    proposerId: it.proposer?.accountId,
    acceptorId: it.acceptor.accountId,
    productId: it.proposalSummary.resources[0]?.id,
    productType: it.proposalSummary.resources[0]?.type,
    offerId: it.proposalSummary.offerId,
    offerSetId: it.proposalSummary.offerSetId,
    value: it.estimatedCharges?.agreementValue,
    currency: it.estimatedCharges?.currencyCode,
    initialAgreementId: it.initialAgreementId,
    endTimeBehaviorType: it.endTimeBehaviorType ?? it.endTimeBehavior?.type,
    endTimeBehaviorReason: it.endTimeBehaviorReasonCode ?? it.endTimeBehavior?.reasonCode,
    acceptedAt: it.acceptanceTime,
    startAt: it.startTime,
    endAt: it.endTime ?? null,
    lastUpdatedAt: it.lastUpdateTime ?? undefined,
    licenseArn: it.entitlements?.find(({ licenseArn }) => licenseArn)?.licenseArn,
  }));

const labels: Record<string, string> = {
  id: "agreementId",
  acceptorId: "acceptor.accountId",
  productId: "proposalSummary.resources.0.id",
  productType: "proposalSummary.resources.0.type",
  offerId: "proposalSummary.offerId",
  offerSetId: "proposalSummary.offerSetId",
  value: "estimatedCharges.agreementValue",
  currency: "estimatedCharges.currencyCode",
  startAt: "startTime",
  endAt: "endTime",
  licenseArn: "entitlements.licenseArn",
};
const labelOf = (field: string) => labels[field] ?? field;
