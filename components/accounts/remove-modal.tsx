"use client";

import type { ReactNode } from "react";
import type { Answer } from "@/lib/answer";
import { FormModal } from "./form-modal";
import { useFormAnswer } from "./use-form-answer";

type Props = {
  header: string;
  remove: () => Promise<Answer<unknown>>;
  onRemoved: () => void;
  onCancel: () => void;
  children: ReactNode;
};

export default function RemoveModal({ header, remove, onRemoved, onCancel, children }: Props) {
  const { isBusy, submit, error } = useFormAnswer<unknown>(onRemoved);
  return (
    <FormModal {...{ header, isBusy, error, onCancel }} action="Remove" onSubmit={() => submit(remove)}>
      <p>{children}</p>
    </FormModal>
  );
}
