import { describe, expect, it, vi } from 'vitest';
import { sentence, showUserErrors } from './userErrors';

function error(path: string[], message = 'the title is empty'): { code: string; message: string; path: string[] } {
  return { code: 'REQUIRED', message, path };
}

describe('user errors', () => {
  it('stand at the field that their path names', () => {
    const setErrors = vi.fn();
    const rest = showUserErrors({ setErrors }, [error(['input', 'title'])], ['title', 'reference']);
    expect(setErrors).toHaveBeenCalledWith({ title: 'The title is empty.' });
    expect(rest).toEqual([]);
  });

  it('stand at the field above when the path goes deeper than the form', () => {
    const setErrors = vi.fn();
    showUserErrors({ setErrors }, [error(['input', 'estimatedValue', 'amount'])], ['estimatedValue']);
    expect(setErrors).toHaveBeenCalledWith({ estimatedValue: 'The title is empty.' });
  });

  it('are joined when one field has two', () => {
    const setErrors = vi.fn();
    showUserErrors({ setErrors }, [error(['title'], 'too short'), error(['title'], 'not unique')], ['title']);
    expect(setErrors).toHaveBeenCalledWith({ title: 'Too short. Not unique.' });
  });

  it('are given back when no field shows them', () => {
    const unplaced = error(['input', 'version']);
    expect(showUserErrors({ setErrors: vi.fn() }, [unplaced], ['title'])).toEqual([unplaced]);
  });

  it('become sentences', () => {
    expect(sentence('étape inconnue')).toBe('Étape inconnue.');
    expect(sentence('Déjà une phrase !')).toBe('Déjà une phrase !');
  });
});
