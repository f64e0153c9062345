import {
  AccessDeniedException,
  ConflictException,
  ResourceNotFoundException,
  ValidationException,
} from "@aws-sdk/client-marketplace-agreement";
import { expect, test } from "vitest";
import { type Caller, refusal } from "./aws";
import { anAgreement, manufacturer, pendingRequest, setNow } from "./factories";

type Answering = {
  call: (caller: Caller, agreementId?: string, requestId?: string) => Promise<unknown>;
  may: Caller;
  mayNot: Caller[];
};

/** What holds for everything that answers a pending request: who may, when, and what the others come to know. */
export function describeAnswer({ call, may, mayNot }: Answering) {
  test.each(mayNot)("is denied to the %s", async (caller) => {
    const { agreementId, requestId } = await pendingRequest();
    const refused = await refusal(call(caller, agreementId, requestId));
    expect(refused).toBeInstanceOf(AccessDeniedException);
    expect(refused).toMatchObject({ reason: "INVALID_ACCESS" });
  });

  test.each(["stranger", "manufacturer", "admin"] as const)("finds nothing for the %s", async (caller) => {
    const { agreementId, requestId } = await pendingRequest({ manufacturerId: manufacturer.id });
    const foreign = await refusal(call(caller, agreementId, requestId));
    const missing = await refusal(call(caller, agreementId, "acr-0000000000000000000000000"));
    expect(foreign).toBeInstanceOf(ResourceNotFoundException);
    expect(foreign).toMatchObject({ resourceType: "AgreementCancellationRequest", resourceId: requestId });
    expect(missing.message.replace("acr-0000000000000000000000000", requestId)).toBe(foreign.message);
  });

  test("finds no request under another agreement", async () => {
    const [{ requestId }, other] = [await pendingRequest(), await anAgreement()];
    expect(await refusal(call(may, other.id, requestId))).toBeInstanceOf(ResourceNotFoundException);
  });

  test("is a conflict the second time, and changes nothing", async () => {
    const { agreementId, requestId } = await pendingRequest();
    await call(may, agreementId, requestId);
    const refused = await refusal(call(may, agreementId, requestId));
    expect(refused).toBeInstanceOf(ConflictException);
    expect(refused).toMatchObject({ resourceType: "AgreementCancellationRequest", resourceId: requestId });
  });

  test("is a conflict from the deadline on, even when the worker has not come by", async () => {
    const { agreementId, requestId } = await pendingRequest();
    await setNow("2026-11-09T10:00:00Z");
    expect(await refusal(call(may, agreementId, requestId))).toBeInstanceOf(ConflictException);
  });

  test.each([
    [undefined, "acr-1", "MISSING_AGREEMENT_ID", "agreementId"],
    ["agmt 1", "acr-1", "INVALID_AGREEMENT_ID", "agreementId"],
    ["agmt-1", undefined, "MISSING_AGREEMENT_CANCELLATION_REQUEST_ID", "agreementCancellationRequestId"],
    ["agmt-1", "agmt-1", "INVALID_AGREEMENT_CANCELLATION_REQUEST_ID", "agreementCancellationRequestId"],
  ])("refuses the IDs %j and %j as %s", async (agreementId, requestId, reason, name) => {
    const refused = await refusal(call(may, agreementId, requestId));
    expect(refused).toBeInstanceOf(ValidationException);
    expect(refused).toMatchObject({ reason, fields: [{ name }] });
  });
}
