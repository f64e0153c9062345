"use client";

import Alert from "@cloudscape-design/components/alert";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import type { ReactNode } from "react";
import { ModalFooter } from "../ui/modal-footer";

type Props = {
  header: string;
  action: string;
  isBusy: boolean;
  error: string | null;
  onSubmit: () => void;
  onCancel: () => void;
  children: ReactNode;
};

/** A dialogue with a short form; Enter in a field submits it. */
export function FormModal({ header, action, isBusy, error, onSubmit, onCancel, children }: Props) {
  return (
    <Modal
      visible
      header={header}
      closeAriaLabel="Close"
      onDismiss={onCancel}
      footer={<ModalFooter onCancel={onCancel} action={{ children: action, loading: isBusy, onClick: onSubmit }} />}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy) onSubmit();
        }}
      >
        <SpaceBetween size="m">
          {error && <Alert type="error">{error}</Alert>}
          {children}
        </SpaceBetween>
        <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
      </form>
    </Modal>
  );
}
