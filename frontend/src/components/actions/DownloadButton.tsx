import { Button } from '@mantine/core';
import { FileSpreadsheet } from 'lucide-react';
import type { ReactNode } from 'react';

interface DownloadButtonProps {
  /** One of the addresses of files, from `lib/addresses.ts`. */
  readonly href: string;
  readonly children: ReactNode;
}

/** A workbook of the server. */
export function DownloadButton({ href, children }: DownloadButtonProps): ReactNode {
  return (
    <Button
      component="a"
      href={href}
      download
      variant="default"
      leftSection={<FileSpreadsheet size={16} aria-hidden />}
    >
      {children}
    </Button>
  );
}
