import { Kbd, Modal, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface MatrixHelpProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** What the keys do; each of them has its button as well. */
export function MatrixHelp({ opened, onClose }: MatrixHelpProps): ReactNode {
  const { t } = useTranslation('coverage');
  const keys: ReadonlyArray<readonly [key: string, effect: string]> = [
    [t('help.arrows'), t('help.move')],
    [t('help.homeEnd'), t('help.row')],
    [t('help.pages'), t('help.page')],
    [t('help.enter'), t('help.open')],
    ['p', t('help.pin')],
    ['f', t('help.prefer')],
    ['x', t('help.exclude')],
    ['a', t('help.compose')],
    ['/', t('help.find')],
    ['?', t('help.help')],
  ];
  return (
    <Modal opened={opened} onClose={onClose} title={t('help.title')} closeButtonProps={{ 'aria-label': t('close') }}>
      <Text mb="xs">{t('help.keys')}</Text>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('help.key')}</Table.Th>
            <Table.Th>{t('help.does')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {keys.map(([key, effect]) => (
            <Table.Tr key={key}>
              <Table.Td>
                <Kbd>{key}</Kbd>
              </Table.Td>
              <Table.Td>{effect}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
