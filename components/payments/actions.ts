import type { Answer } from "@/lib/answer";

type Action<Input> = (input: Input) => Promise<Answer<unknown>>;
type Named = { agreementId: string; paymentRequestId: string };
type NewPayment = {
  agreementId: string;
  termId: string;
  name: string;
  amount: string;
  description: string;
  clientToken: string;
};

/** What each side can do about payment requests; the server's actions. */
export type PaymentActions =
  | { party: "seller"; request: Action<NewPayment>; withdraw: Action<Named> }
  | {
      party: "buyer";
      accept: Action<Named & { purchaseOrderReference: string }>;
      decline: Action<Named & { rejectionReason: string }>;
    };
