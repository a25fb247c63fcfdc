using Langfuse.Observe.Recording;
using Langfuse.Observe.Runtime;

namespace Langfuse.Observe.Testing;

/// <summary>Records in memory what the code under test records, without a client, keys or network.</summary>
/// <remarks>It sees only what the async flow that started it records, so tests run side by side without seeing each other.</remarks>
public sealed class LangfuseRecorder : IDisposable
{
    private readonly RecorderSink _sink = new();
    private readonly Ambient? _outer = Ambient.Current;

    private LangfuseRecorder()
    {
        SinkRegistry.AddAmbient(_sink);
        Ambient.Current = (_outer ?? new Ambient()) with { Recorder = _sink, IsUnsampled = false };
    }

    /// <summary>The traces recorded so far, in the order in which they began. Each holds the observations that have ended.</summary>
    public IReadOnlyList<RecordedTrace> Traces => RecordedTrace.Group(_sink.Observations(), _sink.Scores());

    /// <summary>All observations that have ended, in the order in which they began.</summary>
    public IReadOnlyList<RecordedObservation> Observations => [.. Traces.SelectMany(trace => trace.Observations)];

    /// <summary>All scores given so far.</summary>
    public IReadOnlyList<RecordedScore> Scores => [.. _sink.Scores().Select(RecordedScore.Of)];

    /// <summary>Starts recording in this async flow until the result is disposed.</summary>
    public static LangfuseRecorder Start() => new();

    /// <summary>A stable text tree for snapshots: no ids, no times.</summary>
    public string ToTree() => string.Concat(Traces.Select(trace => trace.ToTree()));

    /// <summary>Stops recording.</summary>
    public void Dispose()
    {
        SinkRegistry.Remove(_sink);
        if (ReferenceEquals(Ambient.Current?.Recorder, _sink))
        {
            // A replay that was started inside goes on.
            Ambient.Current = Ambient.Current?.Replay is LangfuseReplay replay ? replay.After(_outer) : _outer;
        }
    }

    private sealed class RecorderSink : ObservationSink
    {
        private readonly List<Observation> _observations = [];
        private readonly List<ScoreRecord> _scores = [];

        public override bool Samples(ulong traceIdLow, double rate) => rate > 0;

        public override void Accept(Observation observation)
        {
            lock (_observations)
            {
                _observations.Add(observation);
            }
        }

        public override void Accept(ScoreRecord score)
        {
            lock (_scores)
            {
                _scores.Add(score);
            }
        }

        /// <summary>Those that have ended, and those whose task has completed.</summary>
        public List<Observation> Observations()
        {
            Followed.EndCompleted();
            lock (_observations)
            {
                return [.. _observations];
            }
        }

        public List<ScoreRecord> Scores()
        {
            lock (_scores)
            {
                return [.. _scores];
            }
        }
    }
}
