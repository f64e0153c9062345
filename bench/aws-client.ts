import { DescribeAgreementCommand, MarketplaceAgreementClient } from "@aws-sdk/client-marketplace-agreement";

/**
 * A process that calls DescribeAgreement through the official client, `width` at a time. For each line `endpoint agreementId
 * milliseconds` it tells how many calls a second it got through.
 */
const width = 8;
const [accessKeyId = "", secretAccessKey = ""] = process.argv.slice(2);

async function measure(endpoint: string, agreementId: string, milliseconds: number): Promise<number> {
  const client = new MarketplaceAgreementClient({
    endpoint,
    region: "us-east-1",
    credentials: { accessKeyId, secretAccessKey },
  });
  const started = performance.now();
  let calls = 0;
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (; performance.now() - started < milliseconds; calls++) {
        await client.send(new DescribeAgreementCommand({ agreementId }));
      }
    }),
  );
  client.destroy();
  return (calls * 1000) / (performance.now() - started);
}

console.log("=", "ready");
process.stdin.on("data", async (line) => {
  const [endpoint = "", agreementId = "", milliseconds] = String(line).trim().split(" ");
  console.log("=", await measure(endpoint, agreementId, Number(milliseconds)));
});
process.stdin.on("end", () => process.exit(0));
