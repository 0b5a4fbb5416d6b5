/** How people write what requirements and companies name by a key; what is not on the list was typed by someone. */
const NAMES: Readonly<Record<string, string>> = {
  ecovadis: 'EcoVadis',
  hds: 'HDS',
  'iso-14001': 'ISO 14001',
  'iso-20000': 'ISO 20000',
  'iso-27001': 'ISO 27001',
  'iso-27701': 'ISO 27701',
  'iso-9001': 'ISO 9001',
  qualiopi: 'Qualiopi',
  rcs: 'RCS',
  secnumcloud: 'SecNumCloud',
  'tier-3': 'Tier III',
  'tier-4': 'Tier IV',
};

/** A certificate, qualification or registration by the name that people know. */
export function certificateName(code: string): string {
  return NAMES[code.trim().toLowerCase()] ?? code;
}
