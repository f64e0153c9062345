import { accounts } from "./accounts";
import { products } from "./catalog";
import { proposalId, proposalTermId, sampleProposals } from "./proposals";

/** docs/sample-proposals.md: what can be accepted in a sandbox, with all identifiers. Terms never depend on the day but by dates. */
export function proposalsPage(): string {
  const someDay = new Date(0);
  const parts = sampleProposals.map((proposal) => {
    const { offer, product, seller, buyer, purpose } = proposal;
    const whom = buyer ? `${accounts[buyer].name} (${accounts[buyer].id}) only` : "every buyer";
    const terms = Object.entries(proposal.terms(someDay)).map(
      ([member]) => `| \`${proposalTermId(proposal, member)}\` | \`${member}\` | ${choices[member] ?? ""} |`,
    );
    return [
      `## \`${proposalId(proposal)}\``,
      "",
      `${offer}. ${purpose}`,
      "",
      `- product: ${products[product].title} (\`${products[product].id}\`), sold by ${accounts[seller].name} (${accounts[seller].id})`,
      `- for: ${whom}`,
      "",
      "| Term ID | Kind | Choice |",
      "| ------- | ---- | ------ |",
      ...terms,
    ].join("\n");
  });
  return `${introduction}\n\n${parts.join("\n\n")}\n`;
}

const choices: Record<string, string> = {
  configurableUpfrontPricingTerm: "`configurableUpfrontPricingTermConfiguration`: duration and quantities",
  renewalTerm: "`renewalTermConfiguration`: automatic renewal on or off (the term may be left out)",
  supportTerm: "none (the term may be left out)",
  variablePaymentTerm: "`variablePaymentTermConfiguration`: how payment requests are approved",
};

const introduction = `# Sample proposals

<!-- Written by lib/sample/proposals-page.ts; a test fails when this page is stale. -->

What buyers can accept in a sandbox. \`CreateAgreementRequest\` answers with a quote that is good for a day;
\`AcceptAgreementRequest\` makes the agreement. With the sample key of Harbour Bank:

\`\`\`
export AWS_ENDPOINT_URL_MARKETPLACE_AGREEMENT=http://localhost:3000 AWS_REGION=us-east-1
export AWS_ACCESS_KEY_ID=sample-harbour-approver AWS_SECRET_ACCESS_KEY=sample-secret-harbour-approver

aws marketplace-agreement create-agreement-request --intent NEW \\
  --agreement-proposal-identifier at-sampleteamseats --requested-terms '[
    { "id": "term-teamseats-configurableupfront", "configuration": { "configurableUpfrontPricingTermConfiguration": {
        "selectorValue": "P12M", "dimensions": [{ "dimensionKey": "seats", "dimensionValue": 5 }] } } },
    { "id": "term-teamseats-legal" } ]'

aws marketplace-agreement accept-agreement-request --agreement-request-id ar-…
\`\`\`

To amend an agreement, use intent \`AMEND\` with its ID and the term IDs that \`GetAgreementTerms\` lists; to replace it, intent
\`REPLACE\` with its ID and another proposal for the same product. Each term that takes a choice needs it; legal, validity, payment
and schedule terms cannot be left out. The rules that the service leaves open are in
[decisions/0003-agreement-requests.md](decisions/0003-agreement-requests.md).`;
