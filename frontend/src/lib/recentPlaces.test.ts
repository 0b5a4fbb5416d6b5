import { beforeEach, expect, it } from 'vitest';
import { forgetPlaces, notePlace, recentPlaces } from './recentPlaces';

beforeEach(() => localStorage.clear());

it('puts the last page first and keeps eight', () => {
  for (let number = 1; number <= 10; number += 1) notePlace('me', { path: `/calls/${number}`, title: `Call ${number}` });
  expect(recentPlaces('me').map(({ title }) => title)).toEqual([10, 9, 8, 7, 6, 5, 4, 3].map((number) => `Call ${number}`));
});

it('moves a page up that is opened again, with its new title', () => {
  notePlace('me', { path: '/lots/1', title: 'Lot' });
  notePlace('me', { path: '/calls/1', title: 'Call' });
  notePlace('me', { path: '/lots/1', title: 'Lot 1 · Web' });
  expect(recentPlaces('me')).toEqual([
    { path: '/lots/1', title: 'Lot 1 · Web' },
    { path: '/calls/1', title: 'Call' },
  ]);
});

it('shows nobody the places of another account', () => {
  notePlace('me', { path: '/consortia/1', title: 'Ours' });
  expect(recentPlaces('other')).toEqual([]);
  notePlace('other', { path: '/calls/1', title: 'Call' });
  expect(recentPlaces('me')).toEqual([]);
});

it('forgets everything at once', () => {
  notePlace('me', { path: '/consortia/1', title: 'Ours' });
  forgetPlaces();
  expect(recentPlaces('me')).toEqual([]);
});

it.each([
  'not json',
  '{"accountId":"me","places":[{"path":"https://elsewhere.example","title":"x"}]}',
  '{"accountId":"me","places":[{"path":"//elsewhere.example","title":"x"}]}',
  '{"accountId":"me","places":[null]}',
  '[]',
])('reads nothing from %s', (stored) => {
  localStorage.setItem('cordee-recent-places', stored);
  expect(recentPlaces('me')).toEqual([]);
});
