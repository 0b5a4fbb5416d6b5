import { type KeyboardEvent, useState } from 'react';
import { at, type GridPosition, type GridShape, moveTo } from '../../../../lib/gridMoves';

/** The cell that is being written, and what stands in it so far. */
interface Writing extends GridPosition {
  readonly text: string;
}

interface CellsInput {
  readonly shape: GridShape;
  readonly textAt: (position: GridPosition) => string;
  readonly onText: (position: GridPosition, text: string) => void;
}

export interface Cells {
  readonly position: GridPosition;
  readonly writing: Writing | null;
  /** The cell to which a key has brought the focus; none when a pointer or another part of the page has it. */
  readonly focused: GridPosition | null;
  readonly go: (position: GridPosition) => void;
  readonly write: (position: GridPosition) => void;
  readonly type: (text: string) => void;
  readonly leave: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** Which cell of a grid is active and which is being written, by the keys that spreadsheets have. */
export function useCells({ shape, textAt, onText }: CellsInput): Cells {
  const [wanted, setPosition] = useState<GridPosition>({ row: 0, column: 0 });
  const [writing, setWriting] = useState<Writing | null>(null);
  const [focused, setFocused] = useState<GridPosition | null>(null);
  const position = at(shape, wanted.row, wanted.column);

  function move(to: GridPosition): void {
    setPosition(to);
    setFocused(to);
  }

  function keep(): void {
    if (writing && writing.text !== textAt(writing)) onText(writing, writing.text);
    setWriting(null);
  }

  function write(from: GridPosition, text = textAt(from)): void {
    setPosition(from);
    setWriting({ ...from, text });
  }

  function onKeyWhileWriting(event: KeyboardEvent): void {
    const next = { Enter: [1, 0], Tab: [0, event.shiftKey ? -1 : 1] }[event.key];
    if (next) {
      event.preventDefault();
      keep();
      move(at(shape, position.row + (next[0] ?? 0), position.column + (next[1] ?? 0)));
    } else if (event.key === 'Escape') {
      event.preventDefault();
      setWriting(null);
      move(position);
    }
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (writing) return onKeyWhileWriting(event);
    const { key, ctrlKey, altKey, metaKey } = event;
    const next = moveTo(shape, position, event);
    if (next) move(next);
    else if (key === 'Enter' || key === 'F2') write(position);
    else if (key === 'Delete' || key === 'Backspace') onText(position, '');
    else if (key.length === 1 && !ctrlKey && !altKey && !metaKey) write(position, key);
    else return;
    event.preventDefault();
  }

  return {
    position,
    writing,
    focused,
    go: (next) => {
      keep();
      setPosition(next);
      setFocused(null);
    },
    write,
    type: (text) => setWriting((now) => now && { ...now, text }),
    leave: () => {
      keep();
      setFocused(null);
    },
    onKeyDown,
  };
}
