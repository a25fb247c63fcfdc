using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Langfuse.Observe.Reliability.Children;
using Langfuse.Observe.Reliability.Report;
using Langfuse.Observe.Reliability.Sink;
using Microsoft.Extensions.Logging;

namespace Langfuse.Observe.Reliability.Faults;

/// <summary>Secrets in everything that is recorded: what of them reaches the server, or the log.</summary>
internal static class PrivacyFaults
{
    /// <summary>What <see cref="Record"/> plants a text in.</summary>
    private const int Fields = 16;

    // In pieces: whole they would be found by those who search repositories for them.
    private static readonly string[] s_secrets =
    [
        "sk-" + "lf-12345678-1234-1234-1234-123456789012", "gh" + "p_16C7e42F292c6912E7710c838347Ae178B4a", "gl" + "pat-a1B2c3D4e5F6g7H8i9J0", "hf" + "_a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8",
        "SG" + ".a1B2c3D4e5F6g7H8i9J0kk.a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0u1V", "xapp" + "-1-A0123456789-1234567890123-a1b2c3d4e5f6", "GOCSPX" + "-a1B2c3D4e5F6g7H8i9J0k1L2m3N4",
        "AKIA" + "IOSFODNN7EXAMPLE", "ASIA" + "IOSFODNN7EXAMPLE", "np" + "m_a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8", "alice@example.com", "4111.1111.1111.1111",
    ];

    private static readonly string[] s_before = ["", "text ", "\n", "\t", "\r\n", "\"", "\\", "/", "(", "\u2028", "first line\n"];
    private static readonly string[] s_after = ["", " text", "\n", "\"", ")"];

    private static readonly string[] s_ordinary =
    [
        "Basic understanding of bearer certificates", "sk-learn-pipelines-and-other-things", "risk-assessment-of-all-departments", "lodash@4.17.21 and react@18.2.0", "C:\\new\\temp\\users",
        "id 6f9619ff-8b86-d011-b42d-00c04fc964ff", "on 2026-01-02 at 10:15:30", "price 1,234.56 EUR, 1 234 pieces",
    ];

    public static async Task<List<Row>> RunAsync() => [await PlantedAsync(), await AcrossTheBoundAsync(), await OrdinaryAsync(), await LogAsync()];

    private static async Task<Row> PlantedAsync()
    {
        var bodies = new ConcurrentQueue<string>();
        var arrivals = new Arrivals();
        await using var sink = SinkServer.Start(SinkMode.Count, arrivals);
        sink.Taken = request => bodies.Enqueue(Encoding.UTF8.GetString(request.Content));
        await using var client = Clients.At(sink.Port, static options => options.Mask = static (_, text) => Redactor.Apply(text));
        var (planted, made) = (0, 0);
        foreach (var secret in s_secrets)
        {
            foreach (var written in Writings(secret))
            {
                foreach (var before in s_before)
                {
                    foreach (var after in s_after)
                    {
                        Record(client, before + written + after);
                        made++;
                        planted += Fields;
                    }
                }
            }

            await client.FlushAsync(TimeSpan.FromSeconds(60));
        }

        await SpoolPlace.FlushUntilAsync(client, () => client.Delivery.Pending == 0);
        var all = string.Join('\n', bodies);
        var leaked = s_secrets.SelectMany(Writings).Count(written => IsIn(all, written) || IsIn(all, Escaped(written)));
        return new(
            $"{s_secrets.Length} kinds of secrets, written in 5 ways, at {s_before.Length * s_after.Length} places of a text, in {Fields} fields, redactors on",
            "none arrives",
            $"planted {planted}, observations and scores made {2 * made}, arrived {arrivals.Spans + arrivals.Scores}, secrets among them {leaked}",
            leaked == 0 && arrivals.Spans == made && arrivals.Scores == made);
    }

    private static async Task<Row> AcrossTheBoundAsync()
    {
        const int Bound = 2_048;
        var bodies = new ConcurrentQueue<string>();
        var arrivals = new Arrivals();
        await using var sink = SinkServer.Start(SinkMode.Count, arrivals);
        sink.Taken = request => bodies.Enqueue(Encoding.UTF8.GetString(request.Content));
        await using var client = Clients.At(sink.Port, static options =>
        {
            options.Mask = static (_, text) => Redactor.Apply(text);
            options.MaxFieldBytes = Bound;
        });
        var made = 0;
        foreach (var behind in (int[])[0, 100, 100_000])
        {
            for (var before = Bound - 80; before < Bound + 20; before++)
            {
                var text = new string('a', before) + " " + s_secrets[0] + " " + new string('b', behind);
                client.StartTrace("t", input: text, output: new { text }, metadata: new { text }).End();
                made++;
            }
        }

        await SpoolPlace.FlushUntilAsync(client, () => client.Delivery.Pending == 0);
        var leaked = bodies.Count(static body => body.Contains("sk-", StringComparison.Ordinal));
        return new(
            "a key across the bound of a field, at every offset, with 0, 100 and 100,000 characters behind it",
            "no part of it arrives",
            $"made {made}, arrived {arrivals.Spans}, requests with a part of it {leaked} of {bodies.Count}",
            leaked == 0 && arrivals.Spans == made);
    }

