// A ClickHouse for tests: the engine in this process (chdb), behind as much of ClickHouse's HTTP interface as its drivers use.
// node server.mjs FOLDER [PORT] [PASSWORD]; prints the port, and ends when its standard input does, with its folder. One statement runs at a time.
import { rm, unlink, writeFile, mkdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import zlib from 'node:zlib';
import { Session } from 'chdb';

const [folder, port = '0', password = ''] = process.argv.slice(2);
const data = resolve(folder);
await mkdir(data, { recursive: true });
const engine = new Session(join(data, 'engine'));

const unpack = { gzip: zlib.gunzipSync, deflate: zlib.inflateSync, br: zlib.brotliDecompressSync, zstd: zlib.zstdDecompressSync ?? refuseZstd };

// What is no setting among the parameters of an address.
const notSettings = new Set([
  'query', 'database', 'default_format', 'query_id', 'user', 'password', 'session_id', 'session_timeout', 'session_check', 'role', 'quota_key', 'compress', 'decompress', 'enable_http_compression', 'wait_end_of_query', 'buffer_size',
]);

// The answers to errors that are not 500: code of ClickHouse to status of HTTP.
const statuses = new Map([[516, 403], [497, 403], [60, 404], [81, 404], [62, 400], [47, 400], [53, 400], [27, 400], [159, 408]]);

let applied = new Map();
let database = '';
let written = 0;
let last = Promise.resolve();

const inTurn = (work) => (last = last.then(work, work));
const literal = (text) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
const run = (sql, format = 'TabSeparated') => engine.queryAsync(sql, { format });

class Refusal extends Error {
  constructor(code, message) {
    super(`Code: ${code}. DB::Exception: ${message}`);
  }
}

function refuseZstd() {
  throw new Refusal(344, 'This Node knows no zstd; version 22.15 does. (SUPPORT_IS_DISABLED)');
}

async function prepare(parameters) {
  const wanted = new Map([...parameters].filter(([name]) => !notSettings.has(name) && !name.startsWith('param_')));
  const changes = [...[...applied.keys()].filter((name) => !wanted.has(name)).map((name) => `${name} = DEFAULT`),
    ...[...wanted].filter(([name, value]) => applied.get(name) !== value).map(([name, value]) => `${name} = ${literal(value)}`),
    ...[...parameters].filter(([name]) => name.startsWith('param_')).map(([name, value]) => `${name} = ${literal(value)}`)];
  const use = parameters.get('database') || 'default';
  if (use !== database) {
    database = '';
    await run(`USE \`${use.replaceAll('`', '\\`')}\``);
    database = use;
  }
  applied = new Map();
  if (changes.length > 0) {
    await run(`SET ${changes.join(', ')}`);
  }
  applied = wanted;
}

// An insert with its rows behind it: the rows are read from a file, so that they may be binary.
async function insert(statement, format, rows) {
  const file = join(data, `insert-${++written}`);
  await writeFile(file, rows);
  try {
    return await run(`${statement} FROM INFILE ${literal(file)} FORMAT ${format}`);
  } finally {
    await unlink(file);
  }
}

function partsOf(whole) {
  const head = whole.toString('latin1', 0, 65536);
  const match = /^\s*INSERT\s+INTO\s[^]*?\sFORMAT\s+(\w+)[ \t]*(?:\r?\n|$|(?=\{))/i.exec(head);
  if (!match || match[1].toLowerCase() === 'values') {
    return null;
  }
  const statement = whole.subarray(0, match[0].length).toString('utf8').replace(/\sFORMAT\s+\w+\s*$/i, '');
  return { statement, format: match[1], rows: whole.subarray(match[0].length) };
}

async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) {
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks);
  return unpack[request.headers['content-encoding']]?.(body) ?? body;
}

// .NET writes names without quotes, which the parser of Node refuses.
function fieldsOf(body, boundary) {
  return body.split(`--${boundary}`).slice(1, -1).map((part) => {
    const end = part.indexOf('\r\n\r\n');
    return [/name="?([^";\r\n]+)/.exec(part.slice(0, end))[1], part.slice(end + 4, -2)];
  });
}

async function read(request) {
  const parameters = new Map(new URL(request.url, 'http://localhost').searchParams);
  let body = await bodyOf(request);
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('multipart/form-data')) {
    for (const [name, value] of fieldsOf(body.toString('utf8'), /boundary="?([^";]+)/.exec(type)[1])) {
      parameters.set(name, value);
    }
    body = Buffer.alloc(0);
  }
  const query = Buffer.from(parameters.get('query') ?? '', 'utf8');
  return { parameters, whole: query.length > 0 && body.length > 0 ? Buffer.concat([query, Buffer.from('\n'), body]) : Buffer.concat([query, body]) };
}

function keyOf(request, parameters) {
  const basic = /^Basic (.+)$/i.exec(request.headers.authorization ?? '');
  return request.headers['x-clickhouse-key'] ?? parameters.get('password') ?? (basic ? Buffer.from(basic[1], 'base64').toString().split(':').slice(1).join(':') : '');
}

async function answer(request) {
  const { parameters, whole } = await read(request);
  if (keyOf(request, parameters) !== password) {
    throw new Refusal(516, 'Authentication failed: password is incorrect, or there is no user with such name. (AUTHENTICATION_FAILED)');
  }
  const format = request.headers['x-clickhouse-format'] ?? parameters.get('default_format') ?? 'TabSeparated';
  const parts = partsOf(whole);
  return inTurn(async () => {
    await prepare(parameters);
    return { format, result: parts ? await insert(parts.statement, parts.format, parts.rows) : await run(whole.toString('utf8'), format) };
  });
}

function refuse(response, error) {
  const code = Number(/^Code: (\d+)/.exec(error.message)?.[1] ?? 1002);
  response.writeHead(statuses.get(code) ?? 500, { 'Content-Type': 'text/plain; charset=UTF-8', 'X-ClickHouse-Exception-Code': String(code) });
  response.end(`${error.message}\n`);
}

const server = createServer(async (request, response) => {
  if (request.url === '/ping' || (request.method === 'GET' && request.url === '/')) {
    response.end('Ok.\n');
    return;
  }
  try {
    const { format, result } = await answer(request);
    response.writeHead(200, {
      'Content-Type': 'application/octet-stream', 'X-ClickHouse-Format': format, 'X-ClickHouse-Timezone': 'UTC', 'X-ClickHouse-Server-Display-Name': 'chdb',
      'X-ClickHouse-Summary': JSON.stringify({ read_rows: String(result.rowsRead), read_bytes: String(result.bytesRead) }),
    });
    response.end(Buffer.from(result.bytes()));
  } catch (error) {
    refuse(response, error);
  }
});
server.keepAliveTimeout = 600_000;
server.requestTimeout = 0;
server.listen(Number(port), '127.0.0.1', () => console.log(server.address().port));

process.stdin.resume().on('end', () => inTurn(async () => {
  engine.close();
  await rm(data, { recursive: true, force: true });
  process.exit(0);
}));
