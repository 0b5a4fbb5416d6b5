import { type ReactNode, useState } from 'react';
import classes from './Question.module.css';

interface QuestionProps {
  readonly title: string;
  /** Asked of the server only once it is opened. */
  readonly children: ReactNode;
}

/** A question that is answered when it is opened. */
export function Question({ title, children }: QuestionProps): ReactNode {
  const [wasOpened, setWasOpened] = useState(false);
  return (
    <details className={classes.question} onToggle={(event) => event.currentTarget.open && setWasOpened(true)}>
      <summary>{title}</summary>
      <div className={classes.answer}>{wasOpened && children}</div>
    </details>
  );
}
