import { Anchor, type AnchorProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ReactNode, Ref } from 'react';

interface PlainAnchorProps extends AnchorProps, Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof AnchorProps> {
  readonly ref?: Ref<HTMLAnchorElement>;
}

function PlainAnchor(props: PlainAnchorProps): ReactNode {
  return <Anchor {...props} />;
}

/** A link to a page of ours; `to`, `params` and `search` are checked against the routes. */
export const AnchorLink = createLink(PlainAnchor);
