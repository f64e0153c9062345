"use client";

import ColumnLayout from "@cloudscape-design/components/column-layout";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";

type Props = { vendor: string; refundPolicy?: string; supportContact?: string };

/** What the vendor says about refunds and support, as it was published. */
export function VendorTexts({ vendor, refundPolicy, supportContact }: Props) {
  return (
    <ColumnLayout columns={2}>
      <Container header={<Header variant="h2">Vendor refund policy</Header>}>
        <p className="text-lines">{refundPolicy || `${vendor} has not published a refund policy here. Ask them.`}</p>
      </Container>
      <Container header={<Header variant="h2">Vendor support</Header>}>
        <p className="text-lines">{supportContact || `${vendor} has not published a support contact here.`}</p>
      </Container>
    </ColumnLayout>
  );
}
