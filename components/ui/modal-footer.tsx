import Box from "@cloudscape-design/components/box";
import Button, { type ButtonProps } from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";

type Props = {
  /** The word for going back without doing anything. */
  cancelText?: string;
  onCancel: () => void;
  /** What the dialogue is for; absent when there is nothing left to do. */
  action?: ButtonProps;
};

/** The foot of every dialogue: the way back, then the one thing it does. */
export const ModalFooter = ({ cancelText = "Cancel", onCancel, action }: Props) => (
  <Box float="right">
    <SpaceBetween direction="horizontal" size="xs">
      <Button variant="link" onClick={onCancel}>
        {cancelText}
      </Button>
      {action && <Button variant="primary" {...action} />}
    </SpaceBetween>
  </Box>
);
