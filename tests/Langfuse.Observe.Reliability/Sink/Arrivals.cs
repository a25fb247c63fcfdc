using System.Buffers.Binary;
using System.Text.Json;

namespace Langfuse.Observe.Reliability.Sink;

/// <summary>The ids of everything that arrived, over all servers of one run.</summary>
internal sealed class Arrivals
{
    private readonly Dictionary<ulong, int> _spans = [];
    private readonly Dictionary<string, int> _scores = [];

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
    public int Duplicates => _spans.Values.Count(static times => times > 1) + _scores.Values.Count(static times => times > 1);

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
            TakeScores(request.Body);
        }
        else
        {
            TakeSpans(request.Body);
        }
    }

    /// <summary>Whether a span is among those that <see cref="SinkMode.Refusing"/> refuses.</summary>
    public static bool HasBad(Request request)
    {
        var hasBad = false;
        if (!request.IsScores)
        {
            EachSpan(request.Body, id => hasBad |= id % 64 == 0);
        }

        return hasBad;
    }

    private void TakeScores(byte[] body)
    {
        using var json = JsonDocument.Parse(body);
        lock (_scores)
        {
            foreach (var score in json.RootElement.GetProperty("batch").EnumerateArray())
            {
                var id = score.GetProperty("body").GetProperty("id").GetString()!;
                _scores[id] = _scores.GetValueOrDefault(id) + 1;
            }
        }
    }

    private void TakeSpans(byte[] body)
    {
        lock (_spans)
        {
            EachSpan(body, id => _spans[id] = _spans.GetValueOrDefault(id) + 1);
        }
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
