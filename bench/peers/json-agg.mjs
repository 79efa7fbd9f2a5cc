/**
 * What no server of GraphQL can beat: each question as one prepared statement by hand, whose answer PostgreSQL writes
 * as JSON and node:http passes on. The address is the name of the question, the body its variables in JSON.
 * Run: node json-agg.mjs (DATABASE_URL; PORT, 0 for any).
 */
import { createServer } from 'node:http';
import pg from 'pg';
import { announce } from './announce.mjs';
import { STATEMENTS } from './json-agg.sql.mjs';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });

/**
 * @param {string} name
 * @param {Record<string, unknown>} variables
 * @returns {Promise<string | null>} JSON; null when there is no such question
 */
async function answer(name, variables) {
  const statement = STATEMENTS[name];
  if (!statement) return null;
  const values = statement.variables.map((variable) => variables[variable]);
  const { rows } = await pool.query({ name, text: statement.text, values });
  return rows[0].answer;
}

announce(
  createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    try {
      const text = await answer((request.url ?? '').slice(1), JSON.parse(body || '{}'));
      const sent = `{"data":${text}}`;
      response
        .writeHead(text === null ? 404 : 200, {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(sent),
        })
        .end(sent);
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  }),
);
