import type { RequestedTerm } from "./agreement-requests/schema";

/** A call of the Agreement API that does what a screen does. */
export type Call = { operation: string; input: Record<string, unknown> };

const kebab = (name: string) => name.replace(/(?<!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
/** A word that every shell takes as it is; anything else goes between quotes. */
const shellWord = (text: string) => (/^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`);

/** Lists and structures go to the command line as JSON. */
const textOf = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));

/** The call for the AWS command line, against this portal. */
export const asCli = ({ operation, input }: Call, endpoint: string) =>
  [
    `aws marketplace-agreement ${kebab(operation)}`,
    `--endpoint-url ${shellWord(endpoint)}`,
    "--region us-east-1",
    ...Object.entries(input).map(([name, value]) => `--${kebab(name)} ${shellWord(textOf(value))}`),
  ].join(" \\\n  ");

/** The input of the call, as any client takes it (`--cli-input-json` too). */
export const asJson = ({ input }: Call) => JSON.stringify(input, null, 2);

type Request = { id: string; agreementId: string };
const ids = ({ id, agreementId }: Request) => ({ agreementId, agreementCancellationRequestId: id });

export const calls = {
  createAgreementRequest: (agreementProposalIdentifier: string, requestedTerms: RequestedTerm[]): Call => ({
    operation: "CreateAgreementRequest",
    input: { intent: "NEW", agreementProposalIdentifier, requestedTerms },
  }),
  acceptAgreementRequest: (agreementRequestId: string): Call => ({
    operation: "AcceptAgreementRequest",
    input: { agreementRequestId },
  }),
  describeAgreement: (agreementId: string): Call => ({ operation: "DescribeAgreement", input: { agreementId } }),
  getTerms: (agreementId: string): Call => ({ operation: "GetAgreementTerms", input: { agreementId } }),
  getRequest: (request: Request): Call => ({ operation: "GetAgreementCancellationRequest", input: ids(request) }),
  approve: (request: Request): Call => ({ operation: "AcceptAgreementCancellationRequest", input: ids(request) }),
  reject: (request: Request): Call => ({
    operation: "RejectAgreementCancellationRequest",
    input: { ...ids(request), rejectionReason: "<your reason>" },
  }),
  withdraw: (request: Request): Call => ({
    operation: "CancelAgreementCancellationRequest",
    input: { ...ids(request), cancellationReason: "<your reason>" },
  }),
  send: (request: { agreementId: string; reasonCode: string; description: string; clientToken: string }): Call => {
    const { description, ...rest } = request;
    return {
      operation: "SendAgreementCancellationRequest",
      input: description.trim() ? { ...rest, description: description.trim() } : rest,
    };
  },
};