    private static async Task<Row> OrdinaryAsync()
    {
        var bodies = new ConcurrentQueue<string>();
        var arrivals = new Arrivals();
        await using var sink = SinkServer.Start(SinkMode.Count, arrivals);
        sink.Taken = request => bodies.Enqueue(Encoding.UTF8.GetString(request.Content));
        await using var client = Clients.At(sink.Port, static options => options.Mask = static (_, text) => Redactor.Apply(text));
        foreach (var text in s_ordinary)
        {
            client.StartTrace("t", input: text).End();
        }

        await SpoolPlace.FlushUntilAsync(client, () => client.Delivery.Pending == 0);
        var whole = s_ordinary.Count(text => bodies.Any(body => body.Contains(text, StringComparison.Ordinal)));
        return new(
            "ordinary words that look a little like secrets",
            "all arrive as they are",
            $"made {s_ordinary.Length}, arrived {arrivals.Spans}, unchanged {whole}",
            whole == s_ordinary.Length);
    }

    private static async Task<Row> LogAsync()
    {
        const string Hidden = "SECRET-4711";
        var logger = new KeepingLogger();
        var arrivals = new Arrivals();
        await using var sink = SinkServer.Start(SinkMode.Count, arrivals);
        var address = new Uri($"http://user:{Hidden}@127.0.0.1:{sink.Port}");
        await using (var client = Clients.At(address, options =>
        {
            options.LoggerFactory = logger;
            options.Environment = "Not Valid " + Hidden;
        }))
        {
            var traceId = LangfuseClient.CreateTraceId();
            client.Score("number", Hidden, traceId: traceId, dataType: ScoreDataType.Numeric);
            client.Score("boolean", Hidden, traceId: traceId, dataType: ScoreDataType.Boolean);
            client.Score("id", 1, traceId: Hidden + "\r" + new string('x', 900));
            client.Score("correction", Hidden, traceId: traceId, dataType: ScoreDataType.Correction, configId: "c");
            client.StartTrace("t").End();
            await client.FlushAsync(TimeSpan.FromSeconds(20));
        }

        var named = logger.Messages.Count(static message => message.Contains(Hidden, StringComparison.Ordinal));
        return new(
            "scores, ids and an environment that are refused, an address with a password",
            "the log says so and shows nothing of them",
            $"refused 5, messages {logger.Messages.Count}, with a part of them {named}",
            named == 0 && logger.Messages.Count >= 5);
    }

    private static IEnumerable<string> Writings(string secret)
    {
        var half = secret.Length / 2;
        yield return secret;
        yield return string.Concat(secret.Select(static character => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}")));
        yield return Convert.ToBase64String(Encoding.UTF8.GetBytes("the key is " + secret)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        yield return $"**{secret[..half]}**{secret[half..]}";
        yield return JsonSerializer.Serialize(new { arguments = "a\n" + secret });
    }

    private static void Record(LangfuseClient client, string text)
    {
        var trace = client.StartTrace(
            "name " + text, userId: text, sessionId: text, tags: [text], input: text, metadata: new Dictionary<string, string> { ["k"] = text, ["key " + text] = "v" });
        trace.Update(
            output: new { deep = new object[] { 1, new { deeper = new[] { "x", text } } }, map = new Dictionary<string, int> { [text] = 1 } }, metadata: new { own = text },
            modelParameters: new { stop = text }, statusMessage: text);
        trace.ExpectFailure(new InvalidOperationException(text));
        trace.Score("tone", "label " + text, comment: text, metadata: new { by = text });
        trace.End();
    }

    /// <summary>Where it is, is said: that is what one wants to know next.</summary>
    private static bool IsIn(string bodies, string text)
    {
        var at = bodies.IndexOf(text, StringComparison.Ordinal);
        if (at >= 0)
        {
            Console.Error.WriteLine($"not redacted: {bodies[Math.Max(0, at - 120)..Math.Min(bodies.Length, at + text.Length + 20)]}");
        }

        return at >= 0;
    }

    private static string Escaped(string text) => JsonSerializer.Serialize(text)[1..^1];

    private sealed class KeepingLogger : ILoggerFactory, ILogger
    {
        public ConcurrentQueue<string> Messages { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Messages.Enqueue(formatter(state, exception));

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public void Dispose()
        {
        }
    }
}
