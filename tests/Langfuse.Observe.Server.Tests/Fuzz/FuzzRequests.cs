using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Langfuse.Observe.Server.Tests.Contract;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Fuzz;

/// <summary>Requests that are nearly right: exports, REST calls and filters, spoilt a little.</summary>
internal sealed partial class FuzzRequests(Mutation mutation, IReadOnlyList<string> operations, ApiRequests requests)
{
    // These would call other machines, or end what the others work on.
    private static readonly string[] s_leftOut = ["/api/integrations", "llm-connections", "/login", "/api/local/password", "/apiKeys", "evaluation-settings", "/scim"];

    private static readonly string[] s_filtered = ["traces", "observations", "v2/observations", "sessions", "v3/scores", "v2/scores", "experiments?fromStartTime=2020-01-01T00:00:00Z"];
    private static readonly string[] s_columns = ["name", "userId", "tags", "metadata", "latency", "totalCost", "timestamp", "startTime", "scores_avg", "score_categories", "level", "environment", "id", "input"];
    private static readonly string[] s_types = ["string", "number", "datetime", "boolean", "stringOptions", "arrayOptions", "categoryOptions", "stringObject", "numberObject", "booleanObject", "null", "text"];
    private static readonly string[] s_operators = ["=", "!=", "<>", ">", "<", ">=", "<=", "contains", "does not contain", "starts with", "ends with", "any of", "none of", "all of", "is null", "is not null", "matches"];

    private readonly IReadOnlyList<string> _operations = [.. operations.Where(operation => operation.Contains(" /api/", StringComparison.Ordinal) && !s_leftOut.Any(part => operation.Contains(part, StringComparison.Ordinal)))];

    public HttpRequestMessage Next() => mutation.Random.Next(10) switch
    {
        < 3 => Protobuf(),
        3 => OtlpJson(),
        4 => Events(),
        5 or 6 => Filter(),
        _ => Rest(),
    };

