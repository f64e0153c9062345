import type { PortalReason, ReasonCode } from "./labels";
import type { Resolution, Status } from "./states";

/** A cancellation request as the database holds it. */
export type CancellationRequest = {
  id: string;
  agreementId: string;
  proposerId: string;
  proposerName: string;
  acceptorId: string;
  acceptorName: string;
  productTitle: string;
  status: Status;
  reasonCode: ReasonCode;
  portalReason: PortalReason | null;
  description: string | null;
  statusMessage: string | null;
  clientToken: string;
  inputHash: string;
  requestedBy: string;
  requestedByEmail: string | null;
  createdAt: Date;
  updatedAt: Date;
  respondBy: Date;
  resolvedAt: Date | null;
  resolution: Resolution | null;
  resolvedBy: string | null;
  resolvedVia: string | null;
  linkCopiedAt: Date | null;
};

/** The request as it counts at `now`: past its deadline a pending one reads as approved automatically at the deadline. */
export function asOf<
  R extends Pick<CancellationRequest, "status" | "respondBy" | "resolvedAt" | "resolution" | "updatedAt">,
>(request: R, now: Date): R {
  if (request.status !== "PENDING_APPROVAL" || request.respondBy > now) return request;
  const { respondBy } = request;
  return { ...request, status: "APPROVED", resolution: "AUTOMATIC", resolvedAt: respondBy, updatedAt: respondBy };
}

/** A request as screens get it: without what only the service itself needs to know. */
export type CancellationRequestView = Omit<CancellationRequest, "clientToken" | "inputHash" | "requestedByEmail">;

export function viewOf<R extends CancellationRequest>(
  request: R,
): Omit<R, "clientToken" | "inputHash" | "requestedByEmail"> {
  const { clientToken: _token, inputHash: _hash, requestedByEmail: _email, ...view } = request;
  return view;
}
