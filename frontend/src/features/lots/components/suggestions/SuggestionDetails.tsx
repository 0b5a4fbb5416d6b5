import { Button, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Mountain, PencilRuler, Replace } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AnchorLink } from '../../../../components/actions/AnchorLink';
import { StateBadge } from '../../../../components/states/StateBadge';
import { letterOf } from '../../model/comparison';
import { groupOfSuggestion } from '../../model/groups';
import type { AskedOptions } from '../../model/options';
import type { RunSuggestion } from '../../model/run';
import { objectiveSentence, reasonSentences, requirementName, toldValues } from '../../model/sentences';
import type { Bid } from '../../model/together';
import { AcceptDialog } from './AcceptDialog';
import classes from './SuggestionPanel.module.css';
import type { LotFacts } from '../useLotFacts';

interface SuggestionDetailsProps {
  readonly bid: Bid;
  readonly suggestion: RunSuggestion;
  /** What it answers. */
  readonly options: Pick<AskedOptions, 'preferred'>;
  readonly facts: LotFacts;
  /** Whether another answer is being worked on: this one is not to be formed then. */
  readonly isOutdone: boolean;
  /** Looks for something better that changes as little as possible of it. */
  readonly onStayNear: () => void;
  /** Takes it into the composition, where one can be composed. */
  readonly onTake?: () => void;
}

/** One grouping in full: who is in and why, what it is worth, what it leaves out, and the way to form it. */
export function SuggestionDetails(props: SuggestionDetailsProps): ReactNode {
  const { bid, suggestion, options, facts, isOutdone, onStayNear, onTake } = props;
  const { t } = useTranslation('lots');
  const [isAccepting, accepting] = useDisclosure(false);
  const { language } = facts;
  return (
    <Stack gap="md">
      <div>
        <Title order={3}>{t('suggestion.name', { letter: letterOf(suggestion.rank) })}</Title>
        <StateBadge tone={suggestion.isProven ? 'good' : 'attention'}>
          {suggestion.isProven ? t('suggestion.proven') : t('suggestion.unproven')}
        </StateBadge>
      </div>
      {suggestion.viewerCanAccept && (
        <Button leftSection={<Mountain size={16} aria-hidden />} onClick={accepting.open} disabled={isOutdone}>
          {t('suggestion.accept')}
        </Button>
      )}
      <Button variant="default" size="xs" leftSection={<Replace size={14} aria-hidden />} onClick={onStayNear} disabled={isOutdone}>
        {t('options.stayNear')}
      </Button>
      {onTake && (
        <Button variant="default" size="xs" leftSection={<PencilRuler size={14} aria-hidden />} onClick={onTake}>
          {t('build.take')}
        </Button>
      )}
      <ul className={classes.members} aria-label={t('suggestion.membersTitle')}>
        {groupOfSuggestion(suggestion).members.map(({ id, name }) => (
          <Member key={id} id={id} name={name} suggestion={suggestion} facts={facts} />
        ))}
      </ul>
      <div>
        <Text fw={600} size="sm">
          {t('suggestion.objective')}
        </Text>
        <ol className={classes.plain}>
          {toldValues(suggestion.objective, options).map((value) => (
            <li key={value.objective}>{objectiveSentence(value, language)}</li>
          ))}
        </ol>
      </div>
      {suggestion.uncovered.length > 0 ? (
        <div>
          <Text fw={600} size="sm">
            {t('suggestion.uncovered')}
          </Text>
          <ul className={classes.plain}>
            {suggestion.uncovered.map(({ id }) => (
              <li key={id}>{requirementName(id, facts)}</li>
            ))}
          </ul>
        </div>
      ) : (
        <Text size="sm">{t('suggestion.allCovered')}</Text>
      )}
      <AcceptDialog
        key={suggestion.id}
        opened={isAccepting}
        onClose={accepting.close}
        bid={bid}
        suggestion={suggestion}
        candidates={facts.candidates}
      />
    </Stack>
  );
}

interface MemberProps {
  readonly id: string;
  readonly name: string;
  readonly suggestion: RunSuggestion;
  readonly facts: LotFacts;
}

/** A member, its role, and the sentences that say why it is there. */
function Member({ id, name, suggestion, facts }: MemberProps): ReactNode {
  const { t } = useTranslation('lots');
  const reason = suggestion.reasons.find(({ company }) => company.id === id);
  const isLead = suggestion.lead.id === id;
  // Whoever covers nothing, is not pinned and does not lead is there to take the lead over.
  const takesOver =
    reason && !isLead && !reason.isPinned && reason.onlyItCovers.length === 0 && reason.shares.length === 0;
  const isSubcontractor = suggestion.subcontractors.some((company) => company.id === id);
  return (
    <li className={classes.member}>
      <AnchorLink fw={600} to="/companies/$companyId" params={{ companyId: id }}>
        {name}
      </AnchorLink>{' '}
      {takesOver && (
        <Text component="span" size="sm" c="dimmed">
          {t('suggestion.takesOver')}
        </Text>
      )}
      {isLead && (
        <Text component="span" size="sm" c="dimmed">
          {t('suggestion.isLead')}
        </Text>
      )}
      {isSubcontractor && (
        <Text component="span" size="sm" c="dimmed">
          {t('suggestion.isSubcontractor')}
        </Text>
      )}
      {reason && (
        <ul className={classes.why} aria-label={t('suggestion.why', { company: name })}>
          {reasonSentences(reason, facts).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </li>
  );
}
