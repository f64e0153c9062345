import CollectionPreferences from "@cloudscape-design/components/collection-preferences";
import { useRouter } from "next/navigation";
import { type ListParams, pageSizes } from "@/lib/lists/params";

type Props = {
  columns: readonly { id: string; header: string }[];
  visible: string[];
  size: number;
  listName: string;
  show: (changes: Partial<ListParams>) => void;
};

/** Which columns, in which order, and how many rows. Columns are remembered on this device. */
export function ListPreferences({ columns, visible, size, listName, show }: Props) {
  const router = useRouter();
  const display = [
    ...visible.map((id) => ({ id, visible: true })),
    ...columns.filter(({ id }) => !visible.includes(id)).map(({ id }) => ({ id, visible: false })),
  ];
  return (
    <CollectionPreferences
      title="Preferences"
      confirmLabel="Confirm"
      cancelLabel="Cancel"
      preferences={{ pageSize: size, contentDisplay: display }}
      pageSizePreference={{
        title: "Page size",
        options: pageSizes.map((value) => ({ value, label: `${value} rows` })),
      }}
      contentDisplayPreference={{
        title: "Columns",
        options: columns.map(({ id, header }, i) => ({ id, label: header, alwaysVisible: i === 0 })),
      }}
      onConfirm={({ detail }) => {
        const ids = (detail.contentDisplay ?? display).filter((column) => column.visible).map(({ id }) => id);
        // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
        document.cookie = `countersign-columns-${listName}=${ids.join(".")}; path=/; max-age=31536000; samesite=lax`;
        if (detail.pageSize && detail.pageSize !== size) show({ size: detail.pageSize });
        else router.refresh();
      }}
    />
  );
}