    private HttpRequestMessage Protobuf()
    {
        var span = new ProtoSpan
        {
            TraceId = Ids.Trace(mutation.Random.Next(50)), SpanId = Ids.Span(mutation.Random.Next(200)), Name = mutation.Text(),
            Attributes =
            {
                ["langfuse.observation.type"] = mutation.Chance(0.5) ? "generation" : mutation.Text(),
                ["langfuse.observation.model.name"] = mutation.Chance(0.5) ? "gpt-4o" : mutation.Text(),
                ["langfuse.observation.input"] = mutation.SpoilJson("""[{"role":"user","content":"a"}]"""),
                ["langfuse.observation.usage_details"] = mutation.SpoilJson("""{"input":1,"output":2}"""),
                ["langfuse.observation.cost_details"] = mutation.SpoilJson("""{"input":0.1,"total":0.2}"""),
                ["langfuse.observation.metadata." + mutation.Text()] = mutation.Text(),
                ["session.id"] = mutation.Text(),
                ["langfuse.trace.tags"] = new[] { mutation.Text(), "t" },
                [mutation.Text()] = mutation.Random.NextInt64(),
            },
        };
        var body = ProtoSpan.Export(span);
        var isZipped = mutation.Chance(0.2);
        body = mutation.Chance(0.6) ? mutation.Spoil(body) : body;
        var content = new ByteArrayContent(isZipped ? Zip(body) : body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-protobuf");
        if (isZipped || mutation.Chance(0.02))
        {
            content.Headers.ContentEncoding.Add("gzip");
        }

        return new HttpRequestMessage(HttpMethod.Post, "api/public/otel/v1/traces") { Content = content };
    }

    private HttpRequestMessage OtlpJson() => Post("otel/v1/traces", mutation.SpoilJson(
        $$$$"""{"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"s"}}]},"scopeSpans":[{"scope":{"name":"n"},"spans":[{"traceId":"{{{{Ids.Trace(1)}}}}","spanId":"{{{{Ids.Span(1)}}}}","name":"a","kind":1,"startTimeUnixNano":"1770000000000000000","endTimeUnixNano":"1770000000000000001","attributes":[{"key":"a","value":{"intValue":"1"}},{"key":"b","value":{"arrayValue":{"values":[{"doubleValue":1}]}}},{"key":"c","value":{"kvlistValue":{"values":[{"key":"d","value":{"boolValue":true}}]}}}],"events":[{"name":"exception","timeUnixNano":"1","attributes":[]}],"status":{"code":2,"message":"m"}}]}]}]}"""));

    private HttpRequestMessage Events() => Post("ingestion", mutation.SpoilJson(
        """{"batch":[{"id":"1","type":"trace-create","timestamp":"2026-01-01T00:00:00Z","body":{"id":"t","name":"n","tags":["a"],"metadata":{"a":1},"input":{"q":1}}},{"id":"2","type":"generation-create","timestamp":"2026-01-01T00:00:00Z","body":{"id":"g","traceId":"t","model":"gpt-4o","usage":{"promptTokens":1,"completionTokens":2},"usageDetails":{"input":1},"startTime":"2026-01-01T00:00:00Z","endTime":"2026-01-01T00:00:01Z"}},{"id":"3","type":"score-create","timestamp":"2026-01-01T00:00:00Z","body":{"name":"s","value":1,"traceId":"t","dataType":"NUMERIC"}}],"metadata":{}}"""));

    private HttpRequestMessage Filter()
    {
        var place = mutation.Pick(s_filtered);
        var value = mutation.Random.Next(4) switch { 0 => "1.5", 1 => "[\"a\"]", 2 => "\"2026-01-01T00:00:00Z\"", _ => "\"a\"" };
        var filter = $$"""[{"type":"{{mutation.Pick(s_types)}}","column":"{{mutation.Pick(s_columns)}}","operator":"{{mutation.Pick(s_operators)}}","value":{{value}},"key":"k"}]""";
        filter = mutation.Chance(0.6) ? mutation.SpoilJson(filter) : filter;
        var path = $"api/public/{place}{(place.Contains('?', StringComparison.Ordinal) ? '&' : '?')}filter={Uri.EscapeDataString(filter)}";
        return new HttpRequestMessage(HttpMethod.Get, mutation.Chance(0.3) ? $"{path}&{Parameter()}" : path);
    }

    private HttpRequestMessage Rest()
    {
        var operation = mutation.Pick(_operations);
        var (method, template) = (new HttpMethod(operation.Split(' ')[0]), operation.Split(' ')[1].TrimStart('/'));
        var known = requests.For(operation);
        var path = known is { } request && mutation.Chance(0.6) ? "api/public/" + request.Path : Hole().Replace(template, _ => Segment());
        for (var more = mutation.Random.Next(3); more > 0; more--)
        {
            path += (path.Contains('?', StringComparison.Ordinal) ? '&' : '?') + Parameter();
        }

        var message = new HttpRequestMessage(method, path);
        if (method != HttpMethod.Get)
        {
            var body = mutation.SpoilJson(known?.Body ?? """{"name":"n","value":1,"items":[{"id":"i"}]}""");
            message.Content = new StringContent(body, Encoding.UTF8, mutation.Chance(0.95) ? "application/json" : "text/plain");
        }

        return message;
    }

    // Parts of a path that only dots are made of would be resolved away by the client.
    private string Segment() => Uri.EscapeDataString(mutation.Text().Replace("\ud800", "", StringComparison.Ordinal)) is { Length: > 0 and < 4000 } text && text.Any(character => character != '.') ? text : "x";

    private string Parameter() =>
        $"{mutation.Pick((string[])["page", "limit", "orderBy", "fromTimestamp", "toTimestamp", "name", "tags", "query", "filter", "version", "cursor", "fields", "userId", "value", "q", "offset"])}={Segment()}";

    private static HttpRequestMessage Post(string path, string body) => new(HttpMethod.Post, "api/public/" + path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    private static byte[] Zip(byte[] body)
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest))
        {
            gzip.Write(body);
        }

        return zipped.ToArray();
    }

    [GeneratedRegex("{[^}]+}")]
    private static partial Regex Hole();
}
