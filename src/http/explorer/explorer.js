// The explorer of the API: runs queries against /graphql and shows the schema that the server describes.
'use strict';

const INTROSPECTION = `query Introspection {
  __schema {
    queryType { name } mutationType { name } subscriptionType { name }
    types {
      kind name description
      fields(includeDeprecated: true) {
        name description isDeprecated deprecationReason
        args { name description defaultValue type { ...reference } }
        type { ...reference }
      }
      inputFields { name description defaultValue type { ...reference } }
      enumValues(includeDeprecated: true) { name description }
      possibleTypes { name }
    }
  }
}
fragment reference on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }`;

const EXAMPLE = `# Try a query. The schema is on the right.
{
  serverInfo { version }
  companies(first: 5) {
    totalCount
    nodes { name address { city } }
  }
}
`;

const byId = (id) => document.getElementById(id);

async function ask(query, variables) {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, body: await response.json() };
}

async function run() {
  byId('status').textContent = 'Running';
  byId('answer').textContent = '';
  try {
    const variables = JSON.parse(byId('variables').value || '{}');
    const started = performance.now();
    const { status, body } = await ask(byId('query').value, variables);
    byId('status').textContent = `Status ${status}, ${Math.round(performance.now() - started)} ms`;
    byId('answer').textContent = JSON.stringify(body, null, 2);
  } catch (problem) {
    byId('status').textContent = 'Not sent or not understood';
    byId('answer').textContent = String(problem);
  }
}

function reference(type) {
  if (type.kind === 'NON_NULL') return `${reference(type.ofType)}!`;
  if (type.kind === 'LIST') return `[${reference(type.ofType)}]`;
  return type.name;
}

function named(type) {
  return type.ofType ? named(type.ofType) : type.name;
}

function element(name, text) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  return made;
}

function linkTo(types, name, text) {
  const link = element('button', text);
  link.type = 'button';
  link.addEventListener('click', () => show(types, name));
  return link;
}

function describeField(types, list, field) {
  const term = element('dt', `${field.name} `);
  if (field.args && field.args.length > 0) {
    const args = field.args.map((arg) => `${arg.name}: ${reference(arg.type)}${arg.defaultValue ? ` = ${arg.defaultValue}` : ''}`);
    term.append(element('span', `(${args.join(', ')}) `));
  }
  if (field.type) term.append(linkTo(types, named(field.type), reference(field.type)));
  list.append(term, element('dd', [field.description, field.isDeprecated ? `Deprecated: ${field.deprecationReason}` : ''].filter(Boolean).join(' ')));
}

function show(types, name) {
  const type = types.get(name);
  const target = byId('type');
  target.replaceChildren();
  if (!type) return;
  target.append(element('h2', `${type.name} (${type.kind.toLowerCase().replace('_', ' ')})`));
  target.append(element('p', type.description || ''));
  const list = element('dl');
  for (const field of type.fields || type.inputFields || type.enumValues || []) describeField(types, list, field);
  target.append(list);
}

function matches(type, wanted) {
  if (type.name.toLowerCase().includes(wanted)) return true;
  return (type.fields || type.inputFields || []).some((field) => field.name.toLowerCase().includes(wanted));
}

function listTypes(types) {
  const wanted = byId('search').value.trim().toLowerCase();
  const items = [...types.values()].filter((type) => matches(type, wanted)).map((type) => {
    const item = element('li');
    item.append(linkTo(types, type.name, type.name));
    return item;
  });
  byId('types').replaceChildren(...items);
}

async function loadSchema() {
  const { body } = await ask(INTROSPECTION, {});
  if (!body.data) {
    byId('type').textContent = 'The schema cannot be read.';
    return;
  }
  const shown = body.data.__schema.types.filter((type) => !type.name.startsWith('__'));
  const types = new Map(shown.sort((a, b) => a.name.localeCompare(b.name)).map((type) => [type.name, type]));
  byId('search').addEventListener('input', () => listTypes(types));
  listTypes(types);
  show(types, body.data.__schema.queryType.name);
}

byId('query').value = EXAMPLE;
byId('run').addEventListener('click', run);
document.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) run();
});
loadSchema();
