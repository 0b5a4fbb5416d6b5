import { instantToLocal } from '../../../lib/format/dates';
import { useNow } from '../../../lib/useNow';

/** The present day as "2026-12-03", in the zone of French buyers. */
export function useToday(): string {
  return instantToLocal(new Date(useNow()).toISOString()).slice(0, 10);
}
