const sides: Record<string, string> = { Proposer: "Seller", Acceptor: "Buyer", Manufacturer: "Manufacturer" };

/** On which side of an agreement the account stands that got an event of this type. */
export const sideOf = (detailType: string): string => sides[detailType.split(" - ").at(-1) ?? ""] ?? "Test";

/** Why an account got an event, in words. */
export const whyGot = (detailType: string, agreementId: string): string =>
  ({
    Seller: `This account is the seller (proposer) of ${agreementId}. Each party gets an event of its own; the seller's detail type ends with Proposer.`,
    Buyer: `This account is the buyer (acceptor) of ${agreementId}. Each party gets an event of its own; the buyer's detail type ends with Acceptor.`,
    Manufacturer: `This account makes the product of ${agreementId}, which a channel partner sells. The manufacturer's event leaves out amounts and messages.`,
  })[sideOf(detailType)] ?? "Somebody sent a test to this destination.";
