using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Langfuse.Observe.Server.Benchmarks;

/// <summary>
/// Traces as applications make them, the same for the same seed: conversations in sessions, agents with tools, retrieval, failures, a few users
/// who do most of it, thirty days up to now, and one trace of 2,000 observations among each hundred thousand.
/// </summary>
internal sealed class Generator(int seed)
{
    public const int Days = 30;
    public const int Large = 2_000;
    private const int Users = 5_000;
    private const int EveryLarge = 100_000;
    private static readonly string[] s_models = ["gpt-4o-mini", "gpt-4o", "claude-sonnet-4-5", "gemini-2.5-flash", "llama-3.3-70b"];
    private static readonly string[] s_tools = ["search_orders", "get_weather", "run_sql", "send_mail", "calculator"];

    private readonly Random _random = new(seed);
    private readonly Texts _texts = new();
    private readonly Bytes _span = new();
    private readonly Bytes _attribute = new();
    private readonly Bytes _value = new();
    private readonly long _endUs = new DateTimeOffset(DateTime.UtcNow.Date, TimeSpan.Zero).ToUnixTimeMilliseconds() * 1000;
    private int _sinceLarge;

    public Texts Words => _texts;

    public List<string> TraceIds { get; } = [];

    public List<string> LargeTraceIds { get; } = [];

    public List<string> SpanIds { get; } = [];

    public int Made { get; private set; }

    /// <summary>The next export of about so many spans.</summary>
    public byte[] Export(int spans)
    {
        var scope = new Bytes();
        scope.Message(1, new Bytes().Text(1, "langfuse-sdk").Text(2, "5.11.1").Written);
        for (var until = Made + spans; Made < until;)
        {
            AddTrace(scope);
        }

        var resource = new Bytes();
        resource.Message(1, new Bytes().Message(1, new Bytes().Text(1, "service.name").Message(2, new Bytes().Text(1, "shop").Written).Written).Written);
        return new Bytes().Message(1, resource.Message(2, scope.Written).Written).Written.ToArray();
    }

    private void AddTrace(Bytes scope)
    {
        var trace = new TraceOf(_random, _endUs, Skewed(Users));
        if (TraceIds.Count < 20_000)
        {
            TraceIds.Add(trace.Id);
        }

        if (_sinceLarge > EveryLarge)
        {
            _sinceLarge = 0;
            LargeTraceIds.Add(trace.Id);
            Agent(scope, trace, steps: (Large - 2) / 2);
            return;
        }

        switch (_random.Next(10))
        {
            case < 5:
                Chat(scope, trace);
                break;
            case < 8:
                Retrieval(scope, trace);
                break;
            default:
                Agent(scope, trace, steps: 2 + _random.Next(8));
                break;
        }
    }

    private void Chat(Bytes scope, TraceOf trace)
    {
        var root = Add(scope, trace, null, "chat-turn", "span", _texts.Sentence(_random, 15), _texts.Sentence(_random, 60));
        Add(scope, trace, root, "answer", "generation", Messages(3), _texts.Sentence(_random, 60), isGeneration: true);
    }

    private void Retrieval(Bytes scope, TraceOf trace)
    {
        var root = Add(scope, trace, null, "ask-documents", "chain", _texts.Sentence(_random, 12), _texts.Sentence(_random, 80));
        Add(scope, trace, root, "embed", "embedding", _texts.Sentence(_random, 12), null);
        Add(scope, trace, root, "retrieve", "retriever", _texts.Sentence(_random, 12), Messages(4));
        Add(scope, trace, root, "answer", "generation", Messages(5), _texts.Sentence(_random, 80), isGeneration: true);
    }

    private void Agent(Bytes scope, TraceOf trace, int steps)
    {
        var root = Add(scope, trace, null, "support-agent", "agent", _texts.Sentence(_random, 20), _texts.Sentence(_random, 50));
        for (var step = 0; step < steps; step++)
        {
            Add(scope, trace, root, "think", "generation", Messages(2), _texts.Sentence(_random, 20), isGeneration: true);
            Add(scope, trace, root, s_tools[_random.Next(s_tools.Length)], "tool", "{\"query\":\"" + _texts.Sentence(_random, 4) + "\"}", _texts.Sentence(_random, 30), canFail: true);
        }

        Add(scope, trace, root, "final", "generation", Messages(2), _texts.Sentence(_random, 50), isGeneration: true);
    }

