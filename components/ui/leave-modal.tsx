"use client";

import Modal from "@cloudscape-design/components/modal";
import { ModalFooter } from "./modal-footer";

export default function LeaveModal({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) {
  return (
    <Modal
      visible
      header="Leave without sending the request?"
      closeAriaLabel="Close"
      onDismiss={onStay}
      footer={<ModalFooter cancelText="Stay" onCancel={onStay} action={{ children: "Leave", onClick: onLeave }} />}
    >
      What you entered will be lost. Nothing has been sent to the buyer.
    </Modal>
  );
}
