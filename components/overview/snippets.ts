type Key = { accessKeyId: string; secretAccessKey: string };

/** How a program is pointed at this portal, by language. */
export const snippets = (endpoint: string, key: Key | null): { id: string; label: string; code: string }[] => {
  const id = key?.accessKeyId ?? "<your key ID>";
  const secret = key?.secretAccessKey ?? "<your secret>";
  return [
    {
      id: "environment",
      label: "Environment",
      code: `export AWS_ENDPOINT_URL_MARKETPLACE_AGREEMENT=${endpoint}
export AWS_ACCESS_KEY_ID=${id} AWS_SECRET_ACCESS_KEY=${secret}
export AWS_REGION=us-east-1`,
    },
    {
      id: "cli",
      label: "CLI",
      code: `aws marketplace-agreement search-agreements --endpoint-url ${endpoint} --region us-east-1 \\
  --filters name=PartyType,values=Proposer name=AgreementType,values=PurchaseAgreement`,
    },
    {
      id: "javascript",
      label: "JavaScript",
      code: `import { MarketplaceAgreementClient, DescribeAgreementCommand } from "@aws-sdk/client-marketplace-agreement";

const client = new MarketplaceAgreementClient({ endpoint: "${endpoint}", region: "us-east-1" });
console.log(await client.send(new DescribeAgreementCommand({ agreementId: "agmt-…" })));`,
    },
    {
      id: "python",
      label: "Python",
      code: `import boto3

client = boto3.client("marketplace-agreement", endpoint_url="${endpoint}", region_name="us-east-1")
print(client.describe_agreement(agreementId="agmt-…"))`,
    },
    {
      id: "java",
      label: "Java",
      code: `var client = MarketplaceAgreementClient.builder()
    .endpointOverride(URI.create("${endpoint}")).region(Region.US_EAST_1).build();
System.out.println(client.describeAgreement(request -> request.agreementId("agmt-…")));`,
    },
    {
      id: "go",
      label: "Go",
      code: `client := marketplaceagreement.NewFromConfig(cfg, func(o *marketplaceagreement.Options) {
	o.BaseEndpoint = aws.String("${endpoint}")
})
out, err := client.DescribeAgreement(ctx, &marketplaceagreement.DescribeAgreementInput{AgreementId: aws.String("agmt-…")})`,
    },
  ];
};
