import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';

/** What a parent hands to a component that declares the fragment: it holds the data, but only the component can read it. */
export type FragmentRef<Document extends DocumentTypeDecoration<unknown, unknown>> =
  Document extends DocumentTypeDecoration<infer Data, unknown>
    ? [Data] extends [{ ' $fragmentName'?: infer Name }]
      ? Name extends string
        ? { readonly ' $fragmentRefs'?: { readonly [key in Name]: Data } }
        : never
      : never
    : never;

/** Opens a fragment reference in the component that declared it. */
export function readFragment<Data>(_document: DocumentTypeDecoration<Data, unknown>, ref: FragmentRef<DocumentTypeDecoration<Data, unknown>>): Data;
export function readFragment<Data>(_document: DocumentTypeDecoration<Data, unknown>, ref: ReadonlyArray<FragmentRef<DocumentTypeDecoration<Data, unknown>>>): ReadonlyArray<Data>;
export function readFragment<Data>(_document: DocumentTypeDecoration<Data, unknown>, ref: FragmentRef<DocumentTypeDecoration<Data, unknown>> | null | undefined): Data | null | undefined;
export function readFragment(_document: unknown, ref: unknown): unknown {
  return ref;
}