    private string Messages(int count) =>
        "[" + string.Join(',', Enumerable.Range(0, count).Select(index => $"{{\"role\":\"{(index % 2 == 0 ? "user" : "assistant")}\",\"content\":\"{_texts.Sentence(_random, 25)}\"}}")) + "]";

    private ulong Add(Bytes scope, TraceOf trace, ulong? parent, string name, string type, string input, string? output, bool isGeneration = false, bool canFail = false)
    {
        var id = trace.NextSpan();
        Made++;
        _sinceLarge++;
        if (Made % 97 == 0 && SpanIds.Count < 20_000)
        {
            SpanIds.Add(id.ToString("x16", CultureInfo.InvariantCulture));
        }

        var startUs = trace.Advance(_random.Next(200_000));
        var endUs = trace.Advance((long)Math.Exp(_random.NextDouble() * 7) * 1000);
        _span.Clear().Message(1, Convert.FromHexString(trace.Id)).Message(2, Convert.FromHexString(id.ToString("x16", CultureInfo.InvariantCulture)));
        if (parent is { } above)
        {
            _span.Message(4, Convert.FromHexString(above.ToString("x16", CultureInfo.InvariantCulture)));
        }

        _span.Text(5, name).Number(6, 1).Fixed64(7, (ulong)startUs * 1000).Fixed64(8, (ulong)endUs * 1000);
        Text("langfuse.observation.type", type);
        Text("langfuse.observation.input", input);
        if (output is not null)
        {
            Text("langfuse.observation.output", output);
        }

        Text("user.id", trace.User);
        Text("session.id", trace.Session);
        Text("langfuse.environment", trace.Environment);
        if (parent is null)
        {
            Text("langfuse.trace.name", name);
            Text("langfuse.trace.metadata.region", trace.Environment == "production" ? "eu-west-1" : "us-east-1");
        }

        if (isGeneration)
        {
            Text("langfuse.observation.model.name", s_models[Skewed(s_models.Length)]);
            var tokens = input.Length / 4;
            Text("langfuse.observation.usage_details", $"{{\"input\":{tokens},\"output\":{(output?.Length ?? 0) / 4},\"total\":{tokens + ((output?.Length ?? 0) / 4)}}}");
        }

        if (canFail && _random.Next(20) == 0)
        {
            Text("langfuse.observation.level", "ERROR");
            _span.Message(15, _value.Clear().Text(2, "The service did not answer within 30 s").Number(3, 2).Written);
        }

        scope.Message(2, _span.Written);
        return id;
    }

    private void Text(string key, string value) =>
        _span.Message(9, _attribute.Clear().Text(1, key).Message(2, _value.Clear().Text(1, value).Written).Written);

    // Few do most.
    private int Skewed(int count) => (int)(count * Math.Pow(_random.NextDouble(), 3));

    private sealed class TraceOf
    {
        private ulong _next;
        private long _nowUs;

        public TraceOf(Random random, long endUs, int user)
        {
            var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"{random.NextInt64()}"))[..16];
            Id = Convert.ToHexStringLower(bytes);
            _next = BitConverter.ToUInt64(bytes);
            _nowUs = endUs - (long)(random.NextDouble() * TimeSpan.FromDays(Days).TotalMicroseconds);
            User = $"user-{user}";
            Session = $"{User}-session-{random.Next(20)}";
            Environment = random.Next(5) == 0 ? "staging" : "production";
        }

        public string Id { get; }

        public string User { get; }

        public string Session { get; }

        public string Environment { get; }

        public ulong NextSpan() => ++_next == 0 ? ++_next : _next;

        public long Advance(long us) => _nowUs += us;
    }
}
