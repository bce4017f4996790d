import { createHash } from 'node:crypto';
import {
  ApolloServer,
  type ApolloServerPlugin,
  type GraphQLRequestContextWillSendResponse,
  HeaderMap,
} from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { AccessAction, AccessEntry } from '../access/access-entry.js';
import type { AccessLog } from '../access/access-log.js';
import { mayDo } from '../access/duties.js';
import { PurposeRequired } from '../access/purpose.js';
import type { SignedIn } from '../access/signed-in.js';
import type { BundleDesk } from '../casework/bundle.js';
import type { Parts, RequestContext } from '../context.js';
import type { ReportFault } from '../http/report-fault.js';
import { actionOf, needsPurpose, topFields } from './actions.js';
import { refuseCostly } from './cost.js';
import { formatErrorWith } from './format-error.js';
import { asksForSchema, MOST_TOKENS, notTooDeep, notTooManyAliases, notTooManyDirectives } from './limits.js';
import { type ListedOperations, questionIn } from './listed-operations.js';
import { loadersFor } from './loaders.js';
import { noteIds, notingReads } from './note-reads.js';
import { buildGraphqlSchema } from './schema.js';
import { isNonNominal, nonNominalParts, VIEW_HEADER } from './views.js';

/** One question as it came over HTTP, from somebody who is signed in. */
export interface Asked {
  readonly headers: ReadonlyMap<string, string>;
  readonly body: unknown;
  readonly signedIn: SignedIn;
  /** Why he asks, where he said so, and whether he must. */
  readonly purpose: string | null;
  readonly purposeDemanded: boolean;
  /** Ends what is running for this question when whoever asked is gone. */
  readonly signal: AbortSignal;
}

export interface Answer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

export interface GraphqlEndpoint {
  answer(asked: Asked): Promise<Answer>;
  stop(): Promise<void>;
}

/** What the access log wants to know beside what a question needs. */
interface LoggedContext extends RequestContext {
  readonly asked: Asked;
  /** Ids of what was read so far, and those of them that are persons. */
  readonly idsRead: Set<string>;
  readonly personsRead: Set<string>;
  /** For whom bundles were made. */
  readonly recipients: Set<string>;
}

type Answering = GraphQLRequestContextWillSendResponse<LoggedContext>;

/** Variables are kept in the access log up to this length. */
const LONGEST_VARIABLES = 2_000;

/** GraphQL without a transport: questions in, answers out, each of them limited, logged and free of inner workings. */
export async function openGraphqlEndpoint(
  parts: Parts,
  operations: ListedOperations,
  log: AccessLog,
  report: ReportFault,
): Promise<GraphqlEndpoint> {
  const server = new ApolloServer<LoggedContext>({
    schema: buildGraphqlSchema(),
    introspection: true,
    validationRules: [notTooDeep, notTooManyAliases, notTooManyDirectives],
    parseOptions: { maxTokens: MOST_TOKENS },
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    // The route asks for a header of its own before anything comes here.
    csrfPrevention: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    nodeEnv: 'production',
    formatError: formatErrorWith(report),
    plugins: [
      limits,
      logging(log),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
    ],
  });
  await server.start();
  return {
    answer: async (asked) => {
      const question = questionIn(asked.body, operations);
      if (question === null) return notListed(asked, log);
      const response = await server.executeHTTPGraphQLRequest({
        httpGraphQLRequest: { method: 'POST', headers: new HeaderMap(asked.headers), search: '', body: question },
        context: async () => contextFor(parts, asked),
      });
      if (response.body.kind !== 'complete') throw new Error('an answer in parts was not asked for');
      return { status: response.status ?? 200, headers: response.headers, body: response.body.string };
    },
    stop: () => server.stop(),
  };
}

/** Constant words: they say nothing of what was asked. */
async function notListed({ signedIn: { user, session }, purpose }: Asked, log: AccessLog): Promise<Answer> {
  const code = 'PERSISTED_QUERY_NOT_FOUND';
  await log.append({
    action: 'REFUSED',
    actor: user.name,
    agency: user.agency,
    session: session.id,
    operation: '',
    ...(purpose !== null && { purpose }),
    ids: [],
    result: code,
  });
  const body = JSON.stringify({ errors: [{ message: 'This operation is not on the list', extensions: { code } }] });
  return { status: 400, headers: new Map([['content-type', 'application/json; charset=utf-8']]), body };
}

