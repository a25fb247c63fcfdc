using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;

namespace Langfuse.Observe.Reliability.Sink;

/// <summary>The ids of everything that arrived, over all servers of one run.</summary>
internal sealed class Arrivals
{
    // The attempts that brought each; see AnswerWatch.
    private readonly Dictionary<ulong, List<int>> _spans = [];
    private readonly Dictionary<string, List<int>> _scores = [];

    private readonly Dictionary<string, int> _heardOf = [];

    public MediaStore Media { get; } = new();

    public int Spans
    {
        get
        {
            lock (_spans)
            {
                return _spans.Count;
            }
        }
    }

    public int Scores
    {
        get
        {
            lock (_scores)
            {
                return _scores.Count;
            }
        }
    }

    /// <summary>Spans and scores that came more than once.</summary>
    public int Duplicates => All.Count(static attempts => attempts.Count > 1);

    /// <summary>Spans and scores that came once more though the client had got the answer to a request that brought them.</summary>
    public int Unexplained(AnswerWatch answers) => All.Count(attempts => attempts.Count - 1 > attempts.Count(attempt => !answers.WasAnsweredAnywhere(attempt)));

    /// <summary>Spans and scores that came in a request whose answer the client got.</summary>
    public int Confirmed(AnswerWatch answers) => All.Count(attempts => attempts.Exists(answers.WasAnswered));

    private IEnumerable<List<int>> All => _spans.Values.Concat(_scores.Values);

    public bool Has(ulong spanId)
    {
        lock (_spans)
        {
            return _spans.ContainsKey(spanId);
        }
    }

    public void Take(Request request)
    {
        if (request.IsScores)
        {
            TakeScores(request);
        }
        else
        {
            TakeSpans(request);
        }
    }

    /// <summary>Whether a span is among those that <see cref="SinkMode.Refusing"/> refuses.</summary>
    public static bool IsBad(ulong id) => id % 64 == 0;

    /// <summary>Whether a request has such a span.</summary>
    public static bool HasBad(Request request)
    {
        var hasBad = false;
        if (!request.IsScores && !request.IsMedia)
        {
            EachSpan(request.Body, id => hasBad |= IsBad(id));
        }

        return hasBad;
    }

    /// <summary>Takes the scores that it has heard of twice before.</summary>
    /// <returns>The answer, which says of each other one that it is to come again.</returns>
    public string TakeSomeScores(Request request)
    {
        using var json = JsonDocument.Parse(request.Body);
        var errors = new List<string>();
        lock (_scores)
        {
            foreach (var score in json.RootElement.GetProperty("batch").EnumerateArray())
            {
                var id = score.GetProperty("body").GetProperty("id").GetString()!;
                var heard = _heardOf.GetValueOrDefault(id);
                _heardOf[id] = heard + 1;
                if (heard >= 2)
                {
                    Add(_scores, id, request.Attempt);
                }
                else
                {
                    errors.Add(string.Create(CultureInfo.InvariantCulture, $$"""{"id":"{{score.GetProperty("id").GetString()}}","status":{{(heard == 0 ? 429 : 503)}},"message":"later"}"""));
                }
            }
        }

        return $$"""{"successes":[],"errors":[{{string.Join(',', errors)}}]}""";
    }

    private void TakeScores(Request request)
    {
        using var json = JsonDocument.Parse(request.Body);
        lock (_scores)
        {
            foreach (var score in json.RootElement.GetProperty("batch").EnumerateArray())
            {
                Add(_scores, score.GetProperty("body").GetProperty("id").GetString()!, request.Attempt);
            }
        }
    }

    private void TakeSpans(Request request)
    {
        var attempt = request.Attempt;
        lock (_spans)
        {
            EachSpan(request.Body, id => Add(_spans, id, attempt));
        }
    }

    private static void Add<T>(Dictionary<T, List<int>> arrived, T id, int attempt)
        where T : notnull
    {
        if (!arrived.TryGetValue(id, out var attempts))
        {
            arrived.Add(id, attempts = new List<int>(1));
        }

        attempts.Add(attempt);
    }

    /// <summary>Follows field 1 (ResourceSpans), 2 (ScopeSpans), 2 (Span), 2 (span id).</summary>
    private static void EachSpan(byte[] body, Action<ulong> found) =>
        Each(body, 1, resource => Each(resource, 2, scope => Each(scope, 2, span => Each(span, 2, id => found(BinaryPrimitives.ReadUInt64BigEndian(id.Span))))));

    private static void Each(ReadOnlyMemory<byte> message, int wanted, Action<ReadOnlyMemory<byte>> found)
    {
        for (var at = 0; at < message.Length;)
        {
            var tag = Varint.Read(message.Span, ref at);
            switch (tag & 7)
            {
                case 0:
                    Varint.Read(message.Span, ref at);
                    break;
                case 1:
                    at += 8;
                    break;
                case 5:
                    at += 4;
                    break;
                default:
                    var length = (int)Varint.Read(message.Span, ref at);
                    if ((int)(tag >> 3) == wanted)
                    {
                        found(message.Slice(at, length));
                    }

                    at += length;
                    break;
            }
        }
    }
}
