import { type Client, makeOperation, type Operation } from '@urql/core';

/** The queries that something on screen waits for, by their keys. */
const shown = new Map<number, Operation>();

/** Keeps account of what is on screen; told about every operation. */
export function noteOperation(operation: Operation): void {
  if (operation.kind === 'query') shown.set(operation.key, operation);
  if (operation.kind === 'teardown') shown.delete(operation.key);
}

/** Reads everything that is on screen again; what is there stays until the answers have come. */
export function refreshShown(client: Client): void {
  for (const operation of shown.values()) {
    client.reexecuteOperation(
      makeOperation(operation.kind, operation, { ...operation.context, requestPolicy: 'network-only' }),
    );
  }
}