function contextFor(nominal: Parts, asked: Asked): LoggedContext {
  const { signedIn, signal } = asked;
  const parts = asksForView(asked) ? nonNominalParts(nominal) : nominal;
  const idsRead = new Set<string>();
  const personsRead = new Set<string>();
  const graph = notingReads(parts.graph, (id, isPerson) => {
    idsRead.add(id);
    if (isPerson) personsRead.add(id);
  });
  const recipients = new Set<string>();
  const bundles: BundleDesk = {
    ...parts.bundles,
    exportBundle: async (...order) => {
      const bundle = await parts.bundles.exportBundle(...order);
      recipients.add(bundle.edition);
      return bundle;
    },
  };
  const asking = { viewer: signedIn.viewer, signal };
  const { user } = signedIn;
  const loaders = loadersFor(graph, parts.cases, asking);
  return { ...parts, graph, bundles, asking, user, loaders, asked, idsRead, personsRead, recipients };
}

/** What can be refused only once variables and asker are known. */
const limits: ApolloServerPlugin<LoggedContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ schema, document, operation, request, contextValue }) {
        if (lacksPurpose(contextValue.asked, operation ? topFields(operation, document) : [])) {
          const { message, code } = new PurposeRequired();
          throw new GraphQLError(message, { extensions: { code, http: { status: 403 } } });
        }
        if (asksForSchema(document) && !mayDo('READ_SCHEMA', contextValue.user)) {
          throw new GraphQLError('Only analysts ask for the schema', {
            extensions: { code: 'FORBIDDEN', http: { status: 403 } },
          });
        }
        if (operation?.operation === 'subscription') {
          throw new GraphQLError('Subscriptions are not offered', {
            extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } },
          });
        }
        if (operation !== undefined) refuseCostly(schema, document, operation, request.variables ?? {});
      },
      // What graphql-js says about a wrong question spells out the schema field by field, and as often as the question is wrong.
      async willSendResponse({ response, contextValue }) {
        if (response.body.kind !== 'single') return;
        const result = response.body.singleResult;
        if (asksForView(contextValue.asked) && result.errors) result.errors = result.errors.map(withoutWords);
        const wording = result.errors?.find(isAboutWording);
        if (wording === undefined) return;
        const constant = { message: 'Invalid operation', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } };
        result.errors = [mayDo('READ_SCHEMA', contextValue.user) ? wording : constant];
      },
    };
  },
};

/** Whether the answer is to be free of names. */
function asksForView({ headers }: Asked): boolean {
  return isNonNominal(headers.get(VIEW_HEADER));
}

function lacksPurpose({ purpose, purposeDemanded }: Asked, fields: readonly string[]): boolean {
  return purposeDemanded && purpose === null && needsPurpose(fields);
}

/** A refusal says back what was asked, and what stands in its way: both may name somebody. */
function withoutWords({ path, extensions }: GraphQLFormattedError): GraphQLFormattedError {
  const code = String(extensions?.code ?? 'UNKNOWN');
  return { message: 'This could not be answered', ...(path && { path }), extensions: { code } };
}

function isAboutWording({ message, extensions }: GraphQLFormattedError): boolean {
  const code = extensions?.code;
  // graphql-js has no code of its own for variables that do not fit their types.
  if (code === 'BAD_USER_INPUT') return message.startsWith('Variable "$');
  return code === 'GRAPHQL_PARSE_FAILED' || code === 'GRAPHQL_VALIDATION_FAILED';
}

/** An answer leaves only after its entry is in the access log. */
function logging(log: AccessLog): ApolloServerPlugin<LoggedContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse(request) {
          await log.append(entryFor(request));
        },
      };
    },
  };
}

function entryFor(request: Answering): AccessEntry {
  const { user, session } = request.contextValue.asked.signedIn;
  const { purpose } = request.contextValue.asked;
  const { errors, ids } = outcomeOf(request);
  const fields = request.operation && request.document ? topFields(request.operation, request.document) : [];
  const action: AccessAction = errors[0] !== undefined && ids.length === 0 ? 'REFUSED' : actionOf(fields);
  return {
    action,
    actor: user.name,
    agency: user.agency,
    session: session.id,
    operation: request.operationName ?? '',
    fields,
    ...(purpose === null ? {} : { purpose }),
    question: {
      sha256: createHash('sha256')
        .update(request.source ?? '')
        .digest('hex'),
      variables: JSON.stringify(request.request.variables ?? {}).slice(0, LONGEST_VARIABLES),
    },
    ids,
    persons: [...request.contextValue.personsRead],
    recipients: [...request.contextValue.recipients],
    result: errors[0] ?? 'ok',
  };
}

/** Codes of what went wrong, and ids of all that was read or is in the answer. */
function outcomeOf({ response, contextValue }: Answering) {
  const ids = new Set(contextValue.idsRead);
  if (response.body.kind !== 'single') return { errors: [], ids: [...ids] };
  const { data, errors } = response.body.singleResult;
  noteIds(data, (id) => ids.add(id));
  return { errors: (errors ?? []).map((e) => String(e.extensions?.code ?? 'UNKNOWN')), ids: [...ids] };
}
